"""The same log as if something had never been said, had been graded otherwise, or were not for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeGuard

from schemas.amendments import Amendment, Regrade
from schemas.events import Envelope, Event
from schemas.grading import Grade, Handling
from schemas.ids import digest
from schemas.items import NumberedItem
from schemas.sources import SOURCES
from schemas.views import View
from schemas.vocabulary.premises_types import PremisesType
from schemas.wire import SourceRecord, encode
from streams.enrichment.fold import fold

_ALSO_PREMISES: Final = frozenset(PremisesType)
FORBIDDEN: Final = (
    b'"handling":"C"',
    b'"source_system":',
    *(f':"{name}"'.encode() for name in SOURCES if name not in _ALSO_PREMISES),
)
"""What no document of view P has: the handling of a conditional item, and which source sent something."""

_ITEM: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/[1-9][0-9]*")


def named_items(values: Iterable[bytes]) -> set[str]:
    """Every item that these documents name."""
    return {name for value in values for name in _ITEM.findall(value.decode())}


def held_by(documents: Mapping[bytes, bytes]) -> set[str]:
    """Every item that an event of these documents holds."""
    return named_items(value for key, value in documents.items() if key.startswith(b"events|"))


def without_event(log: Sequence[SourceRecord], event: str) -> list[SourceRecord]:
    """Neither it nor what amended it was ever said."""
    return [one for one in log if one.event_id != event]


def without_item(log: Sequence[SourceRecord], event: str, number: int) -> list[SourceRecord]:
    """No revision of the event ever held the item."""
    return _changed(log, event, lambda items: (one for one in items if one.number != number))


def graded_from_the_start(log: Sequence[SourceRecord], event: str, number: int, to: Grade) -> list[SourceRecord]:
    """Every revision of the event gives the item this grade, and nothing regrades it."""

    def graded(items: Iterable[NumberedItem]) -> Iterable[NumberedItem]:
        return (one.model_copy(update={"grade": to}) if one.number == number else one for one in items)

    kept = [one for one in log if not (isinstance(one, Regrade) and (one.event_id, one.item_number) == (event, number))]
    return _changed(kept, event, graded)


def final(log: Sequence[SourceRecord], event: str) -> Sequence[NumberedItem]:
    """The items of the event that are in force, as they are graded now."""
    return in_force(log, event, View.C)


def in_force(log: Sequence[SourceRecord], event: str, view: View) -> Sequence[NumberedItem]:
    """The same of the items that a view shows."""
    said = fold({digest(encode(one)): one for one in log if one.event_id == event}, view).event
    return said.items if said else ()


def in_conflict(log: Sequence[SourceRecord], event: str) -> bool:
    """Whether several records of the event say something else under one revision."""
    revisions = [one.revision for one in {encode(one): one for one in log}.values() if _is(one, event)]
    return len(revisions) != len(set(revisions))


def amendments_clash(log: Sequence[SourceRecord], event: str) -> bool:
    """Whether one id stands for several amendments of the event: leaving one out would put another in its place."""
    ids = [
        one.amendment_id
        for one in {encode(one): one for one in log}.values()
        if isinstance(one, Amendment) and one.event_id == event
    ]
    return len(ids) != len(set(ids))


def without_conditional_items(log: Sequence[SourceRecord]) -> list[SourceRecord]:
    """Every item whose final grade is C, in the record that says it, was never there."""
    return [_emptied(one, log) if isinstance(one, Envelope) else one for one in log]


def crosses_handling(log: Sequence[SourceRecord]) -> bool:
    """Whether some regrade would take an item from P to C or back: what was in P once left its trace in time."""
    handling: dict[tuple[str, int], set[Handling]] = {}
    for one in log:
        for item in one.items if isinstance(one, Envelope) else ():
            handling.setdefault((one.event_id, item.number), set()).add(item.grade.handling)
    regrades = [one for one in log if isinstance(one, Regrade)]
    return any(handling.get((one.event_id, one.item_number), set()) - {one.grade.handling} for one in regrades)


def _emptied(event: Event, log: Sequence[SourceRecord]) -> Event:
    amendments = [one for one in log if not isinstance(one, Envelope) and one.event_id == event.event_id]
    shown = {item.number: item.grade.handling for item in final([event, *amendments], event.event_id)}
    kept = tuple(one for one in event.items if shown.get(one.number) is not Handling.CONDITIONS)
    return event.model_copy(update={"items": kept})


def _changed(
    log: Sequence[SourceRecord], event: str, change: Callable[[Iterable[NumberedItem]], Iterable[NumberedItem]]
) -> list[SourceRecord]:
    return [one.model_copy(update={"items": tuple(change(one.items))}) if _is(one, event) else one for one in log]


def _is(one: SourceRecord, event: str) -> TypeGuard[Event]:
    return isinstance(one, Envelope) and one.event_id == event
