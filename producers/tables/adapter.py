"""Events of the rows of a table, built as a mapping file describes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from pydantic import JsonValue
from pydantic_core import to_json

from producers.files.adapters import Adapter
from producers.files.csv_files import header_of, rows_of
from producers.files.text_files import AdapterOutput, BadRow
from producers.tables.cells import value_of
from producers.tables.event_builder import EventBuilder
from producers.tables.grading import shipped
from producers.tables.mapping import Mapping, read_mapping
from producers.tables.mapping_checks import check, check_columns
from schemas.errors import BrokenRule, Problem, Undecodable
from schemas.events import Event
from schemas.wire import decode_said

_SHOWN: Final = 4
"""Columns named in a problem, at most."""


class Table:
    """A reader of tables by one mapping. Raise WrongMapping when the mapping does not fit the schema of its kind."""

    def __init__(self, mapping: Mapping) -> None:
        self._mapping, self._places = mapping, check(mapping)
        self._policy = mapping.grading_5x5x5 or shipped()
        self._builder = EventBuilder(mapping.fields)

    def check(self, path: Path) -> tuple[str, ...]:
        """The header of a file. Raise UnreadableFile when it has not the columns of the mapping, or others."""
        header = header_of(path)
        check_columns(self._mapping, header, path.name)
        return header

    def events(self, path: Path) -> Iterator[AdapterOutput]:
        """Yield an event or a bad row for every row of a file."""
        header = self.check(path)
        for row in rows_of(path):
            if isinstance(row, BadRow):
                yield row
                continue
            line, cells = row
            try:
                yield self._event(dict(zip(header, cells, strict=True)))
            except Undecodable as error:
                yield BadRow(path.name, line, error.problems)

    def _event(self, row: dict[str, str]) -> Event:
        values = self._values(row)
        built = self._builder.build(values)
        if not built.get("items"):
            raise Undecodable([Problem("items", "empty-row", "says nothing; fill it in or remove it")])
        whole = {"kind": self._mapping.kind, "source_system": self._mapping.source, **built}
        try:
            return decode_said(to_json(whole))  # type: ignore[return-value]  # the kind is one of events
        except Undecodable as error:
            places = self._builder.places(values)
            raise Undecodable([self._in_columns(problem, places) for problem in error.problems]) from None

    def _values(self, row: dict[str, str]) -> dict[str, JsonValue]:
        values, wrong = dict[str, JsonValue](), list[Problem]()
        for path, filling in self._mapping.fields.items():
            if filling.constant is not None:
                values[path] = filling.constant
                continue
            try:
                value = value_of(
                    [row[column] for column in filling.read], filling, self._places[path].shape, self._policy
                )
            except BrokenRule as error:
                wrong.append(Problem(_in(path, filling.read), "cell", str(error), error.example))
                continue
            if value is not None:
                values[path] = value
        if wrong:
            raise Undecodable(wrong)
        return values

    def _in_columns(self, problem: Problem, places: dict[str, str]) -> Problem:
        """The problem with its path as the mapping has it, and the columns that the path is read from."""
        steps = problem.path.split(".")
        for at in range(len(steps), 0, -1):
            if (ancestor := ".".join(steps[:at])) in places:
                steps[:at] = places[ancestor].split(".")
                break
        mapped = ".".join(steps)
        fields = self._mapping.fields.items()
        columns = [column for path, filling in fields if _contains_or_within(path, mapped) for column in filling.read]
        return Problem(_in(mapped, columns), problem.rule, problem.message, problem.example)


def _contains_or_within(path: str, other: str) -> bool:
    return f"{path}.".startswith(f"{other}.") or other.startswith(f"{path}.")


def _in(path: str, columns: Sequence[str]) -> str:
    if not columns or len(columns) > _SHOWN:
        return path
    return f"{path} ({'column' if len(columns) == 1 else 'columns'} {', '.join(columns)})"


def table(mapping: Path) -> Adapter:
    """Make the adapter of a mapping file. Raise WrongMapping."""
    mapping_file = read_mapping(mapping)
    reads = Table(mapping_file)
    return Adapter(mapping_file.source, reads.events, reads.check)
