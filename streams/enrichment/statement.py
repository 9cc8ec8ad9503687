"""From what an event says now to its statement."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from pydantic_core import to_json

from schemas.base import constructed
from schemas.events import Event
from schemas.ids import EventId, item_id
from schemas.items import AlertItem, IdentityItem, Item, ItemWithMentions, NumberedItem
from schemas.statements import StatedItem, Statement
from schemas.views import View
from streams.enrichment.canonical_values import read_objects
from streams.enrichment.event_times import EventTimes, event_times
from streams.enrichment.geocode import place_of
from streams.enrichment.link_directions import in_direction
from streams.enrichment.particulars import particulars
from streams.enrichment.read_mentions.item_mentions import EarlierPersons, read_mentions, within_limits
from streams.enrichment.set_aside import OPERATION, Aside, grouped
from streams.enrichment.stated_organisations import read_organisations
from streams.enrichment.stated_persons import stated_persons
from streams.enrichment.text_extraction.read import read
from streams.enrichment.text_flags import flags_of
from values import operation_names

_number = attrgetter("number")


def in_view(statement: bytes, event: Event, view: View) -> bytes:
    """A statement as one view is shown it: in view C with its source, which may be all there is to protect.

    Encoded once, since the views mostly show the same: only the envelope differs, and it precedes the items.
    """
    if view is View.P:
        return statement
    at = statement.index(b',"items":')  # no field before it holds words of a source
    source: bytes = to_json({"source_system": event.source_system, "source_reference": event.source_reference})
    return statement[:at] + b"," + source[1:-1] + statement[at:]


def statement_of(event_id: EventId, event: Event, *, plain: bool = False) -> Statement:
    """What the items in force say, their places found. ``plain``: no text of the event can raise a flag."""
    times = event_times(event)
    return constructed(
        Statement,
        event_id=event_id,
        kind=event.kind,
        occurred=times.occurred,
        day=times.day,
        reported_at=event.reported_at,
        recorded_at=event.recorded_at,
        items=within_limits(list(_items(event, event_id, times, plain=plain))),
    )


def _items(event: Event, event_id: EventId, times: EventTimes, *, plain: bool) -> Iterator[StatedItem]:
    earlier = EarlierPersons()
    for item in sorted(event.items, key=_number):
        stated = _item(item, event_id, times, earlier, plain=plain)
        earlier.add(stated)
        yield stated


def _item(
    item: NumberedItem, event_id: EventId, times: EventTimes, earlier: EarlierPersons, *, plain: bool
) -> StatedItem:
    fields = particulars(item)
    fields |= {
        "item_id": item_id(event_id, item.number),
        "number": item.number,
        "grade": item.grade,
        "marking": item.marking,
    }
    if isinstance(item, ItemWithMentions):
        _add_mentions(fields, in_direction(item), times, plain=plain)
        if item.text:
            fields["read"] = read_mentions(fields, times, earlier.before(item.grade))
    else:
        fields["text"] = item.reason if isinstance(item, IdentityItem | AlertItem) else None
        fields["set_aside"] = grouped(_of_time(times))
    return constructed(StatedItem, **fields)


def _add_mentions(fields: dict[str, Any], item: ItemWithMentions, times: EventTimes, *, plain: bool) -> None:
    """Text and mentions of an item that tells of people, places and things."""
    fields["title"], fields["text"] = item.title, item.text
    fields["flags"] = None if plain else flags_of(item) or None
    fields["extracted"] = read(item.text) if item.text else None
    fields["bulk_texts"] = item.bulk_texts
    fields["how_often"] = item.how_often
    _add_values(fields, item, times)
    if isinstance(item, Item):
        fields["operation"], fields["derived_from"] = item.operation, item.derived_from
        fields["finding"], fields["refutes"] = item.finding and item.finding.value, item.refutes


def _add_values(fields: dict[str, Any], item: ItemWithMentions, times: EventTimes) -> None:
    """Places, persons and things with their values read; links; and what is set aside of them."""
    organisations = read_organisations(item.organisations or (), times.day)
    fields["organisations"] = organisations.stated or None
    places = tuple([place_of(mention, times.day) for mention in item.locations])
    objects = read_objects(item)
    asides = [*_of_time(times), *_of_operation(item), *objects.set_aside, *organisations.set_aside]
    if item.persons:
        fields["persons"], of_persons = stated_persons(item, places, times.day, times.recorded)
        asides = [*of_persons, *asides]
    fields["places"], fields["set_aside"] = places, grouped(asides)
    fields["objects"], fields["links"] = objects.objects, objects.links


def _of_operation(item: ItemWithMentions) -> list[Aside]:
    named = item.operation if isinstance(item, Item) else None
    return [] if not named or operation_names.subject(named) else [Aside(OPERATION, None, operation_names.UNREAD)]


def _of_time(times: EventTimes) -> list[Aside]:
    return [times.aside] if times.aside else []
