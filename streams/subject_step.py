"""A step that keeps, for each subject, the newest of each of its pieces, and tells what they add up to.

A record key is ``subject | piece``; the state is what the compacted input topic would hold, with two offsets a piece:
the *revision* its writer gave it (the offset in the writer's own input), and the offset at which we read it. A late or
zombie write has an older revision and is passed over. What we send carries our own newest offset of that subject, so
that whoever reads us can do the same. Nothing told is remembered: it is what the state before adds up to.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from schemas.topics import REVISION
from streams.stateful_step import StatefulStep
from streams.step import Headers, Outcome, Record, Send

F = TypeVar("F")
Put = TypeVar("Put", contravariant=True)


class Destination(NamedTuple):
    """Where one output goes: the topic and record key it is known by."""

    topic: str
    key: bytes


class Output(NamedTuple):
    """What is said there. ``partition_key`` chooses the partition."""

    partition_key: bytes
    value: bytes | None  # None: that what was there is deleted
    headers: Headers = ()


Conclusion = Mapping[Destination, Output]


class SubjectState(Protocol[Put]):
    """The pieces of one subject, and what they add up to: a function of the pieces, never of the order they came in."""

    def put(self, piece: str, value: Put) -> None:
        """One more piece."""

    def drop(self, piece: str, value: Put) -> None:
        """That piece no more."""

    def conclude(self) -> Conclusion:
        """What the pieces add up to; nothing when there are none."""


class SubjectLogic(Protocol[F]):
    """The pure heart of a stage: how a piece is read, and what the pieces of one subject add up to."""

    def decode(self, value: bytes) -> F:
        """Raise Undecodable when the bytes are not what the topic carries."""

    def empty_state(self, subject: str) -> SubjectState[F]:
        """An empty one."""


class RecomputedState(Generic[F]):
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


class SubjectStep(StatefulStep[F]):
    """A Step over subjects and their pieces. ``cached``: how many subjects are kept as they were last concluded."""

    def __init__(self, stage: str, decides: SubjectLogic[F], *, cached: int = 0) -> None:
        super().__init__(stage, decides.decode)
        self._decides, self._cached = decides, cached
        self._concluded: OrderedDict[bytes, _Concluded[F]] = OrderedDict()

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """Read each record once; for every subject touched send what has changed, or all when it is read again."""
        reading = self._read(batch)
        sends = list(reading.dead_letters)
        for subject in reading.changed:
            one = self._concluded.get(subject) or self._conclude(subject)
            values = dict(reading.values[subject])
            after = self._change(one.holding, self._before(subject, values), values) if values else one.conclusion
            sends += changed_outputs(
                one.conclusion, after, reading.newest[subject], reprocessed=subject in reading.reprocessed
            )
            self._remember(subject, _Concluded(one.holding, after))
        return Outcome(sends, reading.writes)

    def _recompute(self, subjects: Iterable[bytes]) -> None:
        for subject in subjects:
            self._concluded.pop(subject, None)

    def _conclude(self, subject: bytes) -> _Concluded[F]:
        holding = self._decides.empty_state(subject.decode())
        if (held := self._stored.get(subject)) is None:
            return _Concluded(holding, {})
        conclusion = self._change(holding, {}, {piece: self._value(packed) for piece, packed in held.items()})
        return _Concluded(holding, conclusion)

    def _before(self, subject: bytes, pieces: Iterable[bytes]) -> dict[bytes, F | None]:
        """What is held of these pieces."""
        held = self._stored.get(subject, {})
        return {piece: self._value(held[piece]) for piece in pieces if piece in held}

    def _change(
        self, holding: SubjectState[F], before: Mapping[bytes, F | None], values: Mapping[bytes, F | None]
    ) -> Conclusion:
        for piece, value in values.items():
            name = piece.decode()
            if (old := before.get(piece)) is not None:
                holding.drop(name, old)
            if value is not None:
                holding.put(name, value)
        return holding.conclude()

    def _remember(self, subject: bytes, concluded: _Concluded[F]) -> None:
        if not self._cached:
            return
        self._concluded[subject] = concluded
        self._concluded.move_to_end(subject)
        if len(self._concluded) > self._cached:
            self._concluded.popitem(last=False)


class _Concluded(NamedTuple, Generic[F]):
    holding: SubjectState[F]
    conclusion: Conclusion


def changed_outputs(before: Conclusion, after: Conclusion, revision: int, *, reprocessed: bool) -> Iterator[Send]:
    """What is otherwise than before; all of it where it is read again."""
    stamp = (REVISION, str(revision).encode())
    for key, saying in after.items():
        if reprocessed or before.get(key) != saying:
            yield Send(key.topic, key.key, saying.partition_key, saying.value, (*saying.headers, stamp))
    for key, saying in before.items():
        if key not in after and saying.value is not None:
            yield Send(key.topic, key.key, saying.partition_key, None, (stamp,))
