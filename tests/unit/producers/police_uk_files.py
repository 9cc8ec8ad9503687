"""Files of data.police.uk, invented: of a row a test names only what matters."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from producers.files.text_files import BadRow
from producers.police_uk.adapter import events
from producers.police_uk.rows import SEARCH, STREET
from schemas.events import Envelope, RecordedCrime, StopAndSearch
from tests.unit.producers.outputs import Output, unplaced

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
CRIME: Final = {
    "Crime ID": "c" * 64,
    "Month": "2024-01",
    "Reported by": "Northamptonshire Police",
    "Falls within": "Northamptonshire Police",
    "Longitude": "-0.895400",
    "Latitude": "52.237600",
    "Location": "On or near Sample Street",
    "LSOA code": "E01027130",
    "LSOA name": "Sample 001A",
    "Crime type": "Burglary",
    "Last outcome category": "Under investigation",
    "Context": "",
}
SEARCHED: Final = {
    "Type": "Person search",
    "Date": "2024-01-01T00:01:30+00:00",
    "Part of a policing operation": "False",
    "Policing operation": "",
    "Latitude": "52.237600",
    "Longitude": "-0.895400",
    "Gender": "Male",
    "Age range": "18-24",
    "Self-defined ethnicity": "White - Any other White background",
    "Officer-defined ethnicity": "White",
    "Legislation": "Misuse of Drugs Act 1971 (section 23)",
    "Object of search": "Controlled drugs",
    "Outcome": "A no further action disposal",
    "Outcome linked to object of search": "True",
    "Removal of more than just outer clothing": "False",
}


def line(values: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(values)
    return text.getvalue()


def street(*rows: Mapping[str, str]) -> str:
    """A street-level file; each row is the usual crime but for what is given."""
    return line(STREET) + "".join(line([(CRIME | dict(row))[name] for name in STREET]) for row in rows)


def searches(*rows: Mapping[str, str]) -> str:
    """A stop and search file; each row is the usual search but for what is given."""
    return line(SEARCH) + "".join(line([(SEARCHED | dict(row))[name] for name in SEARCH]) for row in rows)


def written(folder: Path, text: str | bytes, name: str = "some.csv") -> Path:
    """The text in a file, gzipped when the name says so."""
    value = text.encode() if isinstance(text, str) else text
    (path := folder / name).write_bytes(gzip.compress(value) if name.endswith(".gz") else value)
    return path


def all_of(folder: Path, text: str | bytes, name: str = "some.csv") -> list[Output]:
    return unplaced(events(written(folder, text, name)))


def crime_of(folder: Path, **columns: str) -> RecordedCrime:
    """The event of a file with one row. Columns by name, ``_`` for a blank."""
    (event,) = all_of(folder, street({name.replace("_", " "): value for name, value in columns.items()}))
    assert isinstance(event, RecordedCrime), event
    return event


def search_of(folder: Path, row: Mapping[str, str] = NOTHING, name: str = "some.csv") -> StopAndSearch:
    """The event of a file with one search."""
    (event,) = all_of(folder, searches(row), name)
    assert isinstance(event, StopAndSearch), event
    return event


def reasons(one: Output) -> list[tuple[str, str]]:
    """Path and rule of each problem of a bad row."""
    assert isinstance(one, BadRow), one
    return [(problem.path, problem.rule) for problem in one.problems]


def references(found: list[Output]) -> set[str]:
    """How the events are known."""
    return {one.source_reference for one in found if isinstance(one, Envelope)}
