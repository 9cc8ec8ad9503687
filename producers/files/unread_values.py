"""Values that are published as written and will count for nothing, because no reader can take them for what they are.

An event with ``UNKNOWN`` for a PNC ID, or nine digits for a telephone, is a good event; whoever publishes it should
know that nobody will be found by that value. The readers are those that enrichment uses (``values``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from reference.names.rarity import is_given_name
from schemas.errors import Problem
from schemas.events import Event
from schemas.kinds.base import Item, ItemWithMentions
from schemas.mentions import PersonMention
from schemas.mentions.locations import Location
from schemas.mentions.objects import DrugLine, ObjectMention, Phone, Vehicle
from schemas.mentions.persons import PersonName
from schemas.vocabulary.not_understood import not_understood
from values import date as dates
from values import (
    line_name,
    name,
    operation_names,
    organisation,
    phone,
    placeholder,
    postcode,
    register_number,
    registration,
    uprn,
)
from values.description import Description
from values.door import no_place
from values.unread import Unread

CONSEQUENCE: Final = "; it is sent as written and counts for nothing"
FOR_LESS: Final = "; it is sent as written and counts for less than a right one"


class Doubted(NamedTuple):
    """Why a value that was read is doubted: rule and message."""

    rule: str
    message: str


def unread_values(event: Event) -> Iterator[Problem]:
    """The values of an event's mentions, and its codes, that nobody will understand, by their paths."""
    spoken_of = max(event.recorded_at, event.reported_at).date()
    for at, item in enumerate(event.items):
        if isinstance(item, ItemWithMentions):
            for path, value in _of_item(item, spoken_of):
                if isinstance(value, Unread | Doubted):
                    consequence = CONSEQUENCE if isinstance(value, Unread) else FOR_LESS
                    yield Problem(f"items.{at}.{path}", value.rule, f"{value.message}{consequence}")
    yield from not_understood(event)


def _of_item(item: ItemWithMentions, spoken_of: date) -> Iterator[tuple[str, object]]:
    if isinstance(item, Item) and item.operation and operation_names.subject(item.operation) is None:
        yield "operation", operation_names.UNREAD
    yield from _of_texts(item)
    for at, person in enumerate(item.persons):
        yield from ((f"persons.{at}.{path}", value) for path, value in _of_person(person, spoken_of))
    for at, thing in enumerate(item.objects):
        yield from ((f"objects.{at}.{path}", value) for path, value in _of_object(thing))
    for at, place in enumerate(item.locations):
        yield from ((f"locations.{at}.{path}", value) for path, value in _of_place(place))


def _of_texts(item: ItemWithMentions) -> Iterator[tuple[str, object]]:
    """Outcome and offences that say nothing: ``TBC``."""
    texts = {"outcome": getattr(item, "outcome", None)} | {
        f"offences.{at}.title": offence.title for at, offence in enumerate(getattr(item, "offences", ()))
    }
    yield from ((path, placeholder.UNREAD) for path, text in texts.items() if text and placeholder.is_placeholder(text))


def _of_person(person: PersonMention, spoken_of: date) -> Iterator[tuple[str, object]]:
    for at, written in enumerate(person.names):
        yield f"names.{at}", _named(_name(written, dated=person.birth_date is not None))
    for at, alias in enumerate(person.aliases):
        yield f"aliases.{at}", _named(name.read_alias(alias))
    yield from _birth(person, spoken_of)
    for at, identifier in enumerate(person.identifiers):
        yield f"identifiers.{at}.value", _number(register_number.read(identifier.scheme, identifier.value))
    for at, address in enumerate(person.addresses):
        yield from ((f"addresses.{at}.{path}", value) for path, value in _of_place(address))


def _number(found: register_number.RegisterNumber | Unread) -> object:
    """A number whose check fails counts for less: it is told as well."""
    wrong = None if isinstance(found, Unread) else register_number.unchecked(found)
    return Doubted(*wrong) if wrong else found


def _name(written: PersonName, *, dated: bool) -> object:
    full = written.full or ""
    if full and not dated and organisation.is_school(full, is_given_name):
        return organisation.ORGANISATION
    return name.read(full, written.given or "", written.surname or "")


def _named(found: object) -> object:
    return Unread(*found) if isinstance(found, Description) else found


def _birth(person: PersonMention, spoken_of: date) -> Iterator[tuple[str, object]]:
    if born := person.birth_date:
        yield "birth_date", dates.birth(dates.Date(born, born), on=spoken_of)
    elif year := person.birth_year:
        yield "birth_year", dates.birth(dates.Date(date(year, 1, 1), date(year, 12, 31)), on=spoken_of)


def _of_object(thing: ObjectMention) -> Iterator[tuple[str, object]]:
    if isinstance(thing, Phone) and thing.number and not phone.read_all(thing.number):
        yield "number", phone.read(thing.number)
    if isinstance(thing, Vehicle) and thing.vrm and not registration.read_all(thing.vrm):
        yield "vrm", registration.read(thing.vrm)
    if isinstance(thing, DrugLine) and thing.name:
        yield "name", line_name.read(thing.name)


def _of_place(place: Location) -> Iterator[tuple[str, object]]:
    fields = {"address": place.address, "street": (place.street or "",), "name": (place.name or "",)}
    for field, lines in fields.items():
        if why := next((why for line in lines if line and (why := no_place.reason(line))), None):
            yield field, Unread("placeholder", f"{why}; leave the field out")
    if place.postcode:
        yield "postcode", postcode.read(place.postcode)
    if place.uprn:
        yield "uprn", uprn.read(place.uprn)
