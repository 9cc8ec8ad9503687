"""A step over subjects: late writes stay late, replays tell everything again, nothing told is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.errors import Problem, Undecodable
from schemas.topics import DEAD_LETTERS, REVISION, revision_of
from streams.engine.batch_producer import Addressed
from streams.step import Outcome, Record, Send, Write
from streams.subject_step import Conclusion, Destination, Output, RecomputedState, SubjectStep
from tests.unit.streams.dying import told_by_the_dying

SUBJECT, PIECES = st.sampled_from("ab"), st.sampled_from("xyz")


class Sums:
    """The sum of a subject's numbers."""

    def decode(self, value: bytes) -> int:
        if not value.isdigit():
            raise Undecodable([Problem("", "no-number", "must be a number")])
        return int(value)

    def empty_state(self, subject: str) -> RecomputedState[int]:
        return RecomputedState(subject, self.conclude)

    def conclude(self, subject: str, pieces: Mapping[str, int]) -> Conclusion:
        key = subject.encode()
        return {Destination("out", key): Output(key, b"%d" % sum(pieces.values()))}


def read(offset: int, key: str, value: str | None, revision: int | None = None) -> Record:
    headers = () if revision is None else ((REVISION, str(revision).encode()),)
    return Record("in", 0, offset, 0, key.encode(), value.encode() if value is not None else None, headers)


def step(*writes: Write) -> SubjectStep[int]:
    made = SubjectStep("sums", Sums())
    made.apply(writes)
    return made


def through(running: SubjectStep[int], *records: Record) -> Outcome:
    outcome = running.advance(records)
    running.apply(outcome.writes)
    return outcome


def said(outcome: Outcome) -> list[tuple[bytes, bytes | None, int]]:
    return [(send.key, send.value, revision_of(send.headers)) for send in outcome.sends]


def test_what_changed_is_told_with_the_newest_offset_of_its_subject() -> None:
    running = step()
    assert said(through(running, read(0, "a|x", "1"), read(1, "b|x", "5"), read(2, "a|y", "2"))) == [
        (b"a", b"3", 2),
        (b"b", b"5", 1),
    ]


def test_what_did_not_change_is_not_told() -> None:
    running = step()
    through(running, read(0, "a|x", "1"))
    assert through(running, read(1, "a|x", "1")).sends == []


def test_a_late_write_is_passed_over() -> None:
    running = step()
    through(running, read(0, "a|x", "7", revision=9))
    assert through(running, read(1, "a|x", "1", revision=8)).sends == []
    assert said(through(running, read(2, "a|x", "8", revision=10))) == [(b"a", b"8", 2)]


def test_a_deletion_is_told_and_a_late_write_does_not_bring_it_back() -> None:
    running = step()
    through(running, read(0, "a|x", "7", revision=5))
    assert said(through(running, read(1, "a|x", None, revision=6))) == [(b"a", None, 1)]
    assert through(running, read(2, "a|x", "7", revision=5)).sends == []


def test_a_replay_tells_everything_about_the_subject_again() -> None:
    running = step()
    through(running, read(0, "a|x", "1"), read(1, "a|y", "2"))
    assert said(through(running, read(0, "a|x", "1"))) == [(b"a", b"3", 1)]


def test_a_stage_before_that_tells_the_same_again_is_passed_on() -> None:
    running = step()
    through(running, read(0, "a|x", "1", revision=4))
    assert said(through(running, read(1, "a|x", "1", revision=4))) == [(b"a", b"1", 1)]


def test_what_cannot_be_read_is_a_dead_letter_and_its_neighbours_go_on() -> None:
    outcome = through(step(), read(0, "a|x", "1"), read(1, "a|y", "?"), read(2, "a|z", "2"))
    (letter,) = [send for send in outcome.sends if send.topic == DEAD_LETTERS.named()]
    assert letter.value == b"?"
    assert [send.value for send in outcome.sends if send.topic == "out"] == [b"3"]


def test_advancing_decides_and_changes_nothing() -> None:
    running, records = step(), [read(0, "a|x", "1"), read(1, "b|x", "2")]
    assert running.advance(records) == running.advance(records)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(SUBJECT, PIECES, st.none() | st.integers(0, 3)), min_size=1, max_size=12), st.data())
def test_whoever_dies_anywhere_and_however_often_leaves_nothing_told_that_is_not_so(
    numbers: list[tuple[str, str, int | None]], data: st.DataObject
) -> None:
    """Also where what is read again ends elsewhere, and what was told in between is so nowhere else."""
    keys = [(f"{subject}|{piece}", None if number is None else str(number)) for subject, piece, number in numbers]
    records = [read(at, key, value) for at, (key, value) in enumerate(keys)]
    told, again = dict[bytes, tuple[int, bytes | None]](), dict[bytes, tuple[int, bytes | None]]()
    whole = step()
    for record in records:
        _hear(told, through(whole, record).sends)
    _hear(again, told_by_the_dying(step, records, {"out": 1}, data))
    assert _left(again) == _left(told)


def _left(told: dict[bytes, tuple[int, bytes | None]]) -> dict[bytes, bytes]:
    return {key: value for key, (_, value) in told.items() if value is not None}


def _hear(told: dict[bytes, tuple[int, bytes | None]], sends: Iterable[Send | Addressed]) -> None:
    """As the next stage does: what is older than what it holds is passed over."""
    for send in sends:
        revision = revision_of(send.headers)
        if revision >= told.get(send.key, (-1, None))[0]:
            told[send.key] = (revision, send.value)
