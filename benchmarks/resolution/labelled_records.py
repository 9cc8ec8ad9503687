"""Records of a labelled file as mentions, by a mapping from our fields to its columns."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Final, NamedTuple

from streams.resolution.persons.features.mention import PersonMention, WrittenAddress
from values import register_number
from values.name import Name, read
from values.register_number import RegisterNumber

FIELDS: Final = (
    *("given_names", "surname", "full_name", "birth_date", "sex", "address", "locality", "postcode"),
    *("birth_place", "occupation", "national_id"),
)
FIRST: Final = datetime(2018, 7, 1, tzinfo=UTC)

Row = Mapping[str, str]


class Unusable(Exception):
    """The file or the mapping cannot be used. The message says what to change."""


class Labelled(NamedTuple):
    """A mention, and who it truly is. ``about``: what is known of that person, for error rates and nothing else."""

    mention: PersonMention
    truth: str
    about: tuple[tuple[str, str], ...] = ()


def labelled(records: Path, mapping: Path, truth: str) -> list[Labelled]:
    """Every record, named after its line."""
    fields = _mapping(mapping)
    found = list(_rows(records))
    missing = {truth, *(column for columns in fields.values() for column in columns)} - set(found[0] if found else ())
    if missing:
        raise Unusable(f"{records.name} has no column {', '.join(sorted(missing))}")
    return [Labelled(_mention(at, row, fields), row[truth]) for at, row in enumerate(found)]


def _mapping(file: Path) -> dict[str, list[str]]:
    said = json.loads(file.read_text(encoding="utf-8"))
    unknown = set(said) - set(FIELDS)
    if unknown:
        raise Unusable(f"{file.name} maps {', '.join(sorted(unknown))}; the fields are {', '.join(FIELDS)}")
    return {field: [columns] if isinstance(columns, str) else list(columns) for field, columns in said.items()}


def _mention(at: int, row: Row, fields: Mapping[str, list[str]]) -> PersonMention:
    said = {field: " ".join(row[column] for column in columns if row[column]) for field, columns in fields.items()}
    called = read(said.get("full_name", ""), said.get("given_names", ""), said.get("surname", ""))
    lives = WrittenAddress(said.get("address", ""), said.get("locality", ""), said.get("postcode", ""))
    return PersonMention(
        id=f"{at:07}",
        recorded_at=FIRST + timedelta(seconds=at),
        names=(called,) if isinstance(called, Name) else (),
        birth_date=said.get("birth_date") or None,
        sex=said.get("sex", ""),
        numbers=_numbers(said.get("national_id") or ""),
        addresses=(lives,) if any(lives) else (),
        birth_place=said.get("birth_place", ""),
        occupation=said.get("occupation", ""),
    )


def _rows(file: Path) -> Iterator[Row]:
    if file.suffix == ".parquet":
        yield from _parquet(file)
        return
    whole = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    for row in csv.DictReader(StringIO(whole.decode("utf-8-sig"), newline=""), skipinitialspace=True):
        yield {column: (value or "").strip() for column, value in row.items()}


def _parquet(file: Path) -> Iterator[Row]:
    import duckdb

    table = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(file)])
    columns = [column[0] for column in table.description]
    for row in table.fetchall():
        yield {column: "" if value is None else str(value) for column, value in zip(columns, row, strict=True)}


def _numbers(written: str) -> tuple[RegisterNumber, ...]:
    number = register_number.read("national-id", written)
    return (number,) if isinstance(number, RegisterNumber) else ()
