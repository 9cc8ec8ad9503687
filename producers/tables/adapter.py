"""Events of the rows of a table, built as a mapping file describes."""

from __future__ import annotations

import re
from collections import abc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from pydantic import JsonValue
from pydantic_core import to_json

from producers.delivery.validation import objections
from producers.errors import WrongMapping
from producers.files.adapters import Adapter
from producers.files.text_files import AdapterOutput, BadRow, EventRow, LeftOut
from producers.files.unread_values import unread_values
from producers.tables.cells import NOT_KNOWN, constant_of, says_not_known, value_of
from producers.tables.event_builder import EventBuilder
from producers.tables.grading import shipped
from producers.tables.mapping import Mapping, read_mapping
from producers.tables.mapping_checks import check, column_faults, sheet_of, unlinked
from producers.tables.row_problems import CellProblem, damaged_cells, once_a_column, phones_without_nought, with_columns
from producers.tables.sheet_rows import SheetRow, sheet_rows
from producers.tables.spreadsheet_damage import CodeLengths, unwrapped
from schemas.errors import BrokenRule, Problem, Undecodable
from schemas.events import Event
from schemas.wire import SourceRecord, decode_said

MERGED: Final = "; where cells are merged, write the value into each row"
_CODE: Final = re.compile(r"(?:^|\.)(?:source_reference|number|vrm|imei|postcode|uprn|value|crime_reference|address)$")
"""Fields whose texts are codes, or begin with numbers: what a spreadsheet takes for dates and decimals."""


_NAME: Final = re.compile(r"\.names\.\d+\.full$")
"""A field of whole names: each line of its cell may be another person."""

Cells = abc.Mapping[str, str]
"""The cells of a row by column."""


