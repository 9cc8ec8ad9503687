"""The properties of the design where stories and lines are concerned, and what a story changes in what is concluded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas.topics import LOCATION_FACTS, OBJECT_FACTS, PERSON_FACTS
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from streams.step import Record
from tests.make import crime, on_day, withdrawal
from tests.unit.streams.person_logs import documents, is_of, many, without_conditional
from tests.unit.streams.person_statements import (
    resolving,
    said_at_last,
    said_at_last_by_the_dying,
    statements,
)
from tests.unit.streams.reports import LOGS, REFERENCES, SHORTENED, STABBED, item_of, report


@many
@given(LOGS, st.randoms(use_true_random=False), st.integers(1, 5))
def test_p1_stories_and_lines_are_the_same_in_any_order_and_any_batches(
    log: list[SourceRecord], random: Any, batch: int
) -> None:
    shuffled = [*log, *log[:3]]
    random.shuffle(shuffled)
    partitions = {OBJECT_FACTS.pattern: batch, PERSON_FACTS.pattern: batch, LOCATION_FACTS.pattern: 6 - batch}
    assert conclude(shuffled, flow=Flow(PURE, partitions=partitions), batch=batch).documents == documents(log)


@many
@given(LOGS, st.sampled_from(REFERENCES), st.integers(1, 5))
def test_p2_what_is_withdrawn_leaves_no_trace_in_any_story_or_line(
    log: list[SourceRecord], reference: str, batch: int
) -> None:
    withdrawn = conclude([*log, withdrawal(reference, named="last", recorded=999)], flow=Flow(PURE), batch=batch)
    event = crime(reference).event_id
    assert withdrawn.documents == documents(
        [one.model_copy(update={"items": ()}) if is_of(one, event) else one for one in log]
    )


@many
@given(LOGS)
def test_p4_stories_and_lines_of_view_p_are_a_function_of_p_items_alone(log: list[SourceRecord]) -> None:
    alone = documents([without_conditional(one) for one in log], views=(View.P,))
    assert {key: value for key, value in documents(log).items() if key.view is View.P} == alone


@many
@given(LOGS, st.data())
def test_whoever_dies_anywhere_leaves_no_story_and_no_line_told_that_is_not_so(
    log: list[SourceRecord], data: st.DataObject
) -> None:
    records = [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]
    assert said_at_last_by_the_dying(records, data) == said_at_last(records)


@many
@given(LOGS)
def test_advancing_with_stories_and_lines_decides_and_changes_nothing(log: list[SourceRecord]) -> None:
    records = [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]
    half = len(records) // 2
    running = resolving()
    running.apply(running.advance(records[:half]).writes)
    first = running.advance(records[half:])
    assert running.advance(records[half:]) == first
    running.advance(records[half : half + 1])
    assert running.advance(records[half:]) == first


def of_family(said: Sequence[SourceRecord], family: str, view: View = View.C) -> dict[str, dict[str, Any]]:
    found = documents(said, views=(view,))
    return {key.id: json.loads(value) for key, value in found.items() if key.family == family}


def told_twice(graded: str = "1BP") -> list[SourceRecord]:
    """A burglary; the same again, shortened, by somebody else; and a stabbing in that house."""
    return [
        crime("A1", report(), occurred=on_day(2)),
        crime("A2", report(SHORTENED, graded=graded), occurred=on_day(2), recorded=2),
        crime("A3", report(STABBED), occurred=on_day(3), recorded=3),
    ]


def test_reports_that_tell_one_story_count_as_one_origin() -> None:
    places = of_family(told_twice(), "locations")
    assert {(one["standing"]["items_total"], one["standing"]["origins"]) for one in places.values()} == {(3, 2)}


def test_the_items_of_one_report_count_as_one_origin() -> None:
    several = crime("A1", report(), report(STABBED, number=2), occurred=on_day(2))
    places = of_family([several], "locations")
    assert {(one["standing"]["items_total"], one["standing"]["origins"]) for one in places.values()} == {(2, 1)}


def test_an_event_shows_the_story_of_its_items_and_the_pair_that_joined_it() -> None:
    events = of_family(told_twice(), "events")
    story = events[crime("A2").event_id]["items"][0]["story"]
    assert (story["id"], story["items_total"], story["others"]) == (item_of("A1"), 2, [item_of("A1")])
    (pair,) = story["joined"]
    assert {pair["one"], pair["other"]} == {item_of("A1"), item_of("A2")}
    assert not pair["declared"]
    assert any(reason.startswith("the same premises") for reason in pair["reasons"])
    assert story["explanation"].startswith("Told in 2 items, which count as one origin. With")
    assert "story" not in events[crime("A3").event_id]["items"][0]


def test_a_retelling_that_may_not_be_shared_leaves_no_trace_in_view_p() -> None:
    told = told_twice(graded="1BC")
    assert of_family(told, "events", View.C)[crime("A1").event_id]["items"][0]["story"]["items_total"] == 2
    assert "story" not in of_family(told, "events", View.P)[crime("A1").event_id]["items"][0]


def test_withdrawing_the_middle_one_of_three_decides_their_story_anew() -> None:
    first = crime("A1", report(), occurred=on_day(2))
    middle = crime("A2", report("Passed on.", house=2, of=(item_of("A1"),)), occurred=on_day(2), recorded=2)
    last = crime("A3", report(STABBED, house=3, of=(item_of("A2"),)), occurred=on_day(2), recorded=3)
    told: list[SourceRecord] = [first, middle, last]
    assert stories(told) == {item_of(one): item_of("A1") for one in ("A1", "A2", "A3")}
    assert stories([*told, withdrawal("A2")]) == {item_of("A1"): None, item_of("A3"): None}


def test_only_the_facts_of_items_whose_story_has_changed_are_told_again() -> None:
    first, again, other = told_twice()
    records = [
        Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements([again, other, first]))
    ]
    running = resolving()
    running.apply(running.advance(records[:2]).writes)
    sends = running.advance(records[2:]).sends
    facts = {send.key.decode().partition("|")[2] for send in sends if "location-facts" in send.topic}
    shown = {send.key.decode() for send in sends if "conclusions" in send.topic}
    assert facts == {f"{item_of('A1')}/0", f"{item_of('A2')}/0"}
    assert shown == {f"events|{first.event_id}", f"events|{again.event_id}"}


def stories(said: list[SourceRecord]) -> dict[str, str | None]:
    """The story of every item, None where it alone tells it."""
    items = [item for event in of_family(said, "events").values() for item in event["items"]]
    return {item["item_id"]: item["story"]["id"] if "story" in item else None for item in items}
