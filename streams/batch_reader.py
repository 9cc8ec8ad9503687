"""Reads the records of a batch: which pieces of which subjects they change, and which subjects are reprocessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from schemas.errors import Undecodable
from schemas.topics import revision_of, split_key
from streams.refusal import refused
from streams.step import Record, Send, Write
from streams.stored_pieces import Mark, Pieces, mark_of, pack

F = TypeVar("F")


class BatchReader(Generic[F]):
    """Collects what the records of one batch change.

    ``stored`` and ``newest``: pieces and newest offset of each subject before the batch. Afterwards ``changed`` and
    ``newest`` hold those after it, ``values`` the decoded changes in order, ``reprocessed`` the subjects of which every
    output is to be sent again, ``writes`` the state records, ``dead_letters`` what is sent about undecodable records.
    """

    def __init__(
        self, stage: str, decode: Callable[[bytes], F], stored: Mapping[bytes, Pieces], newest: Mapping[bytes, int]
    ) -> None:
        self._stage, self._decode, self._stored, self._newest = stage, decode, stored, newest
        self.newest: dict[bytes, int] = {}
        self.changed: dict[bytes, Pieces] = {}
        self.values: dict[bytes, list[tuple[bytes, F | None]]] = {}
        self.reprocessed: set[bytes] = set()
        self.writes: list[Write] = []
        self.dead_letters: list[Send] = []

    def read(self, record: Record) -> None:
        """Add one record. One that cannot be decoded becomes a dead letter."""
        try:
            value = None if record.value is None else self._decode(record.value)
        except Undecodable as error:
            self.dead_letters += refused(self._stage, record, error.problems)
            return
        key = record.key or b""
        subject, piece = split_key(key)
        revision, newest = revision_of(record.headers), self.newest.get(subject, self._newest.get(subject, -1))
        stored = self._mark(subject, piece)
        if record.offset <= newest or (stored and 0 < revision == stored.revision):
            self.reprocessed.add(subject)  # a replay, or a stage before this one was rebuilt: send every output again
        self.newest[subject] = max(record.offset, newest)
        changed, values = self.changed.setdefault(subject, {}), self.values.setdefault(subject, [])
        if stored and revision < stored.revision:
            return  # a late write: what is stored was written after it
        offset = max(record.offset, stored.offset) if stored else record.offset
        changed[piece] = packed = pack(Mark(revision, offset), record.value)
        values.append((piece, value))
        self.writes.append(Write(key, packed))

    def _mark(self, subject: bytes, piece: bytes) -> Mark | None:
        for pieces in (self.changed.get(subject), self._stored.get(subject)):
            if pieces and (packed := pieces.get(piece)) is not None:
                return mark_of(packed)
        return None
