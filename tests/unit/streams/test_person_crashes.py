"""Resolve dies between any two records: what it tells in the end is the same. What is told twice is told once."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from schemas.wire import Said
from streams.step import Record, Send, Write
from tests.make import crime, regrade, withdrawal
from tests.unit.streams.person_logs import BORN, LOGS, decision, many, mention, person, telling
from tests.unit.streams.person_statements import Heard, hear, resolving, said_by, statements


def test_when_another_grade_is_given_everybody_who_is_explained_by_it_is_told_anew() -> None:
    told: list[Said] = [
        crime("A1", telling(person("Ann"))),
        crime("A2", telling(person("Anne", "Samples")), recorded=1),
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
        running.keep(outcome.writes)
    at_once, whole = Heard(), resolving()
    hear(at_once, whole.advance(records).sends)
    assert said_by(heard) == said_by(at_once)
    joins = [value.decode() for key, value in said_by(heard).items() if key.endswith(b"|joins")]
    assert joins
    assert all('_grade":"3EP"' in value for value in joins if mention("A2") in value)


@many
@given(LOGS, st.data())
def test_a_crash_between_any_two_state_records_is_made_good(log: list[Said], data: st.DataObject) -> None:
    """Some of a batch's state is kept, then all is lost but that; the batch is read again, in other parts."""
    sends = statements(log)
    records = [Record(one.topic, 0, at, 0, one.key, one.value, one.headers) for at, one in enumerate(sends)]
    size = data.draw(st.integers(1, 6))
    batches = [records[at : at + size] for at in range(0, len(records), size)]
    whole, told = resolving(), Heard()
    for batch in batches:
        outcome = whole.advance(batch)
        hear(told, outcome.sends)
        whole.keep(outcome.writes)
    kept: list[Write] = []
    again = Heard()
    for batch in batches:
        outcome = resolving(*kept).advance(batch)
        hear(again, outcome.sends)
        chosen = data.draw(st.lists(st.booleans(), min_size=len(outcome.writes), max_size=len(outcome.writes)))
        kept += [write for write, lucky in zip(outcome.writes, chosen, strict=True) if lucky]
        restarted, cut = resolving(*kept), data.draw(st.integers(0, len(batch)))
        for part in (batch[:cut], batch[cut:]):
            redone = restarted.advance(part)
            hear(again, redone.sends)
            restarted.keep(redone.writes)
            kept += redone.writes
    assert said_by(again) == said_by(told)


@many
@given(LOGS, st.data())
def test_a_crash_is_made_good_though_the_batch_read_again_ends_elsewhere(log: list[Said], data: st.DataObject) -> None:
    """All of a batch is told and some of it kept; what is read again from its beginning is more, or less."""
    records = [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]
    sizes, told, again, whole = st.integers(1, 6), Heard(), Heard(), resolving()
    for record in records:
        outcome = whole.advance([record])
        hear(told, outcome.sends)
        whole.keep(outcome.writes)
    kept: list[Write] = []
    at = 0
    while at < len(records):
        outcome = resolving(*kept).advance(records[at : at + data.draw(sizes)])
        hear(again, outcome.sends)
        kept += outcome.writes[: data.draw(st.integers(0, len(outcome.writes)))]
        redone = resolving(*kept).advance(records[at : at + (size := data.draw(sizes))])
        hear(again, redone.sends)
        kept += redone.writes
        at += size
    assert said_by(again) == said_by(told)


@many
@given(LOGS)
def test_advancing_decides_and_changes_nothing(log: list[Said]) -> None:
    records = [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]
    half = len(records) // 2
    running = resolving()
    running.keep(running.advance(records[:half]).writes)
    first = running.advance(records[half:])
    assert running.advance(records[half:]) == first
    running.advance(records[half : half + 1])
    assert running.advance(records[half:]) == first


def test_only_what_has_changed_is_told_and_a_replay_tells_it_all() -> None:
    log = [crime("A1", telling(person())), crime("A2", telling(person("Anne", "Samples")), recorded=1)]
    one, two = (Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log)))
    running = resolving()
    running.keep(running.advance([one]).writes)
    outcome = running.advance([two])
    running.keep(outcome.writes)
    assert persons_told(outcome.sends) == {f"{mention('A1')}|joins", f"{mention('A1')}|{mention('A2')}"}
    replayed = running.advance([two])
    assert persons_told(replayed.sends) == persons_told(outcome.sends)


def persons_told(sends: Sequence[Send]) -> set[str]:
    return {send.key.decode() for send in sends if send.topic.startswith("intel.person-facts")}


def test_after_a_start_a_reason_that_ends_with_another_person_is_taken_back() -> None:
    """Two who are decided to be two name each other; one is withdrawn, and whoever hears of it has just started."""
    two: list[Said] = [
        crime("A1", telling(person())),
        crime("A4", telling(person("Bo", "Zywicki", BORN[2])), recorded=1),
    ]
    log: list[Said] = [*two, decision("D1", False, mention("A1"), mention("A4")), withdrawal("A4", recorded=99)]
    *before, last = [Record(s.topic, 0, at, 0, s.key, s.value, s.headers) for at, s in enumerate(statements(log))]
    told, running = Heard(), resolving()
    outcome = running.advance(before)
    hear(told, outcome.sends)
    assert f"{mention('A1')}|joins".encode() in said_by(told)
    hear(told, resolving(*outcome.writes).advance([last]).sends)
    assert f"{mention('A1')}|joins".encode() not in said_by(told)
