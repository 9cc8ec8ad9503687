"""Reads the records of a batch: which pieces of which subjects they change, and which subjects are reprocessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.errors import Undecodable
from schemas.topics import DEAD_LETTERS, revision_of, split_key
from streams.step import Record, Send, Write
from streams.stored_pieces import Mark, Pieces, mark_of, pack

F = TypeVar("F")


class BatchReader(Generic[F]):
    """Collects what the records of one batch change.

    ``stored`` and ``newest``: pieces and newest offset of each subject before the batch. Afterwards ``changed`` and
    ``newest`` hold those after it, ``values`` the decoded changes in order, ``reprocessed`` the subjects of which every
    output is to be sent again, ``writes`` the state records and ``dead_letters`` what could not be decoded.
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
            self.dead_letters.append(undecodable(self._stage, record, error))
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


def undecodable(stage: str, record: Record, error: Undecodable) -> Send:
    """The dead letter of a record that this stage cannot decode."""
    return to_dead_letters(DeadLetter(stage, *record[:3], record.key, record.value, record.headers, error.problems))


def to_dead_letters(letter: DeadLetter) -> Send:
    """The record to write for a dead letter."""
    return Send(
        DEAD_LETTERS.named(), letter.record_key, letter.digest.encode(), letter.value or b"", letter.to_headers()
    )
