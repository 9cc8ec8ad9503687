"""What a step over subjects holds between batches: the newest of each of their pieces, packed as it was read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from schemas.topics import split_key
from streams.pieces import Pieces, mark_of, value_of
from streams.reading import Reading
from streams.step import Record, Write

F = TypeVar("F")


class Keeps(Generic[F]):
    """Reads batches, and keeps what they changed once it is delivered and kept on the broker."""

    def __init__(self, stage: str, decode: Callable[[bytes], F]) -> None:
        self._stage, self._decode = stage, decode
        self._held: dict[bytes, Pieces] = {}
        self._newest: dict[bytes, int] = {}
        self._reached = -1  # the newest offset read of any subject
        self._decided: Decided | None = None

    def keep(self, writes: Iterable[Write]) -> None:
        """Hold what the batch decided, or, at start, what was held before."""
        decided = self._decided
        if decided is not None and writes is decided.writes:
            self._decided = None
            for subject, pieces in decided.changed.items():
                self._held.setdefault(subject, {}).update(pieces)
            self._newest.update(decided.newest)
            self._reached = max([self._reached, *decided.newest.values()])
            return
        self._take_back()
        subjects: dict[bytes, None] = {}
        for key, value in writes:
            subject, piece = split_key(key)
            subjects[subject] = None
            if value is not None:
                self._restore(subject, piece, value)
        self._restored(subjects)

    def _read(self, batch: Sequence[Record]) -> Reading[F]:
        """Each record once. What was decided before and not kept never was."""
        self._take_back()
        reading = Reading(self._stage, self._decode, self._held, self._newest)
        for record in batch:
            reading.read(record)
        self._decided = Decided(reading.writes, reading.changed, reading.newest)
        return reading

    def _anew(self, subjects: Iterable[bytes]) -> None:
        """What was derived of these is derived anew, from what is held."""
        raise NotImplementedError

    def _restored(self, subjects: Iterable[bytes]) -> None:
        """State of these was read back at start."""
        self._anew(subjects)

    def _take_back(self) -> None:
        if self._decided is not None:
            self._anew(self._decided.changed)
            self._decided = None

    def _restore(self, subject: bytes, piece: bytes, packed: bytes) -> None:
        pieces, mark = self._held.setdefault(subject, {}), mark_of(packed)
        other = pieces.get(piece)
        if other is None or mark >= mark_of(other):  # the late write of a worker that was thought dead stays late
            pieces[piece] = packed
        self._newest[subject] = max(mark.offset, self._newest.get(subject, -1))
        self._reached = max(self._reached, mark.offset)

    def _value(self, packed: bytes) -> F | None:
        value = value_of(packed)
        return None if value is None else self._decode(value)


class Decided(NamedTuple):
    """What a batch leads to, as long as it is not kept."""

    writes: list[Write]
    changed: dict[bytes, Pieces]
    newest: dict[bytes, int]
