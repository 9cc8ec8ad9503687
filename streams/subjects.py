"""A step that keeps, for each subject, the newest of each of its pieces, and tells what they add up to.

A record key is ``subject | piece``; the state is what the compacted input topic would hold, with two offsets a piece:
the *revision* its writer gave it (the offset in the writer's own input), and the offset at which we read it. A late or
zombie write has an older revision and is passed over. What we send carries our own newest offset of that subject, so
that whoever reads us can do the same. Nothing told is remembered: it is what the state before adds up to.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, NamedTuple, Protocol, TypeVar

from schemas.topics import REVISION, split_key
from streams.pieces import Pieces, mark_of, value_of
from streams.reading import Reading
from streams.step import Headers, Outcome, Record, Send, Write

CAREFUL: Final = 8_000
"""State records kept since a start until batches are concluded at once: as many records as a batch has at most.

Whoever died between telling and keeping has told what a batch of theirs came to. It began where ours begins and may
have ended anywhere: so what is told of any state on the way is told again, as it is in the end.
"""

F = TypeVar("F")
Put = TypeVar("Put", contravariant=True)


class Told(NamedTuple):
    """Where one output goes: the topic and record key it is known by."""

    topic: str
    key: bytes


class Saying(NamedTuple):
    """What is said there. ``partition_key`` chooses the partition."""

    partition_key: bytes
    value: bytes | None  # None: that what was there is deleted
    headers: Headers = ()


Conclusion = Mapping[Told, Saying]


class Holding(Protocol[Put]):
    """The pieces of one subject, and what they add up to: a function of the pieces, never of the order they came in."""

    def put(self, piece: str, value: Put) -> None:
        """One more piece."""

    def drop(self, piece: str, value: Put) -> None:
        """That piece no more."""

    def conclude(self) -> Conclusion:
        """What the pieces add up to; nothing when there are none."""


class Decides(Protocol[F]):
    """The pure heart of a stage: how a piece is read, and what the pieces of one subject add up to."""

    def decode(self, value: bytes) -> F:
        """Raise Undecodable when the bytes are not what the topic carries."""

    def holding(self, subject: str) -> Holding[F]:
        """An empty one."""


class AllPieces(Generic[F]):
    """A holding that looks at every piece each time: for subjects of a few pieces."""

    def __init__(self, subject: str, conclude: Callable[[str, Mapping[str, F]], Conclusion]) -> None:
        self._subject, self._conclude, self._pieces = subject, conclude, dict[str, F]()

    def put(self, piece: str, value: F) -> None:
        """One more piece."""
        self._pieces[piece] = value

    def drop(self, piece: str, value: F) -> None:
        """That piece no more."""
        del self._pieces[piece]

    def conclude(self) -> Conclusion:
        """What the pieces add up to."""
        return self._conclude(self._subject, self._pieces) if self._pieces else {}


class PerSubject(Generic[F]):
    """A Step over subjects and their pieces. ``remembers``: how many subjects are kept as they were last concluded."""

    def __init__(self, stage: str, decides: Decides[F], *, remembers: int = 0) -> None:
        self._stage, self._decides, self._remembers = stage, decides, remembers
        self._held: dict[bytes, Pieces] = {}
        self._newest: dict[bytes, int] = {}
        self._concluded: OrderedDict[bytes, _Concluded[F]] = OrderedDict()
        self._decided: Decided | None = None
        self._kept = 0  # since the start

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """Read each record once; for every subject touched send what has changed, or all when it is read again."""
        self._take_back()
        reading = Reading(self._stage, self._decides.decode, self._held, self._newest)
        for record in batch:
            reading.read(record)
        self._decided = Decided(reading.writes, reading.changed, reading.newest, reading.again)
        sends = list(reading.dead_letters)
        for subject in reading.changed:
            one = self._concluded.get(subject) or self._conclude(subject)
            steps = self._steps(reading.values[subject])
            passed = [self._change(one.holding, held, values) for held, values in self._walk(subject, steps)]
            after = passed[-1] if passed else one.conclusion
            told = [one.conclusion, *passed[:-1]]
            sends += _difference(told, after, reading.newest[subject], again=subject in reading.again)
            self._remember(subject, _Concluded(one.holding, after))
        return Outcome(sends, reading.writes)

    def keep(self, writes: Iterable[Write]) -> None:
        """Hold what ``advance`` decided, or, at start, what was held before."""
        decided = self._decided
        if decided is not None and writes is decided.writes:
            self._decided = None
            self._kept += len(decided.writes)
            for subject, pieces in decided.changed.items():
                self._held.setdefault(subject, {}).update(pieces)
            self._newest.update(decided.newest)
            return
        self._take_back()
        for key, value in writes:
            subject, piece = split_key(key)
            self._concluded.pop(subject, None)
            if value is not None:
                self._restore(subject, piece, value)

    def _take_back(self) -> None:
        """What was decided and not kept never was: its subjects are concluded anew from what is held."""
        if self._decided is not None:
            for subject in self._decided.changed:
                self._concluded.pop(subject, None)
            self._decided = None

    def _restore(self, subject: bytes, piece: bytes, packed: bytes) -> None:
        pieces, mark = self._held.setdefault(subject, {}), mark_of(packed)
        other = pieces.get(piece)
        if other is None or mark >= mark_of(other):  # the late write of a worker that was thought dead stays late
            pieces[piece] = packed
        self._newest[subject] = max(mark.offset, self._newest.get(subject, -1))

    def _conclude(self, subject: bytes) -> _Concluded[F]:
        holding = self._decides.holding(subject.decode())
        if (held := self._held.get(subject)) is None:
            return _Concluded(holding, {})
        conclusion = self._change(holding, {}, {piece: self._value(packed) for piece, packed in held.items()})
        return _Concluded(holding, conclusion)

    def _steps(self, values: Sequence[tuple[bytes, F | None]]) -> list[dict[bytes, F | None]]:
        """What is changed at once; after a start one by one, since any state between may have been told before it."""
        if self._kept < CAREFUL:
            return [{piece: value} for piece, value in values]
        return [dict(values)]

    def _walk(
        self, subject: bytes, steps: Iterable[dict[bytes, F | None]]
    ) -> Iterator[tuple[Mapping[bytes, F | None], dict[bytes, F | None]]]:
        """Each step with what is held of its pieces before it."""
        held = self._held.get(subject, {})
        now: dict[bytes, F | None] = {}
        for values in steps:
            yield {p: now[p] if p in now else self._value(held[p]) for p in values if p in now or p in held}, values
            now |= values

    def _change(
        self, holding: Holding[F], before: Mapping[bytes, F | None], values: Mapping[bytes, F | None]
    ) -> Conclusion:
        for piece, value in values.items():
            name = piece.decode()
            if (old := before.get(piece)) is not None:
                holding.drop(name, old)
            if value is not None:
                holding.put(name, value)
        return holding.conclude()

    def _value(self, packed: bytes) -> F | None:
        value = value_of(packed)
        return None if value is None else self._decides.decode(value)

    def _remember(self, subject: bytes, concluded: _Concluded[F]) -> None:
        if not self._remembers:
            return
        self._concluded[subject] = concluded
        self._concluded.move_to_end(subject)
        if len(self._concluded) > self._remembers:
            self._concluded.popitem(last=False)


class _Concluded(NamedTuple, Generic[F]):
    holding: Holding[F]
    conclusion: Conclusion


class Decided(NamedTuple):
    """What a batch leads to, as long as it is not kept."""

    writes: list[Write]
    changed: dict[bytes, Pieces]
    newest: dict[bytes, int]
    again: set[bytes]  # subjects that were read before


def _difference(told: Sequence[Conclusion], after: Conclusion, revision: int, *, again: bool) -> Iterator[Send]:
    """What is otherwise than before, or than on the way: that may have been told by who died before keeping it."""
    stamp = (REVISION, str(revision).encode())
    for key, saying in after.items():
        if again or any(one.get(key) != saying for one in told):
            yield Send(key.topic, key.key, saying.partition_key, saying.value, (*saying.headers, stamp))
    gone = {key: saying for one in reversed(told) for key, saying in one.items() if key not in after}
    for key, saying in gone.items():
        if saying.value is not None:
            yield Send(key.topic, key.key, saying.partition_key, None, (stamp,))
