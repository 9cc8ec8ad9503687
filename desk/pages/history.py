"""How a conclusion came to be what it is: which items it stood on, day by day, from the log of combination. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from desk.document_store import Document
from desk.errors import InputRefused
from desk.page_model import Cell, Link, Page, Section, Table, joined
from desk.services import Combined
from desk.wording import counted, day, event_of, handling_lines, is_conditional, plain, support

FAMILIES: Final[Mapping[str, str]] = {
    "person": "persons",
    "door": "locations",
    "line": "objects",
    "thing": "objects",
    "group": "groups",
    "operation": "operations",
    "alert": "alerts",
    "association": "associations",
}
"""The kinds of page that have a history, and the family of their documents."""

MOST_CHANGES: Final = 200
MOST_ITEMS: Final = 60
"""Changes, the latest, and items of one of them or of one day that a page shows; it says how many more there are."""


def day_asked(text: str) -> date | None:
    """The day that is asked for; None where none is. Raise InputRefused where it is not written as one."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputRefused("a day is written as year, month and day, like 2018-10-01") from error


def history_page(kind: str, document: Document, changes: Sequence[Combined], on: date | None) -> Page:
    """What it stood on on a day, where one is asked for, and every change since it was first combined."""
    standing = document.get("standing")
    return Page(
        kind="history",
        id=document["id"],
        title=f"How {document['name']} came to be concluded",
        label="Log of combination",
        handling=handling_lines(standing),
        conditional=is_conditional(standing),
        facts=(
            ("Today", (Link(str(document["name"]), kind, document["id"]), f" stands on {support(standing or NONE)}")),
        ),
        explanation=_in_short(changes),
        sections=(*((_on(changes, on),) if on else ()), _changes(changes)),
    )


NONE: Final[Mapping[str, int]] = {"items_total": 0, "origins": 0}


def _in_short(changes: Sequence[Combined]) -> str:
    if not changes:
        return "Nothing was ever combined here: it stands on one item, or the log has not caught up."
    first, last = changes[0], changes[-1]
    return f"Combined first on {day(first.at)}, changed last on {day(last.at)}, {counted(len(changes), 'time')} in all."


def stood_on(changes: Iterable[Combined], on: date) -> tuple[str, ...]:
    """The items that it stood on at the end of a day."""
    items: dict[str, None] = {}
    for change in changes:
        if change.at[:10] <= on.isoformat():
            items |= dict.fromkeys(change.added)
            for item in change.removed:
                items.pop(item, None)
    return tuple(items)


def _on(changes: Sequence[Combined], on: date) -> Section:
    items = stood_on(changes, on)
    title = f"On {on:%d %b %Y} it stood on {counted(len(items), 'item')}"
    if not items:
        return Section(title, lines=("Nothing was combined here by then.",))
    return Section(title, lines=(_items(items),))


def _changes(changes: Sequence[Combined]) -> Section:
    """The latest first."""
    shown = changes[: -MOST_CHANGES - 1 : -1]
    rows = tuple(
        (day(one.at), plain(one.rule), str(one.items_total), _items(one.added), _items(one.removed)) for one in shown
    )
    table = Table(("when", "by which rule", "items then", "came", "went"), rows, frozenset({2}))
    left = len(changes) - len(shown)
    note = "When is the day on which it was combined here, not the day on which something happened."
    return Section(
        "What changed", tables=(table,), note=f"{counted(left, 'earlier change')} not shown. {note}" if left else note
    )


def _items(items: Sequence[str]) -> Cell:
    links = [Link(f"{event_of(item)[:8]}/{item.rpartition('/')[2]}", "event", event_of(item)) for item in items]
    more = len(links) - MOST_ITEMS
    return joined([*links[:MOST_ITEMS], *([f"and {more:,} more"] if more > 0 else [])])
