"""Rows that are the same event: repeats add nothing, and rows that contradict each other are conflicts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from producers.files.text_files import BadRow, EventRow
from schemas.errors import Problem
from schemas.ids import digest
from schemas.kinds.base import Envelope
from schemas.wire import SourceRecord, encode

_NAMED: Final = 5
"""Other rows that a conflict names, at most."""


@dataclass(frozen=True, slots=True)
class RepeatedRow:
    """A row that gives an event which an earlier row of the same publication gave, word for word. It is not sent."""

    file: str
    line: int | None
    first_file: str
    first_line: int | None


class _Place(NamedTuple):
    content: str  # digest of the encoded event
    file: str
    line: int | None


def identity_of(record: SourceRecord) -> tuple[str, int]:
    """What two records must differ in: id and revision of an event, or the id of an amendment."""
    if isinstance(record, Envelope):
        return str(record.event_id), record.revision
    return str(record.amendment_id), 0


@dataclass(slots=True)
class RowComparison:
    """Compares every event of a publication with those before it. In memory: a digest of each."""

    _first: dict[tuple[str, int], _Place] = field(default_factory=dict)
    _conflicts: dict[tuple[str, int], dict[str, _Place]] = field(default_factory=lambda: defaultdict(dict))
    _revisions: dict[str, int] = field(default_factory=dict)

    def survey(self, row: EventRow) -> None:
        """Take in a row before any is published, so that all rows of a conflict are known and none is sent."""
        identity, place = _identity_and_place(row)
        first = self._first.setdefault(identity, place)
        if first.content != place.content:
            self._conflicts[identity].setdefault(first.content, first)
            self._conflicts[identity].setdefault(place.content, place)

    def begin(self) -> None:
        """Forget which rows were surveyed, but not their conflicts."""
        self._first.clear()

    def verdict(self, row: EventRow) -> BadRow | RepeatedRow | EventRow:
        """The row itself when it is to be sent; else why not: it repeats an earlier row, or contradicts another."""
        identity, place = _identity_and_place(row)
        if conflict := self._conflicts.get(identity):
            others = [other for content, other in conflict.items() if content != place.content]
            return BadRow(row.file, row.line, (_conflict(row, others),))
        first = self._first.setdefault(identity, place)
        if first.content != place.content:
            return BadRow(row.file, row.line, (_conflict(row, [first]),))
        if first is not place:
            return RepeatedRow(row.file, row.line, first.file, first.line)
        self._revisions[identity[0]] = self._revisions.get(identity[0], 0) + 1
        return row

    @property
    def further_revisions(self) -> int:
        """Events of the publication that are revisions of another event in it."""
        return sum(count - 1 for count in self._revisions.values())


def _identity_and_place(row: EventRow) -> tuple[tuple[str, int], _Place]:
    return identity_of(row.record), _Place(digest(encode(row.record)), row.file, row.line)


def _conflict(row: EventRow, others: list[_Place]) -> Problem:
    names = ", ".join(_name(row, other) for other in others[:_NAMED])
    if len(others) > _NAMED:
        names += f" and {len(others) - _NAMED} more"
    message = (
        f"has the same reference and revision as {names}, and says something else; "
        "a row is an event: give each its own reference, or a correction a higher revision"
    )
    return Problem("source_reference", "same-reference", message)


def _name(row: EventRow, other: _Place) -> str:
    file = "" if other.file == row.file else f"{other.file} "
    return f"{file}line {other.line}" if other.line is not None else (other.file if file else "another report in it")
