"""An item that another refutes is shown whole and counts for nothing that is denied, whichever came first."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from schemas.amendments import EventReference, Withdrawal
from schemas.events import Envelope
from schemas.ids import EventId, event_id, item_id
from schemas.views import View
from schemas.wire import SourceRecord, decode_said, encode
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from tests.make import RECORDED, example
from tests.random_logs.amendments import amended

SOURCE: Final = "intelligence-unit"
CLAIM: Final[dict[str, Any]] = {
    "threat": "drug-supply",
    "text": "He deals heroin from the flat and carries a zombie knife.",
    "persons": [
        {
            "id": "p1",
            "role": "suspect",
            "names": [{"given": "Marek", "surname": "Zywicki"}],
            "birth_date": "1988-03-14",
        }
    ],
    "locations": [{"id": "l1", "address": ["9 Sample Street"], "postcode": "NN1 1DE"}],
    "objects": [{"id": "o1", "kind": "weapon", "name": "zombie knife"}],
    "links": [{"subject": "p1", "relation": "carries", "object": "o1"}],
}
GRADES: Final[dict[str, dict[str, str]]] = {
    "good": {"source_evaluation": "1", "assessment": "B", "handling": "P"},
    "suspected-false": {"source_evaluation": "1", "assessment": "E", "handling": "P"},
    "unreliable": {"source_evaluation": "3", "assessment": "B", "handling": "P"},
    "conditional": {
        "source_evaluation": "1",
        "assessment": "B",
        "handling": "C",
        "action": "A2",
        "sanitisation": "S2",
    },
}


def report(reference: str, *items: dict[str, Any], day: int = 2) -> SourceRecord:
    event = json.loads(encode(example("intelligence-report-that-refutes-another")))
    event |= {"source_system": SOURCE, "source_reference": reference, "recorded_at": f"2018-11-{day:02}T10:00:00Z"}
    event["items"] = [{"number": number, "grade": GRADES["good"]} | one for number, one in enumerate(items, 1)]
    return decode_said(json.dumps(event).encode())


def claim(reference: str = "CLAIM", **changes: Any) -> SourceRecord:
    return report(reference, CLAIM | changes)


def refuting(reference: str, of: str, *, graded: str = "good", finding: str = "not-so", day: int = 5) -> SourceRecord:
    """A report that says of an item, ``CLAIM/1``, or of an event, ``CLAIM``, that it is not so."""
    named, _, number = of.partition("/")
    event = event_id(SOURCE, named)
    target = item_id(EventId(event), int(number)) if number else event
    denial = {"text": "Checked.", "finding": finding, "refutes": [target], "grade": GRADES[graded]}
    return report(reference, denial, day=day)


def documents(*log: SourceRecord, view: View = View.C) -> list[dict[str, Any]]:
    return [
        json.loads(value) | {"family": key.family}
        for key, value in conclude(log, flow=Flow(PURE, views=(view,))).documents.items()
    ]


def traits(*log: SourceRecord, view: View = View.C) -> set[str]:
    persons = [one for one in documents(*log, view=view) if one["family"] == "persons"]
    return {trait["trait"] for person in persons for trait in person["traits"]}


@pytest.mark.parametrize("of", ["CLAIM/1", "CLAIM"])
@pytest.mark.parametrize("finding", ["not-so", "retracted", "malicious", "mistaken"])
def test_what_is_refuted_gives_nobody_a_trait_and_no_place_an_item(of: str, finding: str) -> None:
    log = claim(), refuting("DENIAL", of, finding=finding)
    assert traits(*log[:1]) >= {"drug-supply-nominal", "carries-weapons"}
    assert traits(*log) == traits(*log[::-1]) == set()
    assert [one["family"] for one in documents(*log)].count("locations") == 0
    assert [one["name"] for one in documents(*log) if one["family"] == "persons"] == ["Marek Zywicki"]


def test_a_search_that_found_nothing_takes_away_what_was_to_be_found() -> None:
    log = claim(), refuting("SEARCH", "CLAIM/1", finding="nothing-found")
    assert traits(*log) == set()
    assert [one["family"] for one in documents(*log)].count("locations") > 0


def test_the_document_of_the_event_shows_the_item_whole_and_what_refutes_it() -> None:
    denials = [refuting(f"DENIAL-{day}", "CLAIM/1", day=day) for day in (6, 5)]
    (event,) = [
        one for one in documents(claim(), *denials) if one["family"] == "events" and one["source_reference"] == "CLAIM"
    ]
    (item,) = event["items"]
    assert item["text"] == CLAIM["text"]
    earliest_first = [item_id(EventId(event_id(SOURCE, f"DENIAL-{day}")), 1) for day in (5, 6)]
    assert item["refuted_by"] == earliest_first


@pytest.mark.parametrize("graded", ["suspected-false", "unreliable"])
def test_what_may_raise_no_alert_refutes_nothing(graded: str) -> None:
    assert traits(claim(), refuting("DENIAL", "CLAIM/1", graded=graded)) == traits(claim())


def test_what_is_refuted_in_its_turn_refutes_nothing() -> None:
    log = [claim(), refuting("DENIAL", "CLAIM/1"), refuting("DENIED", "DENIAL", day=6)]
    assert traits(*log) == traits(*reversed(log)) == traits(claim())
    assert traits(*log, refuting("AGAIN", "DENIED", day=7)) == set()
    assert traits(log[0], log[1], refuting("EARLIER", "DENIAL", day=3)) == set()


def test_of_two_that_refute_each_other_the_later_stands() -> None:
    earlier, later = refuting("EARLIER", "LATER", day=5), refuting("LATER", "EARLIER", day=6)
    events = [one for one in documents(earlier, later) if one["family"] == "events"]
    refuted = {one["source_reference"]: one["items"][0].get("refuted_by") for one in events}
    assert refuted == {"EARLIER": [item_id(EventId(event_id(SOURCE, "LATER")), 1)], "LATER": None}


def test_other_items_of_the_event_are_not_refuted_with_one() -> None:
    two = report("CLAIM", CLAIM, CLAIM)
    assert traits(two, refuting("DENIAL", "CLAIM/1")) == traits(two)
    assert traits(two, refuting("DENIAL", "CLAIM/1"), refuting("MORE", "CLAIM/2")) == set()


def test_a_refutation_that_is_withdrawn_refutes_nothing() -> None:
    denial = refuting("DENIAL", "CLAIM/1")
    assert isinstance(denial, Envelope)
    gone = Withdrawal(
        amendment_id=amended("gone"),
        source_system=SOURCE,
        event=EventReference(source_system=SOURCE, source_reference="DENIAL"),
        recorded_at=RECORDED,
        reason="recorded by mistake",
    )
    assert traits(claim(), denial, gone) == traits(claim())


def test_a_conditional_refutation_is_not_felt_by_who_may_not_see_it() -> None:
    log = claim(), refuting("DENIAL", "CLAIM/1", graded="conditional")
    assert traits(*log, view=View.P) == traits(claim(), view=View.P) != set()
    assert traits(*log, view=View.C) == set()


def test_a_refutation_of_nothing_that_is_known_changes_nothing() -> None:
    assert traits(claim(), refuting("DENIAL", "NOBODY/1")) == traits(claim())
