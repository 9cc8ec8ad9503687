"""The state of a step over subjects: the newest of each of their pieces, packed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from schemas.topics import split_key
from streams.batch_reader import BatchReader
from streams.step import Record, Write
from streams.stored_pieces import Pieces, mark_of, value_of

F = TypeVar("F")


class StatefulStep(Generic[F]):
    """Reads batches, and applies what they changed once the engine has delivered and stored it."""

    def __init__(self, stage: str, decode: Callable[[bytes], F]) -> None:
        self._stage, self._decode = stage, decode
        self._stored: dict[bytes, Pieces] = {}
        self._newest: dict[bytes, int] = {}
        self._reached = -1  # the newest offset read of any subject
        self._pending: PendingBatch | None = None

    def apply(self, writes: Iterable[Write]) -> None:
        """Make these writes the state: those of the last batch, or at start those read back, in any order."""
        pending = self._pending
        if pending is not None and writes is pending.writes:
            self._pending = None
            for subject, pieces in pending.changed.items():
                self._stored.setdefault(subject, {}).update(pieces)
            self._newest.update(pending.newest)
            self._reached = max([self._reached, *pending.newest.values()])
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
        """Each record once. A batch that was decided before and never applied is forgotten."""
        self._discard_pending()
        reader = BatchReader(self._stage, self._decode, self._stored, self._newest)
        for record in batch:
            reader.read(record)
        self._pending = PendingBatch(reader.writes, reader.changed, reader.newest)
        return reader

    def _recompute(self, subjects: Iterable[bytes]) -> None:
        """Rebuild, or drop, whatever is derived from the pieces of these subjects."""
        raise NotImplementedError

    def _after_restore(self, subjects: Iterable[bytes]) -> None:
        """The pieces of these subjects were read back at start."""
        self._recompute(subjects)

    def _discard_pending(self) -> None:
        if self._pending is not None:
            self._recompute(self._pending.changed)
            self._pending = None

    def _restore(self, subject: bytes, piece: bytes, packed: bytes) -> None:
        pieces, mark = self._stored.setdefault(subject, {}), mark_of(packed)
        other = pieces.get(piece)
        if other is None or mark >= mark_of(
            other
        ):  # a worker that had lost its partition may have written an older one
            pieces[piece] = packed
        self._newest[subject] = max(mark.offset, self._newest.get(subject, -1))
        self._reached = max(self._reached, mark.offset)

    def _value(self, packed: bytes) -> F | None:
        value = value_of(packed)
        return None if value is None else self._decode(value)


class PendingBatch(NamedTuple):
    """What a batch changes, until the engine has delivered its outputs and stored its writes."""

    writes: list[Write]
    changed: dict[bytes, Pieces]
    newest: dict[bytes, int]