class Table:
    """A reader of tables by one mapping. Raise WrongMapping when the mapping does not fit the schema of its kind."""

    def __init__(self, mapping: Mapping) -> None:
        self._mapping, self._places = mapping, check(mapping)
        self._policy = mapping.grading_5x5x5 or shipped()
        self._builder = EventBuilder(mapping.fields)
        self._constants = dict(self._constant_values())

    def _constant_values(self) -> Iterator[tuple[str, JsonValue]]:
        for path, filling in self._mapping.fields.items():
            try:
                if filling.constant is not None:
                    yield path, constant_of(filling, self._policy)
            except BrokenRule as error:
                raise WrongMapping(f"the mapping cannot be followed:\n  {path} {error}") from None

    def check(self, path: Path) -> None:
        """Raise UnreadableFile when a file has not the columns of the mapping, or others."""
        sheet_of(self._mapping, path)

    def survey(self, paths: Sequence[Path]) -> Callable[[Path], Iterator[AdapterOutput]]:
        """Read the references of all files, and return the reader that knows them. Raise UnreadableFile."""
        lengths = CodeLengths()
        references = self._references()
        for path in paths if references else ():
            for row in sheet_rows(path, sheet_of(self._mapping, path)):
                if isinstance(row, SheetRow):
                    for column in references:
                        lengths.add(column, [row.cells[column]])
        return partial(self.events, lengths=lengths)

    def _references(self) -> set[str]:
        """The columns that alone give a reference."""
        whole = (one for path, one in self._mapping.fields.items() if path == "source_reference")
        return {one.column for one in whole if one.column is not None and one.values is None}

    def events(self, path: Path, lengths: CodeLengths | None = None) -> Iterator[AdapterOutput]:
        """Yield an event or a bad row for every row of a file, and what was left out of the file."""
        known, before = lengths or CodeLengths(), dict[str, str]()
        for row in sheet_rows(path, sheet_of(self._mapping, path)):
            if not isinstance(row, SheetRow):
                yield row
                continue
            try:
                yield from self._outputs(path.name, row, known)
            except Undecodable as error:
                yield BadRow(path.name, row.line, tuple(self._explained(error.problems, row.cells, before)))
            before = dict(row.cells)

    def _outputs(self, file: str, row: SheetRow, lengths: CodeLengths) -> Iterator[AdapterOutput]:
        """The event of a row, and its values that nobody will understand. Raise Undecodable."""
        values = self._values(row.cells, lengths)
        event = self._event(values)
        yield EventRow(file, row.line, event)
        places = self._builder.places(values)
        noted = [
            self._in_columns(problem, places) for problem in (*unread_values(event), *phones_without_nought(event))
        ]
        if noted := [*self._not_known(row.cells), *noted]:
            yield LeftOut(file, row.line, tuple(noted))

    def _not_known(self, row: Cells) -> Iterator[Problem]:
        """The fields whose cells say that they are not known, where no text belongs."""
        for path, filling in self._mapping.fields.items():
            if any(says_not_known(row[column], filling, self._places[path]) for column in filling.read):
                yield Problem(with_columns(path, filling.read), "placeholder", NOT_KNOWN)

    def _explained(self, problems: Iterable[Problem], row: Cells, before: Cells) -> Iterator[Problem]:
        """The problems; of what is missing where the row before has it, that merged cells look like this."""
        for problem in problems:
            source = self._mapping.fields.get(problem.path.partition(" ")[0])
            columns = source.read if source and problem.rule == "missing" else ()
            merged = any(before.get(column, "").strip() and not row[column].strip() for column in columns)
            yield replace(problem, message=f"{problem.message}{MERGED}") if merged else problem

    def _event(self, values: abc.Mapping[str, JsonValue]) -> Event:
        built = self._builder.build(values)
        if not built.get("items"):
            raise Undecodable([Problem("items", "empty-row", "says nothing; fill it in or remove it")])
        whole = {"kind": self._mapping.kind, "source_system": self._mapping.source, **built}
        try:
            return self._sendable(decode_said(to_json(whole)))
        except Undecodable as error:
            places = self._builder.places(values)
            raise Undecodable([self._in_columns(problem, places) for problem in error.problems]) from None

    def _sendable(self, event: SourceRecord) -> Event:
        """The event of a row. Raise Undecodable when its source may not send it, or it cannot be."""
        if problems := [*objections(event, self._mapping.source)]:
            raise Undecodable(problems)
        return event  # type: ignore[return-value]  # the kind is one of events

    def _values(self, row: Cells, lengths: CodeLengths) -> dict[str, JsonValue]:
        values, wrong = dict(self._constants), list[CellProblem]()
        for path, filling in self._mapping.fields.items():
            if path in self._constants:
                continue
            code = _CODE.search(path) is not None
            cells = [unwrapped(row[column], code=code) for column in filling.read]
            cells = ["; ".join(cell.splitlines()) for cell in cells] if _NAME.search(path) else cells
            if damaged := list(damaged_cells(path, filling, cells, lengths, code=code)):
                wrong += damaged
                continue
            try:
                value = value_of(cells, filling, self._places[path], self._policy)
            except BrokenRule as error:
                wrong.append(CellProblem(path, filling.read, "cell", str(error), error.example))
                continue
            if value is not None:
                values[path] = value
        if wrong:
            raise Undecodable(list(once_a_column(wrong)))
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
        columns = [column for path, filling in fields if _is_on_one_path(path, mapped) for column in filling.read]
        return Problem(with_columns(mapped, columns), problem.rule, problem.message, problem.example)


def _is_on_one_path(path: str, other: str) -> bool:
    return f"{path}.".startswith(f"{other}.") or other.startswith(f"{path}.")


def table(mapping: Path, files: Iterable[Path] = ()) -> Adapter:
    """Make the adapter of a mapping file. Raise WrongMapping with all its faults.

    ``files``: those that it is for; where the mapping is wrong, what is wrong with their columns is told beside it.
    """
    mapping_file = read_mapping(mapping)
    try:
        reads = Table(mapping_file)
    except WrongMapping as error:
        raise WrongMapping("\n  ".join([str(error), *column_faults(mapping_file, files)])) from None
    problems = tuple(unlinked(mapping_file))
    notes = (LeftOut(mapping.name, None, problems),) if problems else ()
    return Adapter(mapping_file.source, reads.events, reads.check, survey=reads.survey, notes=notes)
