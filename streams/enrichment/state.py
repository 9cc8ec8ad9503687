"""From what an event says now to its statement."""

from __future__ import annotations

from datetime import date

from schemas.events import Event
from schemas.ids import EventId, item_id
from schemas.items import Item, RecordedCrimeItem, StopAndSearchItem
from schemas.statements import StatedItem, Statement
from schemas.views import View
from streams.enrichment.geocode import place_of


def shown(statement: Statement, event: Event, view: View) -> Statement:
    """In view P the envelope shows id, kind and times alone: its source may be all there is to protect."""
    if view is View.P:
        return statement
    update = {"source_system": event.source_system, "source_reference": event.source_reference}
    return statement.model_copy(update=update)


def state(event_id: EventId, event: Event) -> Statement:
    """What the items in force say, their places found."""
    day = event.occurred.start.date()
    return Statement(
        event_id=event_id,
        kind=event.kind,
        occurred=event.occurred,
        day=day,
        reported_at=event.reported_at,
        recorded_at=event.recorded_at,
        items=tuple(_item(item, event_id, day) for item in sorted(event.items, key=lambda one: one.number)),
    )


def _item(item: Item, event_id: EventId, day: date) -> StatedItem:
    category, outcome, searched_for = _said_of(item)
    return StatedItem(
        item_id=item_id(event_id, item.number),
        number=item.number,
        grade=item.grade,
        marking=item.marking,
        title=item.title,
        text=item.text,
        operation=item.operation,
        category=category,
        outcome=outcome,
        object_of_search=searched_for,
        derived_from=item.derived_from,
        places=tuple(place_of(mention, day) for mention in item.locations),
        persons=item.persons,
        objects=item.objects,
    )


def _said_of(item: Item) -> tuple[str | None, str | None, str | None]:
    match item:
        case RecordedCrimeItem():
            return item.crime_type, item.outcome, None
        case StopAndSearchItem():
            return item.search_type, item.outcome, item.searched_for
        case _:
            return None, None, None
