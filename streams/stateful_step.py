"""What a step over subjects holds between batches: the newest of each of their pieces, packed as it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from schemas.topics import split_key
from streams.batch_reader import BatchReader
from streams.step import Record, Write
from streams.stored_pieces import Pieces, mark_of, value_of

F = TypeVar("F")


class StatefulStep(Generic[F]):
    """Reads batches, and keeps what they changed once it is delivered and kept on the broker."""

    def __init__(self, stage: str, decode: Callable[[bytes], F]) -> None:
        self._stage, self._decode = stage, decode
        self._stored: dict[bytes, Pieces] = {}
        self._newest: dict[bytes, int] = {}
        self._reached = -1  # the newest offset read of any subject
        self._pending: PendingBatch | None = None

    def apply(self, writes: Iterable[Write]) -> None:
        """Hold what the batch decided, or, at start, what was held before."""
        decided = self._pending
        if decided is not None and writes is decided.writes:
            self._pending = None
            for subject, pieces in decided.changed.items():
                self._stored.setdefault(subject, {}).update(pieces)
            self._newest.update(decided.newest)
            self._reached = max([self._reached, *decided.newest.values()])
            return
        self._discard_pending()
        subjects: dict[bytes, None] = {}
        for key, value in writes:
            subject, piece = split_key(key)
            subjects[subject] = None
            if value is not None:
                self._restore(subject, piece, value)
        self._after_restore(subjects)

    def _read(self, batch: Sequence[Record]) -> BatchReader[F]:
        """Each record once. What was decided before and not kept never was."""
        self._discard_pending()
        reading = BatchReader(self._stage, self._decode, self._stored, self._newest)
        for record in batch:
            reading.read(record)
        self._pending = PendingBatch(reading.writes, reading.changed, reading.newest)
        return reading

    def _recompute(self, subjects: Iterable[bytes]) -> None:
        """What was derived of these is derived anew, from what is held."""
        raise NotImplementedError

    def _after_restore(self, subjects: Iterable[bytes]) -> None:
        """State of these was read back at start."""
        self._recompute(subjects)

    def _discard_pending(self) -> None:
        if self._pending is not None:
            self._recompute(self._pending.changed)
            self._pending = None

    def _restore(self, subject: bytes, piece: bytes, packed: bytes) -> None:
        pieces, mark = self._stored.setdefault(subject, {}), mark_of(packed)
        other = pieces.get(piece)
        if other is None or mark >= mark_of(other):  # the late write of a worker that was thought dead stays late
            pieces[piece] = packed
        self._newest[subject] = max(mark.offset, self._newest.get(subject, -1))
        self._reached = max(self._reached, mark.offset)

    def _value(self, packed: bytes) -> F | None:
        value = value_of(packed)
        return None if value is None else self._decode(value)


class PendingBatch(NamedTuple):
    """What a batch leads to, as long as it is not kept."""

    writes: list[Write]
    changed: dict[bytes, Pieces]
    newest: dict[bytes, int]
