"""What a page holds, before it is HTML: headings, facts, tables, drawings. Pure; a test compares whole pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, TypeAlias

from markupsafe import Markup

KINDS: Final = ("person", "door", "line", "thing", "group", "operation", "alert", "event", "question", "association")
"""The kinds of page, as they stand in addresses."""

FAMILY_PAGES: Final[Mapping[str, str]] = {
    "persons": "person",
    "locations": "door",
    "groups": "group",
    "operations": "operation",
    "alerts": "alert",
    "events": "event",
    "questions": "question",
    "associations": "association",
}
"""The page of each family of documents, but for ``objects``, whose kind decides."""


class Link(NamedTuple):
    """A text that opens the page of a thing in the same view."""

    text: str
    kind: str  # one of ``KINDS``, or ``briefing``
    id: str


Cell: TypeAlias = "str | Link | tuple[str | Link, ...]"
"""What stands in one cell of a table, or in one line: a text, a link, or several of both beside each other."""


class Table(NamedTuple):
    """Rows under headings; ``numbers``: the columns that hold numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[int] = frozenset()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page. ``note`` says what is not shown and why."""

    title: str
    lines: tuple[Cell, ...] = ()
    tables: tuple[Table, ...] = ()
    drawing: Markup | None = None
    note: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show but the title."""
        return not (self.lines or any(table.rows for table in self.tables) or self.drawing)


class Choice(NamedTuple):
    """A decision that the reader may take: what is sent, and the words of the button."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The form of one decision. ``fields`` are sent with it unseen; ``digest`` says what was looked at."""

    title: str
    action: str  # alert, identity, question
    choices: tuple[Choice, ...]
    fields: Mapping[str, str]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``handling`` stands on top of everything, then what people are to be protected from."""

    kind: str
    id: str
    title: str
    label: str  # what it is, in a word or two: Person, Drug line …
    handling: tuple[str, ...]
    conditional: bool  # handling code C
    at_risk: tuple[str, ...] = ()
    facts: tuple[tuple[str, Cell], ...] = ()
    explanation: str = ""
    sections: tuple[Section, ...] = ()
    decisions: tuple[Decision, ...] = field(default=())

    @property
    def shown(self) -> tuple[Section, ...]:
        """The sections that hold something."""
        return tuple(section for section in self.sections if not section.empty)


def page_of(family: str, document: Mapping[str, Any]) -> str:
    """The kind of page that a document of this family has."""
    if family == "objects":
        return "line" if document.get("kind") == "drug-line" else "thing"
    return FAMILY_PAGES[family]


def facts_of(*pairs: tuple[str, Cell | None]) -> tuple[tuple[str, Cell], ...]:
    """The facts that there are: those whose value is empty are left out."""
    return tuple((name, value) for name, value in pairs if value)


def joined(cells: Sequence[str | Link], separator: str = ", ") -> Cell:
    """Several texts and links beside each other."""
    found: list[str | Link] = []
    for cell in cells:
        found += [separator, cell] if found else [cell]
    return tuple(found)
