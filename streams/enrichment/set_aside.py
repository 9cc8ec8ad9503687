"""What is set aside, with the reason, for reader and source: mentions that are nobody, values that count for nothing.

A statement lists it by item, so that the event's document shows it. Its source gets it as a receipt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from schemas.errors import Problem
from schemas.events import Event
from schemas.items import ItemWithMentions, NumberedItem
from schemas.statements import SetAside, StatedItem, Statement
from values.description import Description
from values.unread import Unread

MOST_VALUES: Final = 50
"""Values that one item lists for one reason. More are counted: a flood of them must still fit a record."""

MOST: Final = 100
"""Problems that one receipt names. More are counted in a last one."""


OCCURRED: Final = "occurred"
"""In place of a mention: the time of the event, which is set aside with each of its items."""

OPERATION: Final = "operation"
"""In place of a mention: the operation of an item, where its name stands for none."""


class Aside(NamedTuple):
    """A mention, or with ``field`` one value of it, that is set aside, and why."""

    mention: str
    field: str | None
    why: Unread | Description


def grouped(found: Sequence[Aside]) -> tuple[SetAside, ...] | None:
    """One entry for each reason, in the order in which they are first met; None where nothing is set aside."""
    if not found:
        return None
    by_reason: dict[tuple[str, str], list[Aside]] = {}
    for aside in found:
        by_reason.setdefault((aside.why.rule, aside.why.message), []).append(aside)
    return tuple(_entry(*reason, several) for reason, several in by_reason.items())


def _entry(rule: str, message: str, several: list[Aside]) -> SetAside:
    values = [f"{one.mention}.{one.field}" for one in several if one.field is not None]
    return SetAside(
        rule=rule,
        message=message,
        mentions=tuple(one.mention for one in several if one.field is None),
        values=tuple(values[:MOST_VALUES]),
        more=len(values) - MOST_VALUES if len(values) > MOST_VALUES else None,
    )


def problems(statement: Statement, event: Event) -> tuple[Problem, ...]:
    """What was set aside, by the path of each value in the event as its source sent it; at most ``MOST`` and one."""
    at = {item.number: index for index, item in enumerate(event.items)}
    of_items = (one for item in statement.items for one in _of_item(item, event, at[item.number]))
    found = list(dict.fromkeys(of_items))
    unlisted = sum(aside.more or 0 for item in statement.items for aside in item.set_aside or ())
    more = max(0, len(found) - MOST) + unlisted
    counted = (Problem("items", "more-set-aside", f"{more} more values were set aside"),) if more else ()
    return (*found[:MOST], *counted)


def _of_item(item: StatedItem, event: Event, at: int) -> Iterator[Problem]:
    mentions = _paths(event.items[at], at)
    for aside in item.set_aside or ():
        for mention in aside.mentions:
            yield Problem(mentions[mention], aside.rule, aside.message)
        for value in aside.values:
            mention, _, field = value.partition(".")
            yield Problem(f"{mentions[mention]}.{field}", aside.rule, aside.message)


def _paths(item: NumberedItem, at: int) -> dict[str, str]:
    """Where each mention of an item stands in its event, by its id."""
    if not isinstance(item, ItemWithMentions):
        return {OCCURRED: OCCURRED}
    fields = {
        "persons": item.persons,
        "objects": item.objects,
        "locations": item.locations,
        "organisations": item.organisations or (),
    }
    return {OCCURRED: OCCURRED, OPERATION: f"items.{at}.{OPERATION}"} | {
        mention.id: f"items.{at}.{field}.{index}"
        for field, mentions in fields.items()
        for index, mention in enumerate(mentions)
    }
