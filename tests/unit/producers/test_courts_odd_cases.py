"""Every odd message: what of it is refused or left out is told with line and place, and the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.courts.adapter import events
from producers.files.text_files import BadRow, LeftOut
from schemas.events import Charge, Sentence
from tests.unit.producers.hearings import (
    Json,
    charge,
    defendant,
    hearing,
    offence,
    read,
    read_text,
    result,
    term,
    told,
)
from tests.unit.producers.outputs import unplaced

LOW, CODE = "greater-than-equal", "no-cjs-code"
AT = "hearing.prosecutionCases.0.defendants.0"
REFUSED: dict[str, tuple[Json, str, str]] = {
    "no hearing": ({"messageType": "x"}, "hearing", "missing"),
    "no day": (hearing(days=[]), "hearing.hearingDays", "rule"),
    "a day in words": (hearing(days=["Samsday"]), "hearing.hearingDays.0.sittingDay", "rule"),
    "a day before records": (hearing(days=["0001-01-01"]), "hearing.hearingDays.0.sittingDay", "rule"),
    "a share without a zone": (hearing(sharedTime="2021-09-08T15:30:00"), "sharedTime", "timezone-aware"),
    "a share before courts had computers": (
        hearing(sharedTime="1999-09-08T15:30:00Z"),
        f"{AT} (revision)",
        "greater-than-equal",
    ),
    "a defendant without an id": (hearing(defendant(id=" ")), f"{AT}.id", "string-type"),
    "a defendant whose id is not known": (hearing(defendant(id="Unknown")), f"{AT}.id", "rule"),
    "a hearing whose id is not known": (
        {"hearing": hearing()["hearing"] | {"id": "TBC"}} | {"sharedTime": "2021-09-08T15:30:00Z"},
        "hearing.id",
        "rule",
    ),
    "a defendant that is no object": (hearing("Sample"), AT, "model-type"),
    "a birth date that never was": (
        hearing(defendant(dateOfBirth="1990-02-31")),
        f"{AT}.personDefendant.personDetails.dateOfBirth",
        "rule",
    ),
    "an organisation": (
        hearing({"id": "d1", "legalEntityDefendant": {"organisation": {"name": "Sample Ltd"}}}),
        f"{AT}.personDefendant",
        "no-person",
    ),
    "an offence without words": (
        hearing(defendant(offence(1), offence(2, offenceTitle=" ", offenceCode=None))),
        f"{AT}.offences.1",
        "no-offence",
    ),
    "an offence whose title is a text": (
        hearing(defendant(offence(1), offence(2, offenceTitle="t" * 301))),
        f"{AT}.offences.1.offenceTitle",
        "string-too-long",
    ),
    "an offence whose title no index can store": (
        hearing(defendant(offence(1, offenceTitle="The\0ft"))),
        f"{AT}.offences.0.offenceTitle",
        "rule",
    ),
    "more offences than an event holds": (hearing(defendant(*map(offence, range(101)))), f"{AT} (items)", "too-long"),
    "a name as long as a page": (hearing(defendant(lastName="x" * 301)), f"{AT} (surname)", "string-too-long"),
}
TERMS: dict[str, Json] = {
    "custody without a term": result("Imprisonment"),
    "custody in hours": result("Imprisonment", term("H", 100)),
    "both at once": result("Imprisonment", term(), concurrent=True, consecutive_to=1),
}
LEFT_OUT: dict[str, tuple[Json, str, str]] = {
    "a code of another form": (
        hearing(defendant(offence(1, offenceCode="ABC001"))),
        f"{AT}.offences.0.offenceCode",
        "no-cjs-code",
    ),
    "a sex we have no word for": (
        hearing(defendant(gender="SAMPLE")),
        f"{AT}.personDefendant.personDetails.gender",
        "not-on-the-list",
    ),
    "a term of no known sentence": (
        hearing(defendant(offence(1, result("Football banning order", term())))),
        f"{AT}.offences.0.judicialResults.0.durationElement",
        "unknown-sentence",
    ),
    "a label too long for the outcome": (
        hearing(defendant(offence(1, result("x" * 301)))),
        f"{AT}.offences.0.judicialResults.0.label",
        "too-long",
    ),
    "results of the whole case": (
        hearing(defendant() | {"defendantCaseJudicialResults": [{"label": "Costs"}]}),
        f"{AT}.defendantCaseJudicialResults",
        "whole-case",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_refused_with_its_place_and_the_message_after_it_goes_on(name: str) -> None:
    message, place, rule = REFUSED[name]
    found = read(message, hearing())
    assert told(found, BadRow) == [(1, place, rule)]
    assert [type(one) for one in found] == [BadRow, Charge]
    assert "Sam" not in str(found[0])


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_an_event_has_no_place_for_is_told_and_the_event_goes_on(name: str) -> None:
    message, place, rule = LEFT_OUT[name]
    found = read(message)
    assert told(found, LeftOut) == [(1, place, rule)]
    assert told(found, BadRow) == []
    assert any(isinstance(one, Charge) for one in found)


@pytest.mark.parametrize("name", TERMS)
def test_sentences_are_told_whole_or_not_at_all_for_a_part_would_take_back_the_rest(name: str) -> None:
    found = read(hearing(defendant(offence(1, TERMS[name]), offence(2, result("Fine")))))
    assert told(found, BadRow) == [(1, f"{AT}.offences.0.judicialResults.0", "term")]
    assert [type(one) for one in found] == [Charge, BadRow]


def test_a_wrong_defendant_is_refused_alone() -> None:
    found = read(hearing(defendant(id="d1"), defendant(id="d2", dateOfBirth="?"), defendant(id="d3")))
    assert [type(one) for one in found] == [Charge, BadRow, Charge]


def test_two_defendants_with_one_id_cannot_be_told_apart_so_the_second_is_refused() -> None:
    found = read(hearing(defendant(), defendant(firstName="Ann")))
    assert told(found, BadRow) == [(1, f"{AT.removesuffix('0')}1.id", "repeated-defendant")]


def test_a_hearing_with_nobody_in_it_and_a_defendant_without_offences_are_told() -> None:
    nobody = hearing() | {"hearing": hearing()["hearing"] | {"prosecutionCases": []}}
    assert told(read(nobody), LeftOut) == [(1, "hearing.prosecutionCases", "no-defendant")]
    assert told(read(hearing(defendant() | {"offences": []})), LeftOut) == [(1, f"{AT}.offences", "no-offence")]


def test_a_message_in_its_notification_takes_the_time_from_it() -> None:
    inner = json.dumps(hearing(sharedTime=None))
    said = charge({"Type": "Notification", "Message": inner, "Timestamp": "2021-09-09T08:10:00Z"})
    assert said.recorded_at.isoformat() == "2021-09-09T08:00:00+00:00"


def test_a_message_of_another_type_is_refused() -> None:
    attributes = {"messageType": {"Type": "String", "Value": "LIBRA_COURT_CASE"}}
    found = read({"Message": "<xml/>", "MessageAttributes": attributes})
    assert told(found, BadRow) == [(1, "MessageAttributes.messageType", "not-a-hearing")]


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_file_holds_no_message(text: str) -> None:
    assert read_text(text) == []


def test_a_message_over_many_lines_is_one_and_a_broken_line_among_many_is_refused_alone() -> None:
    (whole,) = read_text(json.dumps(hearing(), indent=2))
    assert isinstance(whole, Charge)
    line = json.dumps(hearing())
    found = read_text(f"{line}\n{line[:-5]}\n\n{line}\n")
    assert [type(one) for one in found] == [Charge, BadRow, Charge]
    assert [one.line for one in found if isinstance(one, BadRow)] == [2]


def test_the_order_in_which_offences_come_changes_nothing() -> None:
    offences = [offence(number, result("Imprisonment", term("M", number))) for number in (1, 2, 3)]
    one, other = (read(hearing(defendant(*order))) for order in (offences, offences[::-1]))
    assert one == other


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5_000)
    | st.sampled_from(["", "Y", "Imprisonment", "2021-09-08", "x", "x" * 301, "\0"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "label", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
PARTS = [
    ("personDefendant",),
    ("personDefendant", "personDetails", "address"),
    ("personDefendant", "personDetails", "dateOfBirth"),
    ("offences",),
    ("offences", 0, "offenceCode"),
    ("offences", 0, "offenceTitle"),
    ("offences", 0, "wording"),
    ("personDefendant", "personDetails", "lastName"),
    ("offences", 0, "listingNumber"),
    ("offences", 0, "judicialResults"),
    ("offences", 0, "judicialResults", 0, "durationElement"),
    ("offences", 0, "judicialResults", 0, "durationElement", "primaryDurationUnit"),
    ("offences", 0, "judicialResults", 0, "durationElement", "primaryDurationValue"),
    ("offences", 0, "judicialResults", 0, "judicialResultPrompts", 0, "value"),
]


@given(st.sampled_from(PARTS), JSON)
def test_whatever_stands_in_a_message_it_is_events_or_told_with_a_place(part: tuple[Any, ...], value: Any) -> None:
    who = defendant(offence(1, result("Imprisonment", term(), concurrent=True)))
    inner: Any = who
    *path, last = part
    for name in path:
        inner = inner.setdefault(name, {}) if isinstance(inner, dict) else inner[name]
    inner[last] = value
    found = read(hearing(who))
    assert found
    assert all(problem.path for one in found if isinstance(one, BadRow | LeftOut) for problem in one.problems)


def test_the_examples_of_the_ministry_are_read_but_for_what_is_odd_in_them() -> None:
    folder = Path(__file__).parents[2] / "data/cjs_messages"
    for name in ("commonPlatformMessage.json", "commonPlatformSQSMessage.json"):
        found = unplaced(events(folder / name))
        (said,) = [one for one in found if isinstance(one, Charge)]
        assert said.items[0].offence.title == "Wound / inflict grievous bodily harm without intent"
        assert {rule for _, _, rule in told(found, BadRow)} == {"repeated-defendant"}  # three of one id
        assert {rule for _, _, rule in told(found, LeftOut)} == {"no-cjs-code", "no-place", "placeholder"}
    assert not [one for one in found if isinstance(one, Sentence)]


def test_an_invented_hearing_from_end_to_end() -> None:
    found = unplaced(events(Path(__file__).parents[2] / "data/adapters/hearing.json"))
    assert [type(one) for one in found] == [LeftOut, Charge, Sentence, LeftOut, LeftOut, LeftOut]
    assert [rule for _, _, rule in told(found, LeftOut)] == ["no-place", "no-place", "placeholder", "pseudo-postcode"]
    (sentenced,) = [one for one in found if isinstance(one, Sentence)]
    assert [(one.days, one.runs) for one in sentenced.items] == [(1_096, "consecutive"), (183, "concurrent")]
