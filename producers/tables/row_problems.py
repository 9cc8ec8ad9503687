"""The problems of a row: which field, which columns, and what is wrong with their cells; never what is in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from producers.tables.mapping import FieldSource
from producers.tables.spreadsheet_damage import (
    LOST_FIRST_NOUGHT,
    LOST_NOUGHTS,
    CodeLengths,
    damage_of,
    lacks_first_nought,
)
from schemas.errors import Problem
from schemas.events import Event
from schemas.kinds.base import ItemWithMentions
from schemas.mentions.objects import Phone

RULE: Final = "spreadsheet"
_SHOWN: Final = 4
"""Columns named in a problem, at most."""


class CellProblem(NamedTuple):
    """What is wrong with the cells that a field is read from."""

    path: str
    columns: tuple[str, ...]
    rule: str
    message: str
    example: str | None = None


def damaged_cells(
    path: str, filling: FieldSource, cells: Sequence[str], lengths: CodeLengths, *, code: bool
) -> Iterator[CellProblem]:
    """The problem of each cell of a field that a spreadsheet damaged. ``code``: see ``damage_of``."""
    for column, cell in zip(filling.read, cells, strict=True):
        if why := damage_of(cell, code=code):
            yield CellProblem(path, (column,), RULE, why)
        elif path == "source_reference" and lengths.lost_noughts(column, cell):
            yield CellProblem(path, (column,), RULE, LOST_NOUGHTS)


def phones_without_nought(event: Event) -> Iterator[Problem]:
    """The telephone numbers of an event that are read although their first nought is lost."""
    for at, item in enumerate(event.items):
        for number, thing in enumerate(item.objects if isinstance(item, ItemWithMentions) else ()):
            if isinstance(thing, Phone) and thing.number and lacks_first_nought(thing.number):
                yield Problem(f"items.{at}.objects.{number}.number", RULE, LOST_FIRST_NOUGHT)


def once_a_column(wrong: Iterable[CellProblem]) -> Iterator[Problem]:
    """One problem for all fields that are read from the same cells and have the same fault."""
    paths: dict[CellProblem, list[str]] = defaultdict(list)
    for problem in wrong:
        paths[problem._replace(path="")].append(problem.path)
    for problem, fields in paths.items():
        path = with_columns(", ".join(fields), problem.columns)
        yield Problem(path, problem.rule, problem.message, problem.example)


def with_columns(path: str, columns: Sequence[str]) -> str:
    """The path of a problem with the columns that it is read from, unless they are many."""
    if not columns or len(columns) > _SHOWN:
        return path
    return f"{path} ({'column' if len(columns) == 1 else 'columns'} {', '.join(columns)})"
