"""Rows of a published file, each with the reference by which it is identified."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from producers.errors import UnreadableFile
from producers.files.csv_files import header_of, rows_of
from producers.files.text_files import BadRow
from schemas.ids import digest

STREET: Final = (
    "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "LSOA name",
    "Crime type", "Last outcome category", "Context",
)  # fmt: skip
SEARCH: Final = (
    "Type", "Date", "Part of a policing operation", "Policing operation", "Latitude", "Longitude", "Gender",
    "Age range", "Self-defined ethnicity", "Officer-defined ethnicity", "Legislation", "Object of search", "Outcome",
    "Outcome linked to object of search", "Removal of more than just outer clothing",
)  # fmt: skip
_SEARCH_FILE: Final = re.compile(r"\d{4}-\d{2}-([a-z-]+)-stop-and-search\.csv(?:\.gz)?")


class Row(NamedTuple):
    """One row: its line, its reference (the source reference of its event), and its values by column."""

    line: int
    reference: str
    values: Mapping[str, str]


def columns_of(path: Path) -> tuple[str, ...]:
    """The header line. Raise UnreadableFile unless it is one of the two published forms, whatever the file's name."""
    header = header_of(path)
    if header not in (STREET, SEARCH):
        raise UnreadableFile(f"{path.name} is no file of data.police.uk: its header {_difference(header)}")
    return STREET if header == STREET else SEARCH


def _difference(header: tuple[str, ...]) -> str:
    # Only names of ours are repeated: without a header, the first line holds what somebody wrote about somebody.
    closest = min((STREET, SEARCH), key=lambda known: len(set(known) - set(header)))
    if missing := [name for name in closest if name not in header]:
        return f"misses {', '.join(missing)}"
    return "has other columns, too" if len(header) > len(closest) else "has its columns in another order"


def read(path: Path) -> Iterator[Row | BadRow]:
    """Every row, in the order of the file. Held in memory: one row, and a digest of each before it."""
    columns = columns_of(path)
    force = force_in(path.name) if columns == SEARCH else ""
    seen: Counter[str] = Counter()
    for row in rows_of(path):
        if isinstance(row, BadRow):
            yield row
            continue
        line, values = row
        same = digest("\x1f".join((force, *values) if force else values).encode())
        seen[same] += 1
        yield Row(line, f"{same}-{seen[same]}", dict(zip(columns, values, strict=True)))


def force_in(name: str) -> str:
    """The force in the name of a stop and search file, such as ``northamptonshire``; no column has it. Else empty."""
    found = _SEARCH_FILE.fullmatch(name)
    return found[1] if found else ""
