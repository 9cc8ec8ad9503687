"""The properties of the design where persons are concerned: whose mentions are whose, in any order, and forgotten."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas.mentions import PersonMention, PersonName, Role
from schemas.topics import PERSON_FACTS
from schemas.views import View
from schemas.wire import SourceRecord
from streams.correlation.person.document.person_document import digest_of
from streams.flow import Flow
from streams.pipeline import PURE, conclude
from streams.resolution.persons.comparison import guards
from streams.resolution.persons.explanation.possible_matches import GUARD_REASONS
from streams.resolution.persons.what_if import MentionMove, without_item
from tests.make import crime, withdrawal
from tests.unit.streams.person_logs import (
    BORN,
    LOGS,
    REFERENCES,
    documents,
    found,
    is_of,
    many,
    mention,
    person,
    telling,
    without_conditional,
)
from tests.unit.streams.person_statements import statements

ITEM = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/[1-9][0-9]*")


@many
@given(LOGS, st.randoms(use_true_random=False), st.integers(1, 5))
def test_p1_persons_are_the_same_in_any_order_and_any_batches(log: list[SourceRecord], random: Any, batch: int) -> None:
    shuffled = [*log, *log[:3]]
    random.shuffle(shuffled)
    again = conclude(shuffled, flow=Flow(PURE, partitions={PERSON_FACTS.pattern: batch}), batch=batch)
    assert again.documents == documents(log)


@many
@given(LOGS, st.sampled_from(REFERENCES), st.integers(1, 5))
def test_p2_what_is_withdrawn_leaves_no_trace_in_any_person(
    log: list[SourceRecord], reference: str, batch: int
) -> None:
    withdrawn = conclude([*log, withdrawal(reference, named="last", recorded=999)], flow=Flow(PURE), batch=batch)
    event = crime(reference).event_id
    emptied = [one.model_copy(update={"items": ()}) if is_of(one, event) else one for one in log]
    assert withdrawn.documents == documents(emptied)


@many
@given(LOGS)
def test_p4_persons_of_view_p_are_a_function_of_p_items_alone(log: list[SourceRecord]) -> None:
    left = [without_conditional(one) for one in log]
    alone = documents(left, views=(View.P,))
    assert documents(log, views=(View.P,)) == alone
    assert {key: value for key, value in documents(log).items() if key.view is View.P} == alone


@many
@given(LOGS)
def test_p4_no_document_of_view_p_names_an_item_that_p_does_not_hold(log: list[SourceRecord]) -> None:
    told = {key: value for key, value in documents(log).items() if key.view is View.P}
    events = [json.loads(value) for key, value in told.items() if key.family == "events"]
    held = {item["item_id"] for event in events for item in event["items"]}
    assert {name for value in told.values() for name in ITEM.findall(value.decode())} - held == set()


def test_mentions_that_agree_are_one_person_and_it_is_said_why() -> None:
    (one,) = found([crime("A1", telling(person("Ann"))), crime("A2", telling(person("Anne")), recorded=1)])
    assert one["id"] == mention("A1")
    assert one["mentions"] == sorted([mention("A1"), mention("A2")])
    assert one["digest"] == digest_of(one["mentions"]) == one["why"]["digest"]
    (join,) = one["why"]["joins"]
    assert {join["one"], join["other"]} == set(one["mentions"])
    assert round(sum(feature["bits"] for feature in join["features"]), 2) == join["bits"]


def test_withdrawing_the_earliest_mention_gives_the_person_another_id() -> None:
    told = [crime("A1", telling(person())), crime("A2", telling(person()), recorded=1)]
    (one,) = found([*told, withdrawal("A1")])
    assert one["id"] == mention("A2")


def test_somebody_in_many_reports_is_explained_at_bounded_length() -> None:
    given = ("Ann", "Anne", "Annie")
    many_said = [crime(f"M{n}", telling(person(given[n % 3], born=BORN[n % 2])), recorded=n) for n in range(250)]
    (one,) = found(many_said)
    assert len(one["mentions"]) == 250
    assert one["why"]["alike"] + one["why"]["joins_total"] == 249
    assert len(one["why"]["joins"]) <= 20
    assert one["standing"]["items_total"] == 250


def test_every_guard_has_its_words() -> None:
    assert {one.name for one in vars(guards).values() if isinstance(one, guards.Guard)} <= GUARD_REASONS.keys()


def test_a_surname_alone_is_no_person() -> None:
    only = PersonMention(id="p1", role=Role.SUBJECT, names=(PersonName(surname="Sample"),))
    assert found([crime("A1", telling(only))]) == []


def test_what_would_be_without_an_item_is_what_is_when_it_is_withdrawn() -> None:
    log: list[SourceRecord] = [crime("A1", telling(person())), crime("A2", telling(person()), recorded=1)]
    held = {one.key: one.value for one in statements(log) if one.value}
    gone, moved = (
        MentionMove(mention("A1"), mention("A1"), None),
        MentionMove(mention("A2"), mention("A1"), mention("A2")),
    )
    assert without_item(held, f"{log[0].event_id}/1") == (sorted([gone, moved]), [])
    assert without_item(held, f"{crime('A9').event_id}/1") == ([], [])
