"""Searches of the desk: the queries and rows of ``viper search``, each row with a link to its page. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from desk.document_store import Document
from desk.page_model import Cell, Link, Table
from desk.services import SearchPlan
from ops.search import hit_rows as rows
from ops.search.query import search_body
from ops.search.request import SearchRequest
from schemas.views import View

Row = Callable[[Document], Sequence[object]]


class Noun(NamedTuple):
    """How one noun is searched, and shown: ``link``: which column opens the page of what was found."""

    family: str
    page: str
    columns: Sequence[str]
    row: Row
    kind: str | None = None
    link: int = 0


NOUNS: Final[Mapping[str, Noun]] = {
    "persons": Noun("persons", "person", rows.PERSON_COLUMNS, rows.person_row),
    "addresses": Noun("locations", "door", rows.LOCATION_COLUMNS, rows.location_row, "address"),
    "lines": Noun("objects", "line", rows.LINE_COLUMNS, rows.line_row),
    "vehicles": Noun("objects", "thing", rows.THING_COLUMNS, rows.thing_row, "vehicle"),
    "phones": Noun("objects", "thing", rows.THING_COLUMNS, rows.thing_row, "phone"),
    "groups": Noun("groups", "group", rows.GROUP_COLUMNS, rows.group_row),
    "operations": Noun("operations", "operation", rows.OPERATION_COLUMNS, rows.operation_row),
    "events": Noun("events", "event", rows.EVENT_COLUMNS, rows.event_row, link=1),
}
"""As ``desk.pages.search.NOUNS`` names them."""


def search_plan(noun: str, text: str, view: View, size: int) -> SearchPlan:
    """The family and the body of the search."""
    searched = NOUNS[noun]
    request = SearchRequest(text=text, family=searched.family, view=view, kind=searched.kind, size=size)
    return SearchPlan(searched.family, search_body(request))


def search_table(noun: str, documents: Sequence[Document]) -> Table:
    """The rows, without the column of ids: a link stands for the id."""
    searched = NOUNS[noun]
    columns = tuple(column or "name" for column in searched.columns if column != "id")
    found = tuple(_row(searched, document, len(columns)) for document in documents)
    numbers = frozenset(rows.OPERATION_NUMBERS) if noun == "operations" else frozenset[int]()
    return Table(columns, found, numbers)


def _row(noun: Noun, document: Document, width: int) -> tuple[Cell, ...]:
    cells: list[Cell] = [_text(value) for value in noun.row(document)[:width]]
    cells[noun.link] = Link(str(cells[noun.link]), noun.page, str(document["id"]))
    return tuple(cells)


def _text(value: Any) -> str:
    if value is None:
        return ""
    shown = f"{value:,}" if isinstance(value, int) else str(value)
    return shown.replace("\nto ", " to ").replace("\n", ", ")
