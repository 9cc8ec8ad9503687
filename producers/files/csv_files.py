"""CSV files: where the header stands, what separates the columns, and the rows, each with its first line.

A row that no CSV reader can take, such as one with a quote that is never closed, is a ``BadRow``; the lines after it
are read again by themselves, so that it swallows none.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Collection, Iterator
from itertools import islice, takewhile
from pathlib import Path
from typing import Final, NamedTuple, TextIO
from unicodedata import normalize

from producers.errors import UnreadableFile
from producers.files.text_files import BadRow, bounded_line, open_text
from schemas.errors import Problem

SEPARATORS: Final = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_MAX_PREAMBLE: Final = 30
"""Lines at the start of a file among which the header is looked for."""

_MAX_ROW_LINES: Final = 200
"""Lines of one row. A quote that is open for longer was never closed."""

_LONGEST_ROW: Final = 1_000_000
"""Characters of one row: four times as many as the largest event has."""

_LONGEST_HEADER: Final = 65_536
"""Characters of a line that may be the header. A spreadsheet has 16,384 columns at most."""

LISTED: Final = 20
"""Columns that a message names, at most."""


class Layout(NamedTuple):
    """How a file is laid out: its separator, the lines of its header (the first is 1), and the columns' names."""

    separator: str
    header_start: int
    header_end: int
    columns: tuple[str, ...]
    encoding: str | None = None


class CsvRow(NamedTuple):
    """A row: its first line, and its values."""

    line: int
    values: list[str]


def column_name(text: str) -> str:
    """A column's name as it is compared: on one line, with single blanks."""
    return " ".join(normalize("NFKC", text).split())


def layout_of(path: Path, wanted: Collection[str], encoding: str | None = None) -> Layout:
    """The layout with which the header has most of the wanted columns; of equals the first line, and commas.

    Raise UnreadableFile. Whether all wanted columns are there is for the caller to check.
    """
    with open_text(path, encoding) as text:
        lines = list(takewhile(bool, (bounded_line(text, _LONGEST_HEADER) for _ in range(_MAX_PREAMBLE))))
    if not any(line.strip() for line in lines):
        raise UnreadableFile(f"{path.name} is empty, or its first {_MAX_PREAMBLE} lines are")
    names = {column_name(name).casefold() for name in wanted}
    layouts = [_layout(lines, at, separator, encoding) for at in range(len(lines)) for separator in SEPARATORS]
    return max(layouts, key=lambda layout: len(names.intersection(map(str.casefold, layout.columns))))


def _layout(lines: list[str], at: int, separator: str, encoding: str | None) -> Layout:
    if len(lines[at]) > _LONGEST_HEADER:
        return Layout(separator, at + 1, at + 1, (), encoding)
    reader = csv.reader(lines[at:], delimiter=separator)
    try:
        columns = tuple(map(column_name, next(reader, [])))
    except csv.Error:
        columns = ()
    return Layout(separator, at + 1, at + reader.line_num, columns, encoding)


def rows_of(path: Path, layout: Layout) -> Iterator[CsvRow | BadRow]:
    """Yield the rows below the header, whatever their width. Raise UnreadableFile. In memory: one row."""
    with open_text(path, layout.encoding) as text:
        lines = _Lines(text)
        lines.skip(layout.header_end)
        while lines.more():
            first = lines.number + 1
            try:
                values = next(csv.reader(lines.of_one_row(), delimiter=layout.separator, strict=True))
            except csv.Error as error:
                lines.push_back()
                yield BadRow(path.name, first, (_problem_of(error),))
            else:
                yield CsvRow(first, values)


_UNREADABLE: Final = Problem(
    "", "quotes", 'has a quote (") that is not closed or not doubled; write quotes inside a value twice'
)
_TOO_LONG: Final = Problem(
    "", "too-large", f"has more than {_LONGEST_ROW:,} characters; an event of that size is not taken"
)
_LARGE_VALUE: Final = Problem(
    "", "too-large", f"has a value of more than {csv.field_size_limit():,} characters; no field takes as many"
)


class _RowTooLong(csv.Error):
    """A row is longer than ``_LONGEST_ROW``."""


def _problem_of(error: csv.Error) -> Problem:
    if isinstance(error, _RowTooLong):
        return _TOO_LONG
    return _LARGE_VALUE if "field limit" in str(error) else _UNREADABLE


class _Lines:
    """The lines of a text, of which those of the last row can be read again."""

    def __init__(self, text: TextIO) -> None:
        self._text, self._again = text, deque[str]()
        self._taken: list[str] = []
        self.number = 0

    def skip(self, count: int) -> None:
        self.number += sum(1 for _ in range(count) if bounded_line(self._text, _LONGEST_ROW))

    def more(self) -> bool:
        if not self._again and (line := bounded_line(self._text, _LONGEST_ROW)):
            self._again.append(line)
        return bool(self._again)

    def of_one_row(self) -> Iterator[str]:
        self._taken, length = [], 0
        while self.more():
            if len(self._taken) == _MAX_ROW_LINES:
                raise csv.Error("a quote is open for too long")
            self.number += 1
            self._taken.append(line := self._again.popleft())
            length += len(line)
            if length > _LONGEST_ROW:
                raise _RowTooLong
            yield line

    def push_back(self) -> None:
        """Put back the lines of the row but for its first."""
        self._again.extendleft(reversed(self._taken[1:]))
        self.number -= len(self._taken) - 1


def wrong_width(row: CsvRow, columns: int) -> Problem:
    """The problem of a row that is not as wide as the header."""
    if not row.values:
        return Problem("", "blank-line", "is a blank line; remove it")
    return Problem("", "wrong-columns", f"has {len(row.values)} values where the header has {columns} columns")


def listed(columns: Collection[str]) -> str:
    """The names of columns in a message, the first ``LISTED`` and how many more."""
    shown = ", ".join(islice(columns, LISTED))
    return f"{shown} and {len(columns) - LISTED:,} more" if len(columns) > LISTED else shown


def missing_columns(
    path: Path, layout: Layout, missing: Collection[str], others: Collection[str] = ()
) -> UnreadableFile:
    """The error of a file without these columns, with the separator that was found.

    Repeats no part of the file but ``others``: names of columns that nobody expects, perhaps those missed.
    """
    message = f"{path.name} has not the columns that are expected: it misses {listed(missing)}"
    if others:
        message += f", and has others that are neither mapped nor ignored: {listed(others)}"
    if len(layout.columns) == 1:
        message += "; its first line has one column, whether separated by commas, semicolons, tabs or bars"
    elif layout.separator != ",":
        message += f"; its columns are separated by {SEPARATORS[layout.separator]}"
    return UnreadableFile(message)
