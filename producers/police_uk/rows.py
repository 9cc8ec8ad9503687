"""Rows of a published file: read one by one, told apart, and never silently dropped."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, TextIO

from producers.errors import UnreadableFile
from schemas.errors import Problem
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


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that is no event: where it stands, and why."""

    file: str
    line: int
    problems: tuple[Problem, ...]


class Row(NamedTuple):
    """One row: what it says, by column, and the reference it is known by."""

    line: int
    reference: str
    said: Mapping[str, str]


def columns_of(path: Path) -> tuple[str, ...]:
    """The header line. Raise UnreadableFile unless it is one of the two published forms."""
    with _text(path) as text:
        header = tuple(next(csv.reader(text), []))
    for known in (STREET, SEARCH):
        if header == known:
            return known
    closest = STREET if "Crime type" in header else SEARCH
    missing = [column for column in closest if column not in header]
    raise UnreadableFile(
        f"{path.name} is no file of data.police.uk: its header misses {', '.join(missing) or 'their order'}"
    )


def read(path: Path) -> Iterator[Row | BadRow]:
    """Every row, in the order of the file."""
    columns = columns_of(path)
    seen: Counter[str] = Counter()
    with _text(path) as text:
        reader = csv.reader(text)
        next(reader)
        for values in reader:
            if len(values) != len(columns):
                yield BadRow(path.name, reader.line_num, (_wrong_width(len(columns)),))
                continue
            same = digest("\x1f".join(values).encode())
            seen[same] += 1
            yield Row(reader.line_num, f"{same}-{seen[same]}", dict(zip(columns, values, strict=True)))


def _wrong_width(columns: int) -> Problem:
    return Problem("", "wrong-columns", f"has another number of values than the {columns} columns of the header")


@contextmanager
def _text(path: Path) -> Iterator[TextIO]:
    try:
        with path.open("rb") as file:
            zipped = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            plain = gzip.GzipFile(fileobj=file) if zipped else file
            yield io.TextIOWrapper(plain, encoding="utf-8-sig", newline="")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path.name} is not UTF-8 text; save it as UTF-8") from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnreadableFile(f"{path.name} breaks off or is damaged; fetch it again") from error
    except csv.Error as error:
        raise UnreadableFile(f"{path.name} is not CSV: {error}") from error
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
