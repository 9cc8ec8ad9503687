"""What becomes of odd input, from the log to the documents."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import permutations
from typing import Any

import pytest

from schemas.events import Event
from schemas.mentions import PersonMention, PersonName, Role
from schemas.times import minute_of
from schemas.topics import CONCLUSIONS, RECORDS
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, DocumentKey, _newest, _run, _Topics, conclude, to_record
from streams.resolution.persons.features.mention_features import MOST
from streams.stages import Stage
from streams.step import Record
from tests.make import address, crime, item, on_day
from tests.make import withdrawal as taken
from tests.random_logs.amendments import amended, withdrawal
from tests.random_logs.logs import log
from tests.random_logs.random_events import TELLING, event
from tests.random_logs.world import Dice, town

FLOW = Flow(PURE, views=(View.C,))


def documents(said: Sequence[SourceRecord]) -> dict[DocumentKey, bytes]:
    return conclude(said, flow=FLOW).documents


def of(family: str, said: Sequence[SourceRecord]) -> list[dict[str, Any]]:
    return [json.loads(value) for key, value in documents(said).items() if key.family == family]


def test_facts_may_come_before_the_person_or_place_or_alert_that_they_are_about() -> None:
    backwards = _Topics(FLOW)
    forwards = _Topics(FLOW)
    for topics in (forwards, backwards):
        topics.write([to_record(one) for seed in range(4) for one in log(seed)], FLOW.count(RECORDS))
    for stage in FLOW.stages():
        _run(stage, forwards, 1_000)
        if stage.name in {"enrich", "resolve"}:
            _run(stage, backwards, 1_000)
        else:
            _last_first(stage, backwards)
    assert concluded(backwards) == concluded(forwards)


def _last_first(stage: Stage, topics: _Topics) -> None:
    """Each fact by itself, the newest of each, those that came last before those that came first."""
    for partition in topics.partitions(stage.reads[0]):
        step, newest = stage.make(), {one.key: one for one in partition}
        for offset, one in enumerate(reversed(newest.values())):
            outcome = step.advance([one._replace(offset=offset)])
            for send in outcome.sends:
                topics.write((send,), stage.sends[send.topic])
            step.apply(outcome.writes)


def concluded(topics: _Topics) -> dict[bytes, bytes]:
    several: list[Record] = [*topics.drain(CONCLUSIONS.named(view=View.C, generation=PURE))]
    return {key: value for key, value in _newest(several).items() if not key.startswith(b"events")}


@pytest.mark.parametrize("year", [1850, 1901, 2051, 2199])
def test_what_is_said_years_late_or_of_the_future_is_told_like_anything_else_and_heals(year: int) -> None:
    told, dice = log(7), Dice(year)
    occurred = minute_of(datetime(year, 5, 6, 7, 8, tzinfo=UTC))
    odd: list[Event] = [event(dice, kind, number=99, occurred=occurred) for kind in TELLING]
    before, after = documents(told), documents([*told, *odd])
    events = [json.loads(after[DocumentKey(View.C, "events", one.event_id)]) for one in odd]
    shown = (
        f"{year:04}" if year < 2018 else "2018"
    )  # what is recorded before it happens has no time but that of recording
    assert {one["occurred"]["start"][:4] for one in events} == {shown}
    assert len(after) < len(before) + 200  # the years between are not written month by month
    assert documents([*told, *odd, *(withdrawal(one, amended(one.event_id), 999) for one in odd)]) == before


def test_a_whole_town_is_no_place_that_anything_is_concluded_of() -> None:
    told = [
        crime(f"A{at}", item(at=town("Corby"), text="They deal drugs."), occurred=on_day(1 + at)) for at in range(20)
    ]
    assert of("locations", told) == []
    assert of("alerts", told) == []
    assert {one["items"][0]["places"][0]["precision"] for one in of("events", told)} == {"town"}


def test_an_event_with_two_hundred_persons_gives_each_a_document_and_none_that_grows_with_the_crowd() -> None:
    party = item(at=address()).model_copy(update={"persons": tuple(map(_guest, range(200)))})
    found = documents([crime("A1", party)])
    people = [json.loads(value) for key, value in found.items() if key.family == "persons"]
    assert len(people) == 200
    assert max(one["associates_total"] for one in people) == 11  # twelve of a crowd are paired
    assert len([key for key in found if key.family == "associations"]) == 66
    assert max(len(value) for key, value in found.items() if key.family != "events") < 20_000


def _guest(at: int) -> PersonMention:
    name = PersonName(given=chr(97 + at % 26) * 4 + "ix", surname=chr(97 + at // 26) * 6 + "ek")
    return PersonMention(id=f"p{at}", role=Role.OTHER, names=(name,), birth_date=date(1950 + at % 50, 1 + at % 11, 3))


def test_a_mention_with_forty_names_is_matched_by_twelve_of_them_and_shown_with_ten() -> None:
    names = tuple(PersonName(given=f"{chr(97 + at % 26)}{chr(97 + at // 26)}nn", surname="Sample") for at in range(40))
    first = sorted(names, key=lambda name: str(name.given))
    (found,) = _persons_of(names, first[MOST - 1])
    assert len(found["names"]) == 10 + 1
    assert len(found["mentions"]) == 2
    assert len(_persons_of(names, first[MOST])) == 2  # a question at most


def _persons_of(names: tuple[PersonName, ...], other: PersonName) -> list[dict[str, Any]]:
    both = (_guest(0).model_copy(update={"names": several}) for several in (names, (other,)))
    named = [crime(f"A{at}", item().model_copy(update={"persons": (one,)})) for at, one in enumerate(both)]
    return of("persons", named)


def test_of_overlapping_withdrawals_of_one_item_each_has_to_be_taken_back() -> None:
    told = [crime("A1", item(1), item(2))]
    twice = [taken(item_number=1, named="one"), taken(item_number=1, named="two", recorded=101)]
    whole = taken(named="whole", recorded=102)
    back = [taken(named=f"{each} back", withdraws=each, recorded=200) for each in ("one", "two", "whole")]
    without = documents([crime("A1", item(2))])
    assert documents([*told, *twice]) == without
    assert documents([*told, *twice, whole]) == {}
    assert documents([*told, *twice, whole, back[2]]) == without
    assert documents([*told, *twice, whole, back[0], back[2]]) == without
    everything: list[SourceRecord] = [*told, *twice, whole, *back]
    assert documents(everything) == documents(told)
    assert all(documents(each) == documents(told) for each in list(permutations(everything))[::700])
