"""The rows of a table that hold data, and what else stands in an export: titles, blank lines, headers, totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from producers.files.csv_files import CsvRow, Layout, rows_of, wrong_width
from producers.files.text_files import BadRow, LeftOut
from schemas.errors import Problem

_FOOTER: Final = re.compile(
    r"""(?:(?:grand|sub|over[- ]?all)[- ]?)?totals?\b
      | (?:no\.?|number|count)\s+of\s+(?:rows?|records?|lines?|entries|results?)\b
      | (?:rows?|records?|lines?|results?)\s*(?:count|returned|selected|exported|found)?\s*[:=]
      | count\b | sum\b | average\b
      | \(?\d[\d,]*\s+(?:rows?|records?|results?|lines?)\b
      | \W*end\s+of\s+(?:the\s+)?(?:report|file|export|list|data|extract)\b
      | \W*(?:\*{2,}|-{3,}|={3,}|_{3,})
      | page\s+\d+
      | (?:data\s+)?(?:printed|generated|exported|created|produced|extracted|report\s+run|query(?:\s+run)?|run|as\s+at)
        \s*(?:on|by|at|date|time|:)
      | (?:filters?|criteria|parameters|query|user|requested\s+by)\s*:
      | official\b | restricted\b | confidential\b | not\s+protectively\s+marked
      | (?:source|notes?|footnote|disclaimer|key|legend)\s*:""",
    re.IGNORECASE | re.VERBOSE,
)
_MOST_FILLED: Final = 3
"""Cells of a footer that are filled, at most, and no more than half of the columns."""


class SheetRow(NamedTuple):
    """A row of data: its first line, and its cells by column."""

    line: int
    cells: Mapping[str, str]


class Sheet(NamedTuple):
    """A file laid out: where each column of the mapping stands, and which columns have no name."""

    layout: Layout
    positions: Mapping[str, int]
    nameless: tuple[int, ...]


def sheet_rows(path: Path, sheet: Sheet) -> Iterator[SheetRow | BadRow | LeftOut]:
    """Yield the rows of data, the rows that are none, and what stands between them. Raise UnreadableFile."""
    if sheet.layout.header_start > 1:
        yield _left_out(
            path, 1, "above-the-header", f"{_counted(sheet.layout.header_start - 1)} above the header; left out"
        )
    blank: list[int] = []
    for row in rows_of(path, sheet.layout):
        if isinstance(row, CsvRow) and not any(value.strip() for value in row.values):
            blank.append(row.line)
            continue
        if blank:
            yield _blank(path, blank)
        yield from _read(path, sheet, row)
    if blank:
        yield _blank(path, blank)


def _read(path: Path, sheet: Sheet, row: CsvRow | BadRow) -> Iterator[SheetRow | BadRow | LeftOut]:
    if isinstance(row, BadRow):
        yield row
        return
    width = len(sheet.layout.columns)
    if [value.strip().casefold() for value in row.values[:width]] == [one.casefold() for one in sheet.layout.columns]:
        yield _left_out(path, row.line, "repeated-header", "repeats the header; left out")
    elif is_footer(row.values, width):
        yield _left_out(path, row.line, "footer", "is a line below the table, such as a total; left out")
    elif len(row.values) < width or any(value.strip() for value in row.values[width:]):
        yield BadRow(path.name, row.line, (wrong_width(row, width),))
    else:
        yield from _nameless(path, sheet, row)
        yield SheetRow(row.line, {name: row.values[at] for name, at in sheet.positions.items()})


def is_footer(values: Sequence[str], width: int) -> bool:
    """Whether a row closes a table: few cells are filled, and the first begins as totals, counts and print lines do."""
    filled = [text for value in values if (text := value.strip())]
    return len(filled) <= min(_MOST_FILLED, max(1, width // 2)) and _FOOTER.match(filled[0]) is not None


def _nameless(path: Path, sheet: Sheet, row: CsvRow) -> Iterator[LeftOut]:
    if found := [str(at + 1) for at in sheet.nameless if row.values[at].strip()]:
        message = f"has a value in a column without a name ({', '.join(found)} from the left); left out"
        yield _left_out(path, row.line, "nameless-column", message)


def _blank(path: Path, blank: list[int]) -> LeftOut:
    line, count = blank[0], len(blank)
    blank.clear()
    return _left_out(path, line, "blank-line", f"{_counted(count, 'blank ')}; left out")


def _counted(count: int, kind: str = "") -> str:
    return f"{count:,} {kind}line{'s' if count > 1 else ''}"


def _left_out(path: Path, line: int, rule: str, message: str) -> LeftOut:
    return LeftOut(path.name, line, (Problem("", rule, message),))
