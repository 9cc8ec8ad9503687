"""A step that keeps, for each subject, the newest of each of its pieces, and tells what they add up to.

A record key is ``subject | piece``; the state is what the compacted input topic would hold, with two offsets a piece:
the *revision* its writer gave it (the offset in the writer's own input), and the offset at which we read it. A late or
zombie write has an older revision and is passed over. What we send carries our own newest offset of that subject, so
that whoever reads us can do the same. Nothing told is remembered: it is what the state before adds up to.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from struct import Struct
from typing import Final, Generic, NamedTuple, Protocol, TypeVar

from schemas.anonymity import without_names
from schemas.dead_letters import DeadLetter
from schemas.errors import Undecodable
from schemas.topics import DEAD_LETTERS, REVISION, revision_of, split_key
from streams.step import Headers, Outcome, Record, Send, Write

F = TypeVar("F")

_HELD: Final = Struct(">BqqB")  # layout version, revision, offset, whether a value follows
_LAYOUT: Final = 1


class Told(NamedTuple):
    """Where one output goes: the topic and record key it is known by."""

    topic: str
    key: bytes


class Saying(NamedTuple):
    """What is said there. ``partition_key`` chooses the partition."""

    partition_key: bytes
    value: bytes
    headers: Headers = ()


Conclusion = Mapping[Told, Saying]


class Decides(Protocol[F]):
    """The pure heart of a stage: how a piece is read, and what the pieces of one subject add up to."""

    def decode(self, value: bytes) -> F:
        """Raise Undecodable when the bytes are not what the topic carries."""

    def conclude(self, subject: str, pieces: Mapping[str, F]) -> Conclusion:
        """What these pieces, in whatever order, add up to."""


class Held(NamedTuple, Generic[F]):
    """One piece as it stands. ``value`` None: deleted, and remembered so that a late write stays late."""

    revision: int
    offset: int
    value: F | None


Pieces = dict[bytes, Held[F]]


class PerSubject(Generic[F]):
    """A Step over subjects and their pieces. ``remembers`` bounds how many last conclusions are cached."""

    def __init__(self, stage: str, decides: Decides[F], *, remembers: int = 0) -> None:
        self._stage, self._decides, self._remembers = stage, decides, remembers
        self._held: dict[bytes, Pieces[F]] = {}
        self._newest: dict[bytes, int] = {}
        self._told: OrderedDict[bytes, Conclusion] = OrderedDict()
        self._decided: _Decided[F] | None = None

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """Read each record once; for every subject touched send what has changed, or all when it is read again."""
        reading = _Reading(self._stage, self._decides.decode, self._held, self._newest)
        for record in batch:
            reading.read(record)
        after = {subject: self._conclude(subject, reading.pieces(subject)) for subject in reading.changed}
        sends = list(reading.dead_letters)
        for subject, conclusion in after.items():
            before = {} if subject in reading.again else self._before(subject)
            sends += _difference(before, conclusion, reading.newest[subject])
        self._decided = _Decided(reading.writes, reading.changed, reading.newest, after)
        return Outcome(sends, reading.writes)

    def keep(self, writes: Iterable[Write]) -> None:
        """Hold what ``advance`` decided, or, at start, what was held before."""
        decided, self._decided = self._decided, None
        if decided is not None and writes is decided.writes:
            for subject, pieces in decided.changed.items():
                self._held.setdefault(subject, {}).update(pieces)
                self._remember(subject, decided.after[subject])
            self._newest.update(decided.newest)
            return
        for key, value in writes:
            subject, piece = split_key(key)
            self._told.pop(subject, None)
            if value is not None:
                self._restore(subject, piece, _unpack(value, self._decides.decode))

    def _restore(self, subject: bytes, piece: bytes, held: Held[F]) -> None:
        pieces = self._held.setdefault(subject, {})
        other = pieces.get(piece)
        if other is None or held[:2] >= other[:2]:  # the late write of a worker that was thought dead stays late
            pieces[piece] = held
        self._newest[subject] = max(held.offset, self._newest.get(subject, -1))

    def _before(self, subject: bytes) -> Conclusion:
        if (told := self._told.get(subject)) is not None:
            return told
        return self._conclude(subject, self._held.get(subject, {}))

    def _conclude(self, subject: bytes, pieces: Pieces[F]) -> Conclusion:
        present = {piece.decode(): held.value for piece, held in pieces.items() if held.value is not None}
        return self._decides.conclude(subject.decode(), present) if present else {}

    def _remember(self, subject: bytes, conclusion: Conclusion) -> None:
        if not self._remembers:
            return
        self._told[subject] = conclusion
        self._told.move_to_end(subject)
        if len(self._told) > self._remembers:
            self._told.popitem(last=False)


class _Decided(NamedTuple, Generic[F]):
    writes: list[Write]
    changed: dict[bytes, Pieces[F]]
    newest: dict[bytes, int]
    after: dict[bytes, Conclusion]


class _Reading(Generic[F]):
    """A batch being read: which pieces it changes, and which subjects it merely reads again."""

    def __init__(
        self, stage: str, decode: Callable[[bytes], F], held: Mapping[bytes, Pieces[F]], newest: Mapping[bytes, int]
    ) -> None:
        self._stage, self._decode, self._held, self._newest = stage, decode, held, newest
        self.newest: dict[bytes, int] = {}
        self.changed: dict[bytes, Pieces[F]] = {}
        self.again: set[bytes] = set()
        self.writes: list[Write] = []
        self.dead_letters: list[Send] = []

    def read(self, record: Record) -> None:
        try:
            value = None if record.value is None else self._decode(record.value)
        except Undecodable as error:
            self.dead_letters.append(park(self._stage, record, error))
            return
        key = record.key or b""
        subject, piece = split_key(key)
        revision, newest = revision_of(record.headers), self.newest.get(subject, self._newest.get(subject, -1))
        held = self._piece(subject, piece)
        if record.offset <= newest or (held and 0 < revision == held.revision):
            self.again.add(subject)  # a replay, or a stage before us rebuilt: tell everything again
        self.newest[subject] = max(record.offset, newest)
        changed = self.changed.setdefault(subject, {})
        if held and revision < held.revision:
            return  # a late write: what we hold was written after it
        offset = max(record.offset, held.offset) if held else record.offset
        changed[piece] = Held(revision, offset, value)
        self.writes.append(Write(key, _pack(revision, offset, record.value)))

    def pieces(self, subject: bytes) -> Pieces[F]:
        held, changed = self._held.get(subject), self.changed[subject]
        return {**held, **changed} if held else changed

    def _piece(self, subject: bytes, piece: bytes) -> Held[F] | None:
        changed = self.changed.get(subject)
        if changed and piece in changed:
            return changed[piece]
        held = self._held.get(subject)
        return held.get(piece) if held else None


def park(stage: str, record: Record, error: Undecodable) -> Send:
    """The dead letter for a record that this stage cannot read."""
    return _parked(DeadLetter(stage, *record[:3], record.key, record.value, record.headers, error.problems))


def park_unseen(stage: str, record: Record, error: Undecodable) -> Send:
    """The same, of an anonymous source: digest, field paths and rules, and nothing of what was sent."""
    problems = without_names(error.problems)
    letter = DeadLetter(stage, *record[:3], record.key, record.value, record.headers, problems)
    return _parked(letter.without_content())


def _parked(letter: DeadLetter) -> Send:
    return Send(
        DEAD_LETTERS.named(), letter.record_key, letter.digest.encode(), letter.value or b"", letter.to_headers()
    )


def _difference(before: Conclusion, after: Conclusion, revision: int) -> Iterator[Send]:
    stamp = (REVISION, str(revision).encode())
    for told, saying in after.items():
        if before.get(told) != saying:
            yield Send(told.topic, told.key, saying.partition_key, saying.value, (*saying.headers, stamp))
    for told, saying in before.items():
        if told not in after:
            yield Send(told.topic, told.key, saying.partition_key, None, (stamp,))


def _pack(revision: int, offset: int, value: bytes | None) -> bytes:
    return _HELD.pack(_LAYOUT, revision, offset, value is not None) + (value or b"")


def _unpack(state: bytes, decode: Callable[[bytes], F]) -> Held[F]:
    _, revision, offset, present = _HELD.unpack_from(state)
    return Held(revision, offset, decode(state[_HELD.size :]) if present else None)
