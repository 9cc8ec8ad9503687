"""Tables and mappings, invented: a test names only what matters."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from producers.files.text_files import BadRow
from producers.tables.adapter import table
from schemas.events import Arrest
from tests.unit.producers.outputs import Output, unplaced

Json = dict[str, Any]
DAY = {"format": "%d/%m/%Y"}
FIELDS: Json = {
    "source_reference": "Ref",
    "occurred": {"column": "Day", **DAY, "precision": "day"},
    "reported_at": {"column": "Day", **DAY},
    "recorded_at": {"column": "Day", **DAY},
    "items.0.grade": {"column": "Grade", "graded": "3x5x2"},
    "items.0.offences.0.title": "Offence",
    "items.0.persons.0.role": {"constant": "suspect"},
    "items.0.persons.0.names.0.surname": "Surname",
}
ROW = {"Ref": "A1", "Day": "02/10/2018", "Grade": "1AP", "Offence": "Theft", "Surname": "Prynne"}


def mapping(fields: Json | None = None, /, **more: Any) -> Json:
    """The usual mapping but for what is given; a field of None is left out."""
    said = {path: one for path, one in (FIELDS | (fields or {})).items() if one is not None}
    return {"source": "custody", "kind": "arrest", "fields": said} | more


def written(folder: str, mapped: Json, header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Path, Path]:
    """A mapping file and a table."""
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    (one := Path(folder) / "mapping.json").write_text(json.dumps(mapped))
    (other := Path(folder) / "some.csv").write_text(text.getvalue())
    return one, other


def read(mapped: Json, *rows: Mapping[str, str]) -> list[Output]:
    """What rows come to; each is the usual row but for what is given."""
    whole = [ROW | dict(row) for row in rows]
    header = list(dict.fromkeys(column for row in whole for column in row))
    with TemporaryDirectory() as folder:
        by, file = written(folder, mapped, header, [[row.get(column, "") for column in header] for row in whole])
        return unplaced(table(by).reader([file])(file))


def arrest(fields: Json | None = None, /, **row: str) -> Arrest:
    """The event of one row. Columns by name, ``_`` for a blank."""
    (one,) = read(mapping(fields), {name.replace("_", " "): value for name, value in row.items()})
    assert isinstance(one, Arrest), one
    return one


def refused(fields: Json | None = None, /, **row: str) -> list[tuple[str, str]]:
    """Place and rule of what is wrong with one row."""
    (one,) = read(mapping(fields), {name.replace("_", " "): value for name, value in row.items()})
    assert isinstance(one, BadRow), one
    assert one.line == 2
    return [(problem.path, problem.rule) for problem in one.problems]
