"""Values that are published as written and will count for nothing, because no reader can take them for what they are.

An event with ``UNKNOWN`` for a PNC ID, or nine digits for a telephone, is a good event; whoever publishes it should
know that nobody will be found by that value. The readers are those that enrichment uses (``values``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.errors import Problem
from schemas.events import Event
from schemas.kinds.base import ItemWithMentions
from schemas.mentions import PersonMention
from schemas.mentions.objects import Phone, Vehicle
from schemas.vocabulary.not_understood import not_understood
from values import name, phone, postcode, register_number, registration
from values.description import Description
from values.unread import Unread

CONSEQUENCE: Final = "; it is sent as written and counts for nothing"
DESCRIBES: Final = Unread("description", "describes somebody and names nobody")


def unread_values(event: Event) -> Iterator[Problem]:
    """The values of an event's mentions, and its codes, that nobody will understand, by their paths."""
    for at, item in enumerate(event.items):
        if isinstance(item, ItemWithMentions):
            for path, value in _of_item(item):
                if isinstance(value, Unread):
                    yield Problem(f"items.{at}.{path}", value.rule, f"{value.message}{CONSEQUENCE}")
    yield from not_understood(event)


def _of_item(item: ItemWithMentions) -> Iterator[tuple[str, object]]:
    for at, person in enumerate(item.persons):
        yield from ((f"persons.{at}.{path}", value) for path, value in _of_person(person))
    for at, thing in enumerate(item.objects):
        if isinstance(thing, Phone) and thing.number and not phone.read_all(thing.number):
            yield f"objects.{at}.number", phone.read(thing.number)
        if isinstance(thing, Vehicle) and thing.vrm and not registration.read_all(thing.vrm):
            yield f"objects.{at}.vrm", registration.read(thing.vrm)
    for at, place in enumerate(item.locations):
        if place.postcode:
            yield f"locations.{at}.postcode", postcode.read(place.postcode)


def _of_person(person: PersonMention) -> Iterator[tuple[str, object]]:
    for at, written in enumerate(person.names):
        found = name.read(written.full or "", written.given or "", written.surname or "")
        yield f"names.{at}", DESCRIBES if isinstance(found, Description) else found
    for at, identifier in enumerate(person.identifiers):
        yield f"identifiers.{at}.value", register_number.read(identifier.scheme, identifier.value)
    for at, address in enumerate(person.addresses):
        if address.postcode:
            yield f"addresses.{at}.postcode", postcode.read(address.postcode)
