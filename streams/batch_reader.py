"""A batch as a step reads it: what each record changes, and which subjects are merely read again."""

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
    """A batch being read: which pieces it changes, and which subjects it merely reads again."""

    def __init__(
        self, stage: str, decode: Callable[[bytes], F], held: Mapping[bytes, Pieces], newest: Mapping[bytes, int]
    ) -> None:
        self._stage, self._decode, self._stored, self._newest = stage, decode, held, newest
        self.newest: dict[bytes, int] = {}
        self.changed: dict[bytes, Pieces] = {}
        self.values: dict[bytes, list[tuple[bytes, F | None]]] = {}
        self.reprocessed: set[bytes] = set()
        self.writes: list[Write] = []
        self.dead_letters: list[Send] = []

    def read(self, record: Record) -> None:
        """One more record. What cannot be read becomes a dead letter."""
        try:
            value = None if record.value is None else self._decode(record.value)
        except Undecodable as error:
            self.dead_letters.append(undecodable(self._stage, record, error))
            return
        key = record.key or b""
        subject, piece = split_key(key)
        revision, newest = revision_of(record.headers), self.newest.get(subject, self._newest.get(subject, -1))
        held = self._mark(subject, piece)
        if record.offset <= newest or (held and 0 < revision == held.revision):
            self.reprocessed.add(subject)  # a replay, or a stage before us rebuilt: tell everything again
        self.newest[subject] = max(record.offset, newest)
        changed, values = self.changed.setdefault(subject, {}), self.values.setdefault(subject, [])
        if held and revision < held.revision:
            return  # a late write: what we hold was written after it
        offset = max(record.offset, held.offset) if held else record.offset
        changed[piece] = packed = pack(Mark(revision, offset), record.value)
        values.append((piece, value))
        self.writes.append(Write(key, packed))

    def _mark(self, subject: bytes, piece: bytes) -> Mark | None:
        for pieces in (self.changed.get(subject), self._stored.get(subject)):
            if pieces and (packed := pieces.get(piece)) is not None:
                return mark_of(packed)
        return None


def undecodable(stage: str, record: Record, error: Undecodable) -> Send:
    """The dead letter for a record that this stage cannot read."""
    return to_dead_letters(DeadLetter(stage, *record[:3], record.key, record.value, record.headers, error.problems))


def to_dead_letters(letter: DeadLetter) -> Send:
    """Where it goes."""
    return Send(
        DEAD_LETTERS.named(), letter.record_key, letter.digest.encode(), letter.value or b"", letter.to_headers()
    )
