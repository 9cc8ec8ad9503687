"""The mapping file: TOML or JSON, checked as a whole before any row is read.

source = "custody"
kind = "arrest"
ignored = ["Officer"]

[fields]
source_reference = "Custody number"
occurred = { column = "Arrested", format = "%d/%m/%Y %H:%M", zone = "Europe/London", precision = "minute" }
"items.0.persons.0.role" = { constant = "suspect" }
"items.0.persons.0.sex" = { column = "Sex", values = { M = "male", F = "female", U = "" } }
"items.0.persons.0.addresses.0.address" = { columns = ["Address 1", "Address 2"] }
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import ValidationError, model_validator
from pydantic_core import ErrorDetails

from producers.errors import WrongMapping
from producers.files.text_files import open_text
from producers.tables.grading import GradingPolicy
from schemas.base import Model
from schemas.times import TimePrecision

Scalar = str | int | float | bool


class FieldSource(Model):
    """What fills a field: one column, several, or a constant; and how it is read."""

    column: str | None = None
    columns: tuple[str, ...] = ()
    constant: Scalar | None = None
    joined: str | None = None  # what stands between the texts of several columns
    split: str | None = None  # what stands between the texts of one cell
    values: dict[str, Scalar] | None = None  # what each cell stands for; "" for nothing
    format: str | None = None  # of dates, as strptime has it
    zone: str | None = None
    precision: TimePrecision | None = None
    graded: Literal["3x5x2", "5x5x5"] | None = None

    @model_validator(mode="after")
    def _has_one_origin(self) -> Self:
        if sum(1 for given in (self.column, self.columns, self.constant) if given not in (None, ())) != 1:
            raise ValueError("needs one of column, columns and constant")
        if self.constant is not None and any((self.joined, self.split, self.values, self.format, self.graded)):
            raise ValueError("is constant and is read in no way; leave out everything else")
        return self

    @property
    def read(self) -> tuple[str, ...]:
        """The columns it is read from."""
        return (self.column,) if self.column is not None else self.columns

    @property
    def clocks(self) -> ZoneInfo | None:
        """The zone whose clocks its times go by."""
        return ZoneInfo(self.zone) if self.zone else None


class Mapping(Model):
    """What a mapping file says."""

    source: str
    kind: str
    ignored: tuple[str, ...] = ()  # columns that are read into nothing
    fields: dict[str, FieldSource]
    grading_5x5x5: GradingPolicy | None = None

    @property
    def columns(self) -> list[str]:
        """Every column that a field is read from, once."""
        return list(dict.fromkeys(column for filling in self.fields.values() for column in filling.read))

    def constants(self, ending: str) -> dict[str, object]:
        """The constants of fields whose path ends so, by the path before."""
        found = {path: one.constant for path, one in self.fields.items() if one.constant is not None}
        return {path.removesuffix(ending): value for path, value in found.items() if path.endswith(ending)}


def read_mapping(path: Path) -> Mapping:
    """The mapping in a file. Raise WrongMapping; whether it fits its kind is asked next (``checks``)."""
    with open_text(path) as file:
        text = file.read()
    try:
        said = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise WrongMapping(f"{path.name} is no {'JSON' if path.suffix == '.json' else 'TOML'}: {error}") from error
    try:
        return Mapping.model_validate_json(json.dumps(_written_out(said)))
    except ValidationError as error:
        raise WrongMapping(f"{path.name} cannot be followed:\n  " + "\n  ".join(map(_said, error.errors()))) from None
    except TypeError as error:  # a date of TOML
        raise WrongMapping(f"{path.name} cannot be followed: {error}; write it in quotes") from error


def _written_out(said: Any) -> Any:
    """The same with ``"Column"`` written out as ``{column = "Column"}``."""
    if not isinstance(said, dict) or not isinstance(said.get("fields"), dict):
        return said
    fields = {path: {"column": one} if isinstance(one, str) else one for path, one in said["fields"].items()}
    return said | {"fields": fields}


def _said(error: ErrorDetails) -> str:
    # Whoever reads this wrote the mapping, which holds names of columns and no persons: it may be repeated.
    return f"{'.'.join(map(str, error['loc'])) or 'it'}: {error['msg'].removeprefix('Value error, ')}"
