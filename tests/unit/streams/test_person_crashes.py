"""Resolve dies between any two records: what it tells in the end is the same. What is told twice is told once."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from schemas.wire import SourceRecord
from streams.step import Record, Send
from tests.make import crime, regrade, withdrawal
from tests.unit.streams.person_logs import BORN, LOGS, decision, many, mention, person, telling
from tests.unit.streams.person_statements import (
    Heard,
    hear,
    resolving,
    said_at_last,
    said_at_last_by_the_dying,
    said_by,
    statements,
)


def test_when_another_grade_is_given_everybody_who_is_explained_by_it_is_told_anew() -> None:
    told: list[SourceRecord] = [
        crime("A1", telling(person("Ann"))),
        crime("A2", telling(person("Anne")), recorded=1),
        crime("A3", telling(person("Ann", "Sample", BORN[2])), recorded=2),
    ]
    other = regrade("A2", 1, "3EP")
    running = resolving()
    sends = statements([*told, other])
    records = [Record(one.topic, 0, at, 0, one.key, one.value, one.headers) for at, one in enumerate(sends)]
    heard = Heard()
    for record in records:
        outcome = running.advance([record])
        hear(heard, outcome.sends)
        running.apply(outcome.writes)
    at_once, whole = Heard(), resolving()
    hear(at_once, whole.advance(records).sends)
    assert said_by(heard) == said_by(at_once)
    joins = [value.decode() for key, value in said_by(heard).items() if key.endswith(b"|joins")]
    assert joins
    assert all('_grade":"3EP"' in value for value in joins if mention("A2") in value)


@many
@given(LOGS, st.data())
def test_whoever_dies_anywhere_and_however_often_leaves_nobody_told_that_is_not_so(
    log: list[SourceRecord], data: st.DataObject
) -> None:
    """Also where what is read again ends elsewhere: a person who was one in between is taken back."""
    records = [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]
    assert said_at_last_by_the_dying(records, data) == said_at_last(records)


@many
@given(LOGS)
def test_advancing_decides_and_changes_nothing(log: list[SourceRecord]) -> None:
    records = [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]
    half = len(records) // 2
    running = resolving()
    running.apply(running.advance(records[:half]).writes)
    first = running.advance(records[half:])
    assert running.advance(records[half:]) == first
    running.advance(records[half : half + 1])
    assert running.advance(records[half:]) == first


def test_only_what_has_changed_is_told_and_a_replay_tells_it_all() -> None:
    log = [crime("A1", telling(person())), crime("A2", telling(person("Anne")), recorded=1)]
    one, two = (Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log)))
    running = resolving()
    running.apply(running.advance([one]).writes)
    outcome = running.advance([two])
    running.apply(outcome.writes)
    assert persons_told(outcome.sends) == {f"{mention('A1')}|joins", f"{mention('A1')}|{mention('A2')}"}
    replayed = running.advance([two])
    assert persons_told(replayed.sends) == persons_told(outcome.sends)


def persons_told(sends: Sequence[Send]) -> set[str]:
    return {send.key.decode() for send in sends if send.topic.startswith("intel.person-facts")}


def test_after_a_start_a_reason_that_ends_with_another_person_is_taken_back() -> None:
    """Two who are decided to be two name each other; one is withdrawn, and whoever hears of it has just started."""
    two: list[SourceRecord] = [
        crime("A1", telling(person())),
        crime("A4", telling(person("Bo", "Zywicki", BORN[2])), recorded=1),
    ]
    log: list[SourceRecord] = [*two, decision("D1", False, mention("A1"), mention("A4")), withdrawal("A4", recorded=99)]
    *before, last = [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]
    told, running = Heard(), resolving()
    outcome = running.advance(before)
    hear(told, outcome.sends)
    assert f"{mention('A1')}|joins".encode() in said_by(told)
    hear(told, resolving(*outcome.writes).advance([last]).sends)
    assert f"{mention('A1')}|joins".encode() not in said_by(told)
