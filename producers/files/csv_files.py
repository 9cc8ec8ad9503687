"""CSV files: a header line and rows of the same width. A row of another width is a ``BadRow``."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from producers.files.text_files import BadRow, open_text
from schemas.errors import Problem


def header_of(path: Path) -> tuple[str, ...]:
    """The header line; empty when there is none. Raise UnreadableFile."""
    with open_text(path) as text:
        return tuple(next(csv.reader(text, strict=True), []))


def rows_of(path: Path) -> Iterator[tuple[int, list[str]] | BadRow]:
    """The line on which each row ends, and its values, in the order of the file. Held in memory: one row."""
    with open_text(path) as text:
        reader = csv.reader(text, strict=True)  # strict: an open quote is told, and swallows no rows
        columns = len(next(reader, []))
        for values in reader:
            if len(values) == columns:
                yield reader.line_num, values
            else:
                yield BadRow(path.name, reader.line_num, (_wrong_width(len(values), columns),))


def _wrong_width(found: int, columns: int) -> Problem:
    if not found:
        return Problem("", "blank-line", "is a blank line; remove it")
    return Problem("", "wrong-columns", f"has {found} values where the header has {columns} columns")
