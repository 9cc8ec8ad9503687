"""A step over subjects: late writes stay late, replays tell everything again, nothing told is remembered."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.errors import Problem, Undecodable
from schemas.topics import DEAD_LETTERS, REVISION
from streams.step import Outcome, Record, Send, Write
from streams.subjects import AllPieces, Conclusion, PerSubject, Saying, Told

SUBJECT, PIECES = st.sampled_from("ab"), st.sampled_from("xyz")


class Sums:
    """The sum of a subject's numbers."""

    def decode(self, value: bytes) -> int:
        if not value.isdigit():
            raise Undecodable([Problem("", "no-number", "must be a number")])
        return int(value)

    def holding(self, subject: str) -> AllPieces[int]:
        return AllPieces(subject, self.conclude)

    def conclude(self, subject: str, pieces: Mapping[str, int]) -> Conclusion:
        key = subject.encode()
        return {Told("out", key): Saying(key, b"%d" % sum(pieces.values()))}


def read(offset: int, key: str, value: str | None, revision: int | None = None) -> Record:
    headers = () if revision is None else ((REVISION, str(revision).encode()),)
    return Record("in", 0, offset, 0, key.encode(), value.encode() if value is not None else None, headers)


def step(*writes: Write) -> PerSubject[int]:
    made = PerSubject("sums", Sums())
    made.keep(writes)
    return made


def through(running: PerSubject[int], *records: Record) -> Outcome:
    outcome = running.advance(records)
    running.keep(outcome.writes)
    return outcome


def said(outcome: Outcome) -> list[tuple[bytes, bytes | None, int]]:
    return [(send.key, send.value, int(dict(send.headers)[REVISION])) for send in outcome.sends]


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


NUMBERS = st.tuples(SUBJECT, PIECES, st.integers(0, 9))
BATCHES = st.lists(st.lists(NUMBERS, min_size=1, max_size=5), min_size=1, max_size=6)


@settings(max_examples=200, deadline=None)
@given(BATCHES, st.data())
def test_a_crash_between_any_two_writes_is_made_good_by_reading_again(
    batches: list[list[tuple[str, str, int]]], data: st.DataObject
) -> None:
    """Some of a batch's state is kept, then everything is lost but that; the batch is read again, in other parts."""
    numbered, offset = [], 0
    for batch in batches:
        keys = [(f"{subject}|{piece}", str(number)) for subject, piece, number in batch]
        numbered.append([read(offset + at, key, value) for at, (key, value) in enumerate(keys)])
        offset += len(batch)
    whole, told = step(), dict[bytes, tuple[int, bytes | None]]()
    for records in numbered:
        _hear(told, through(whole, *records).sends)
    kept: list[Write] = []
    again: dict[bytes, tuple[int, bytes | None]] = {}
    for records in numbered:
        running = step(*kept)
        outcome = running.advance(records)
        _hear(again, outcome.sends)
        kept += outcome.writes[: data.draw(st.integers(0, len(outcome.writes)))]
        restarted, cut = step(*kept), data.draw(st.integers(0, len(records)))
        for part in (records[:cut], records[cut:]):
            redone = through(restarted, *part)
            _hear(again, redone.sends)
            kept += redone.writes
    assert {key: value for key, (_, value) in again.items()} == {key: value for key, (_, value) in told.items()}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(SUBJECT, PIECES, st.none() | st.integers(0, 3)), min_size=1, max_size=12), st.data())
def test_a_crash_is_made_good_though_the_batch_read_again_ends_elsewhere(
    numbers: list[tuple[str, str, int | None]], data: st.DataObject
) -> None:
    """All of a batch is told and some of it kept; what is read again from its beginning is more, or less."""
    keys = [(f"{subject}|{piece}", None if number is None else str(number)) for subject, piece, number in numbers]
    records, sizes = [read(at, key, value) for at, (key, value) in enumerate(keys)], st.integers(1, 6)
    told, again = dict[bytes, tuple[int, bytes | None]](), dict[bytes, tuple[int, bytes | None]]()
    whole = step()
    for record in records:
        _hear(told, list(through(whole, record).sends))
    kept: list[Write] = []
    at = 0
    while at < len(records):
        outcome = step(*kept).advance(records[at : at + data.draw(sizes)])
        _hear(again, list(outcome.sends))
        kept += outcome.writes[: data.draw(st.integers(0, len(outcome.writes)))]
        redone = step(*kept).advance(records[at : at + (size := data.draw(sizes))])
        _hear(again, list(redone.sends))
        kept += redone.writes
        at += size
    assert _left(again) == _left(told)


def _left(told: dict[bytes, tuple[int, bytes | None]]) -> dict[bytes, bytes]:
    return {key: value for key, (_, value) in told.items() if value is not None}


def _hear(told: dict[bytes, tuple[int, bytes | None]], sends: object) -> None:
    """As the next stage does: what is older than what it holds is passed over."""
    assert isinstance(sends, list)
    for send in sends:
        assert isinstance(send, Send)
        revision = int(dict(send.headers)[REVISION])
        if revision >= told.get(send.key, (-1, None))[0]:
            told[send.key] = (revision, send.value)
