"""A step over subjects: stores the newest of each of a subject's pieces, and emits what they add up to.

A record key is ``subject | piece``; the state is what the compacted input topic would hold, with two offsets a piece:
the *revision* its writer gave it (the offset in the writer's own input), and the offset at which we read it. A late or
zombie write has an older revision and is ignored. Outputs carry our own newest offset of their subject, so that their
readers can do the same. Emitted outputs are not stored: they are recomputed from the state before the batch.
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
    """The topic and record key that identify one output."""

    topic: str
    key: bytes


class Output(NamedTuple):
    """The value of one output. ``partition_key`` chooses the partition."""

    partition_key: bytes
    value: bytes | None  # None: a deletion
    headers: Headers = ()


Conclusion = Mapping[Destination, Output]


class SubjectState(Protocol[Put]):
    """The pieces of one subject in memory, and what they add up to: a function of the pieces, not of their order."""

    def put(self, piece: str, value: Put) -> None:
        """Add a piece."""

    def drop(self, piece: str, value: Put) -> None:
        """Remove a piece that was added."""

    def conclude(self) -> Conclusion:
        """Every output that the pieces lead to; none without pieces."""


class SubjectLogic(Protocol[F]):
    """The rules of a stage: how a piece is decoded, and what the pieces of one subject add up to. Pure."""

    def decode(self, value: bytes) -> F:
        """Raise Undecodable when the bytes are not what the topic carries."""

    def empty_state(self, subject: str) -> SubjectState[F]:
        """The state of a subject without pieces."""


class RecomputedState(Generic[F]):
    """A state that computes its conclusion from all pieces each time: for subjects of a few pieces."""

    def __init__(self, subject: str, conclude: Callable[[str, Mapping[str, F]], Conclusion]) -> None:
        self._subject, self._conclude = subject, conclude
        self._pieces: dict[str, F] = {}

    def put(self, piece: str, value: F) -> None:
        """Add a piece."""
        self._pieces[piece] = value

    def drop(self, piece: str, value: F) -> None:
        """Remove a piece that was added."""
        del self._pieces[piece]

    def conclude(self) -> Conclusion:
        """Every output that the pieces lead to."""
        return self._conclude(self._subject, self._pieces) if self._pieces else {}


class SubjectStep(StatefulStep[F]):
    """A Step over subjects and their pieces. ``cached``: how many subjects stay cached with their conclusion."""

    def __init__(self, stage: str, logic: SubjectLogic[F], *, cached: int = 0) -> None:
        super().__init__(stage, logic.decode)
        self._logic, self._cached = logic, cached
        self._concluded: OrderedDict[bytes, _Concluded[F]] = OrderedDict()

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """For every subject of the batch emit the outputs that changed, or all of them when it is reprocessed."""
        reader = self._read(batch)
        sends = list(reader.dead_letters)
        for subject in reader.changed:
            last = self._concluded.get(subject) or self._conclude(subject)
            values = dict(reader.values[subject])
            after = self._change(last.state, self._before(subject, values), values) if values else last.conclusion
            sends += changed_outputs(
                last.conclusion, after, reader.newest[subject], reprocessed=subject in reader.reprocessed
            )
            self._cache(subject, _Concluded(last.state, after))
        return Outcome(sends, reader.writes)

    def _recompute(self, subjects: Iterable[bytes]) -> None:
        for subject in subjects:
            self._concluded.pop(subject, None)

    def _conclude(self, subject: bytes) -> _Concluded[F]:
        state = self._logic.empty_state(subject.decode())
        if (packed_pieces := self._stored.get(subject)) is None:
            return _Concluded(state, {})
        conclusion = self._change(state, {}, {piece: self._value(packed) for piece, packed in packed_pieces.items()})
        return _Concluded(state, conclusion)

    def _before(self, subject: bytes, pieces: Iterable[bytes]) -> dict[bytes, F | None]:
        """The stored values of these pieces."""
        stored = self._stored.get(subject, {})
        return {piece: self._value(stored[piece]) for piece in pieces if piece in stored}

    def _change(
        self, state: SubjectState[F], before: Mapping[bytes, F | None], values: Mapping[bytes, F | None]
    ) -> Conclusion:
        for piece, value in values.items():
            name = piece.decode()
            if (old := before.get(piece)) is not None:
                state.drop(name, old)
            if value is not None:
                state.put(name, value)
        return state.conclude()

    def _cache(self, subject: bytes, concluded: _Concluded[F]) -> None:
        if not self._cached:
            return
        self._concluded[subject] = concluded
        self._concluded.move_to_end(subject)
        if len(self._concluded) > self._cached:
            self._concluded.popitem(last=False)


class _Concluded(NamedTuple, Generic[F]):
    state: SubjectState[F]
    conclusion: Conclusion


def changed_outputs(before: Conclusion, after: Conclusion, revision: int, *, reprocessed: bool) -> Iterator[Send]:
    """The outputs that differ, all of them where the subject is reprocessed, and deletions of those that ended."""
    stamp = (REVISION, str(revision).encode())
    for key, output in after.items():
        if reprocessed or before.get(key) != output:
            yield Send(key.topic, key.key, output.partition_key, output.value, (*output.headers, stamp))
    for key, output in before.items():
        if key not in after and output.value is not None:
            yield Send(key.topic, key.key, output.partition_key, None, (stamp,))
