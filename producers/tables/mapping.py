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

import codecs
import json
import tomllib
from pathlib import Path
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from producers.errors import WrongMapping
from producers.files.text_files import open_text
from producers.tables.grading import GradingPolicy
from schemas.base import Model
from schemas.times import TimePrecision

Scalar = str | int | float | bool


class FieldSource(Model):
    """The source of a field's value: one column, several columns, or a constant; and how the text is read."""

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
        if self.constant is not None and any((self.joined, self.split, self.values, self.format)):
            raise ValueError("is constant: it is taken as it stands; leave out joined, split, values and format")
        return self

    @property
    def read(self) -> tuple[str, ...]:
        """The columns the value is read from; none for a constant."""
        return (self.column,) if self.column is not None else self.columns

    @property
    def clocks(self) -> ZoneInfo | None:
        """The time zone of local times, or None. Raise ZoneInfoNotFoundError."""
        return ZoneInfo(self.zone) if self.zone else None


class Mapping(Model):
    """A mapping file: source, kind, ignored columns, and the source of each field."""

    source: str
    kind: str
    ignored: tuple[str, ...] = ()  # columns that are read into nothing
    encoding: str | None = None  # of files that are not Unicode, such as windows-1252
    fields: dict[str, FieldSource]
    grading_5x5x5: GradingPolicy | None = None

    @field_validator("encoding")
    @classmethod
    def _is_an_encoding(cls, name: str | None) -> str | None:
        try:
            "".encode(name or "utf-8")  # raises for codecs that are none of text, such as rot13, too
            return name and codecs.lookup(name).name
        except (LookupError, ValueError):  # ValueError: a name with a null character
            raise ValueError("is no encoding of text that Python knows, such as windows-1252") from None

    @property
    def columns(self) -> list[str]:
        """Every mapped column, without repeats."""
        return list(dict.fromkeys(column for filling in self.fields.values() for column in filling.read))

    def constants(self, ending: str) -> dict[str, object]:
        """The constants of the fields whose path has this ending, by the rest of the path."""
        found = {path: one.constant for path, one in self.fields.items() if one.constant is not None}
        return {path.removesuffix(ending): value for path, value in found.items() if path.endswith(ending)}


def read_mapping(path: Path) -> Mapping:
    """Parse a mapping file. Raise WrongMapping. Whether it fits its kind is checked in ``mapping_checks``."""
    with open_text(path) as file:
        text = file.read()
    try:
        content = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (json.JSONDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise WrongMapping(f"{path.name} is no {'JSON' if path.suffix == '.json' else 'TOML'}: {error}") from error
    try:
        return Mapping.model_validate_json(json.dumps(_written_out(content)))
    except ValidationError as error:
        raise WrongMapping(
            f"{path.name} cannot be followed:\n  " + "\n  ".join(map(_description, error.errors()))
        ) from None
    except TypeError as error:  # a date of TOML
        raise WrongMapping(f"{path.name} cannot be followed: {error}; write it in quotes") from error


def _written_out(content: Any) -> Any:
    """The file's content with the short form ``"Column"`` expanded to ``{column = "Column"}``."""
    if not isinstance(content, dict) or not isinstance(content.get("fields"), dict):
        return content
    fields = {path: {"column": one} if isinstance(one, str) else one for path, one in content["fields"].items()}
    return content | {"fields": fields}


def _description(error: ErrorDetails) -> str:
    # Whoever reads this wrote the mapping, which holds names of columns and no persons: it may be repeated.
    return f"{'.'.join(map(str, error['loc'])) or 'it'}: {error['msg'].removeprefix('Value error, ')}"
