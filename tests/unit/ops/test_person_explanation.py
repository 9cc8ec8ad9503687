"""What ``viper explain`` shows, what ``viper decide`` says, and how persons are searched."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from indexers.mappings import fields_of
from ops.commands.explain import show
from ops.decisions.identity_decisions import check_mention, identity_decision
from ops.errors import NotFound
from ops.explanation.person_explanation import (
    explained_mentions,
    join_rows,
    person_contents,
    person_mention_rows,
    possible_title,
)
from ops.search.hit_rows import person_row
from ops.search.query import search_body
from ops.search.request import SearchRequest
from producers.delivery.validation import outgoing_record
from schemas.kinds.decisions import Identity
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from tests.make import crime
from tests.unit.streams.person_logs import decision, mention, person, telling

NOW = datetime(2018, 10, 2, 21, 40, 7, 5, tzinfo=UTC)


APART = decision("D1", False, mention("A1"), mention("A3"))


def concluded() -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """One person of two mentions, another who is only possible, and the events."""
    log: list[SourceRecord] = [
        crime("A1", telling(person("Ann"))),
        crime("A2", telling(person("Anne")), recorded=1),
        crime("A3", telling(person("Ann")), recorded=2),
        APART,
    ]
    found = conclude(log, flow=Flow(PURE, views=(View.C,))).documents
    documents = {(key.family, key.id): json.loads(value) for key, value in found.items()}
    people = [one for (family, _), one in documents.items() if family == "persons"]
    of_two = max(people, key=lambda one: len(one["mentions"]))
    return of_two, [one for (family, _), one in documents.items() if family == "events"]


def test_every_mention_that_is_named_is_shown_with_what_it_says_its_grade_and_its_source() -> None:
    found, events = concluded()
    rows = list(person_mention_rows(explained_mentions(found), person_contents(events)))
    assert {row[1] for row in rows} == {mention("A1"), mention("A2"), mention("A3")}
    assert (1, mention("A1"), "Ann Sample; 1990-04-12", "[1BP]", "police-uk") in [(1, *row[1:]) for row in rows]


def test_every_join_is_a_small_table_and_what_is_only_possible_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    found, events = concluded()
    show(found, person_contents(events))
    shown = capsys.readouterr().out
    day = f"{APART.recorded_at:%-d %B %Y}"
    assert f"decided apart by analyst-7 on {day}: the photographs" in " ".join(shown.split())
    assert "[1BP] police-uk" in shown
    assert any(
        line.split() == ["birth", "date", "equal", "+14.60", "1990-04-12", "1990-04-12"] for line in shown.splitlines()
    )
    assert max(map(len, shown.splitlines())) <= 100


FEATURES = [
    {"feature": "given", "level": "equal", "bits": 7.0, "one": "Wanda", "other": "Wanda"},
    {
        "feature": "number",
        "level": "equal-checked",
        "bits": 30.0,
        "one": "PNC 1981/0000034U",
        "other": "PNC 1981/0000034U",
    },
    {"feature": "cap", "level": "not-independent", "bits": -3.0},
]


def of_many(mentions: int, *, joins: int, possible: int) -> dict[str, Any]:
    """A person's document with so many mentions, joins and others, as far as it is shown."""

    def pair(one: int, other: int, bits: float) -> dict[str, Any]:
        sides = {"one": mention(f"M{one}"), "other": mention(f"M{other}"), "one_grade": "1BP", "other_grade": "2CP"}
        sources = {"one_source": "police-uk, recorded-crime", "other_source": "custody, arrest"}
        return sides | sources | {"bits": bits, "likely": "likely", "namesakes": 1_200, "features": FEATURES}

    joined = [pair(0, at, 20.0 - at) | {"rule": "features", "support": 12.0} for at in range(1, joins + 1)]
    others = [
        pair(0, mentions + at, 3.0 - at)
        | {"person": mention(f"M{mentions + at}"), "why_not": "one name, but other homes", "to_know": "a birth date"}
        for at in range(possible)
    ]
    why = {"joins": joined, "possibly_also": others, "review": [f"reason {at}" for at in range(9)]}
    return {"mentions": [mention(f"M{at}") for at in range(mentions)], "why": why}


def test_a_person_of_many_mentions_fits_a_screen_with_the_weakest_join_in_full(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = of_many(40, joins=20, possible=5)
    show(found, {})
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) <= 45  # and the person's own sentence above
    assert max(map(len, shown)) <= 100
    assert any(line.startswith("Joined 1 and 21: that they are one person is likely (+0.00 bits).") for line in shown)
    assert "--whole shows every mention, and every comparison feature by feature." in shown
    show(found, {}, whole=True)
    whole = capsys.readouterr().out
    assert all(f"Joined 1 and {at + 1}:" in whole for at in range(1, 21))
    assert "reason 8" in whole
    assert "--whole" not in whole


def test_a_join_in_a_line_names_what_speaks_most_for_it() -> None:
    (join,) = of_many(2, joins=1, possible=0)["why"]["joins"]
    rows = list(
        join_rows([join, join | {"rule": "decision", "decided": "by analyst-7"}], {mention("M0"): 1, mention("M1"): 2})
    )
    assert rows[0] == ("1 and 2", "likely", "+19.00", "number equal checked, given name equal")
    assert rows[1][-1] == "decided by analyst-7"


def test_who_is_possible_is_told_with_what_other_mentions_take_away() -> None:
    (other,) = of_many(2, joins=0, possible=1)["why"]["possibly_also"]
    numbers = {mention("M0"): 1, mention("M2"): 3}
    title = possible_title(other | {"bits_of_all": -5.0}, numbers)
    assert (
        "that they are one person is likely (+3.00 bits, with their other mentions -5.00). Not joined: one name"
        in title
    )
    assert title.endswith("To know: a birth date.")


def test_a_decision_is_an_event_of_the_unit_that_is_made_once_however_often_it_is_pressed() -> None:
    made = [
        identity_decision(
            Identity.SAME, [(mention("A1"), mention("A2"))], by="analyst-7", reason="seen", view=View.P, now=NOW
        )
        for _ in range(2)
    ]
    assert made[0] == made[1]
    assert outgoing_record(made[0], "intelligence-unit")
    assert made[0].items[0].grade.inline == "1AP"


def test_what_was_decided_from_view_c_counts_in_c_alone() -> None:
    both = (mention("A1"), mention("A2"))
    made = identity_decision(Identity.DIFFERENT, [both], by="analyst-7", reason="seen", view=View.C, now=NOW)
    assert made.items[0].grade.inline == "1AC"


def test_a_decision_about_what_is_no_mention_is_refused() -> None:
    with pytest.raises(NotFound, match="a mention looks like"):
        check_mention("Ann")


def test_persons_are_searched_in_fields_that_there_are() -> None:
    asked = SearchRequest(text="ann", family="persons", person="ann", thing="jazz", place="corby", kind="arrest")
    text = json.dumps(search_body(asked))
    fields = [field for field in fields_of("persons") if f'"{field}"' in text]
    assert {
        "names.name.folded",
        "names.sounds.folded",
        "names.joined",
        "identifiers.value",
        "things.name.folded",
        "places.town.folded",
    } <= set(fields)
    assert "standing.items_total" in fields_of("persons")


def test_a_row_says_when_somebody_may_also_be_others() -> None:
    found, _ = concluded()
    name, _, born, *_ = person_row(found)
    assert name.endswith("(possibly also others)")
    assert born == "1990-04-12"
