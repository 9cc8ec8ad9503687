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
from ops.explanation.person_explanation import explained_mentions, person_contents, person_mention_rows
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
    assert f"decided apart by analyst-7 on {day}: the photographs" in shown.replace("\n", " ")
    assert "[1BP] police-uk" in shown
    assert any(line.split() == ["birth", "equal", "+14.60", "1990-04-12", "1990-04-12"] for line in shown.splitlines())
    assert "birth" in shown
    assert max(map(len, shown.splitlines())) <= 100


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
        "names.name.sounds",
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
