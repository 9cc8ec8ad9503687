"""Rows of a published file, each with the reference and revision by which it is identified."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from producers.errors import UnreadableFile
from producers.files.csv_files import SEPARATORS, Layout, layout_of, rows_of, wrong_width
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
_SEARCH_FILE: Final = re.compile(r"\d{4}-\d{2}-([a-z][a-z-]*?)-stop-and-search(?![a-z])", re.IGNORECASE)
_OF_OUTCOMES: Final = "Outcome type"
_PLACE: Final = ("Longitude", "Latitude", "Location", "LSOA code")

_STAGES: Final = {
    "": 1,
    "status update unavailable": 1,
    "under investigation": 2,
    "awaiting court outcome": 3,
    "court result unavailable": 4,
}
"""How far an outcome is on; any other one is final."""
_FINAL: Final = 5
_WITHIN_A_STAGE: Final = 100_000


class Row(NamedTuple):
    """One row: its line, the reference and revision of its event, and its values by column."""

    line: int
    reference: str
    values: Mapping[str, str]
    revision: int = 1


def columns_of(path: Path) -> tuple[str, ...]:
    """The header line. Raise UnreadableFile unless it is one of the two published forms, whatever the file's name."""
    return _layout(path).columns


def _layout(path: Path) -> Layout:
    layout = layout_of(path, {*STREET, *SEARCH})
    if layout.columns not in (STREET, SEARCH) or layout.header_start != 1:
        raise UnreadableFile(f"{path.name} is no file of data.police.uk: its header {_difference(layout)}")
    return layout


def _difference(layout: Layout) -> str:
    # Only names of ours are repeated: without a header, the first line holds what somebody wrote about somebody.
    header = layout.columns
    closest = min((STREET, SEARCH), key=lambda known: len(set(known) - set(header)))
    if layout.header_start > 1 and header in (STREET, SEARCH):
        return f"is not its first line but line {layout.header_start}"
    if _OF_OUTCOMES in header:
        return "is that of a file of outcomes; publish the file of street-level crime, which holds the last outcome"
    missing = [name for name in closest if name not in header]
    if missing and layout.separator != ",":
        return f"misses {', '.join(missing)}, whose columns are separated by {SEPARATORS[layout.separator]}"
    if missing:
        return f"misses {', '.join(missing)}"
    return "has other columns, too" if len(header) > len(closest) else "has its columns in another order"


def read(path: Path) -> Iterator[Row | BadRow]:
    """Every row, in the order of the file. In memory: one row, and a digest of each before it. Raise UnreadableFile."""
    layout = _layout(path)
    if layout.columns == SEARCH:
        yield from _numbered(path, layout, force_in(path.name))
        return
    places = _places_of_crimes(path, layout)
    for row in _numbered(path, layout, ""):
        yield row if isinstance(row, BadRow) else _as_crime(row, places)


def _numbered(path: Path, layout: Layout, force: str) -> Iterator[Row | BadRow]:
    """Each row with a digest of its values as reference and, among rows of equal values, its number."""
    seen: Counter[str] = Counter()
    for row in rows_of(path, layout):
        if isinstance(row, BadRow):
            yield row
        elif len(row.values) != len(layout.columns):
            yield BadRow(path.name, row.line, (wrong_width(row, len(layout.columns)),))
        else:
            same = digest("\x1f".join((force, *row.values) if force else row.values).encode())
            seen[same] += 1
            yield Row(row.line, f"{same}-{seen[same]}", dict(zip(layout.columns, row.values, strict=True)))


def _places_of_crimes(path: Path, layout: Layout) -> Mapping[str, set[str]]:
    """The places under which a file publishes each Crime ID: forces give one ID to several crimes now and then."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows_of(path, layout):
        if not isinstance(row, BadRow) and len(row.values) == len(layout.columns):
            values = dict(zip(layout.columns, row.values, strict=True))
            if crime := _crime_id(values):
                places[crime].add(_place(values))
    return places


def _as_crime(row: Row, places: Mapping[str, set[str]]) -> Row:
    """A row with a Crime ID is identified by it, and by its place where the file publishes the ID at several places.

    What it says else, above all the outcome, makes its revision: the further on the outcome, the higher.
    """
    crime = _crime_id(row.values)
    if not crime:
        return row
    reference = crime if len(places[crime]) == 1 else f"{crime} {_place(row.values)}"
    return row._replace(reference=f"crime {reference}", revision=_revision(row.values))


def _crime_id(values: Mapping[str, str]) -> str:
    return values["Crime ID"].strip().casefold()


def _place(values: Mapping[str, str]) -> str:
    return digest("\x1f".join(values[name] for name in _PLACE).encode())[:16]


def _revision(values: Mapping[str, str]) -> int:
    outcome = " ".join(values["Last outcome category"].casefold().split())
    content = int(digest("\x1f".join(values[name] for name in STREET).encode()), 16)
    return _STAGES.get(outcome, _FINAL) * _WITHIN_A_STAGE + content % _WITHIN_A_STAGE


def force_in(name: str) -> str:
    """The force in the name of a stop and search file, such as ``northamptonshire``; no column has it. Else empty.

    Copies have it, too: ``2024-03-essex-stop-and-search (1).csv``.
    """
    found = _SEARCH_FILE.search(name)
    return found[1].lower() if found else ""
