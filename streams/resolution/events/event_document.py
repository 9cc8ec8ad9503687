"""The document of one event: the content of its statement in the fields that readers search."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from schemas.base import constructed
from schemas.documents.events import EventDocument, EventItem, EventObject, EventPerson, EventPlace
from schemas.mentions.objects import Money, Vehicle
from schemas.mentions.persons import PersonName
from schemas.statements import (
    Particulars,
    Place,
    ReadLine,
    ReadMentions,
    ReadObject,
    ReadPerson,
    ReadPhone,
    ReadPlace,
    ReadVehicle,
    StatedItem,
    StatedObject,
    StatedPerson,
    StatedPhone,
    StatedVehicle,
)
from streams.resolution.events.event_mentions import event_mentions, shown_codes
from streams.resolution.refutations import SHOWN
from streams.resolution.storied_statement import StoriedStatement
from streams.resolution.stories.story_document import event_story
from values.age import is_under_age

NOTHING_READ: Final = ReadMentions()
_PARTICULARS: Final = frozenset(Particulars.model_fields)


def event_document(stated: StoriedStatement) -> EventDocument:
    """The document that is indexed for one event."""
    statement = stated.statement
    return EventDocument(
        id=statement.event_id,
        kind=statement.kind,
        occurred=statement.occurred,
        reported_at=statement.reported_at,
        recorded_at=statement.recorded_at,
        source_system=statement.source_system,
        source_reference=statement.source_reference,
        items=tuple(_item(item, stated) for item in statement.items),
    )


def _item(item: StatedItem, stated: StoriedStatement) -> EventItem:
    grade, story, read = item.grade, stated.stories.get(item.item_id), item.read or NOTHING_READ
    refuted = tuple(by for refuted in stated.refutations(item.item_id) for by in refuted.by)
    return EventItem(
        item_id=item.item_id,
        number=item.number,
        grade=grade.inline,
        handling=grade.handling,
        action=grade.action,
        sanitisation=grade.sanitisation,
        conditions=grade.conditions,
        marking=item.marking,
        title=item.title,
        text=item.text,
        flags=item.flags,
        extracted=item.extracted,
        operation=item.operation,
        places=tuple(_shown(place) for place in (*item.places, *read.places)),
        persons=tuple(_person(person, stated.statement.day) for person in (*item.persons, *read.persons)),
        objects=tuple(_object(one) for one in (*item.objects, *read.objects)),
        read_more=read.more,
        story=event_story(item.item_id, story),
        set_aside=item.set_aside,
        refuted_by=tuple(dict.fromkeys(refuted))[:SHOWN] or None,
        **event_mentions(item),
        **{name: getattr(item, name) for name in item.model_fields_set & _PARTICULARS},
    )


def _person(person: StatedPerson, day: date) -> EventPerson:
    names = [full_name(name) for name in person.names]
    oldest = person.age.to_years if person.age else None
    return EventPerson(
        mention=person.id,
        role=person.role.value,
        names=tuple(dict.fromkeys([*names, *person.aliases])),
        under_age=is_under_age(day, person.known_birth_date, person.known_birth_year, oldest) or None,
        birth_date=person.birth_date,
        identifiers=tuple(dict.fromkeys(_identifiers(person))),
        warning_markers=shown_codes(person.warning_markers),
        read=person.read if isinstance(person, ReadPerson) else None,
    )


def _identifiers(person: StatedPerson) -> Iterator[str]:
    for one in person.identifiers:
        yield one.value
        if one.canonical:
            yield one.canonical


def shown_names(person: StatedPerson) -> list[str]:
    """Names and aliases as written, without those that were set aside."""
    unread = person.unread_aliases or ()
    aliases = (alias for at, alias in enumerate(person.aliases) if at not in unread)
    return [*(full_name(name) for name in person.names if name.read), *aliases]


def shown_name(person: StatedPerson) -> str | None:
    """The first name that names somebody, as written; None where there is none."""
    return next((full_name(name) for name in person.names if name.read), None)


def _shown(place: Place) -> EventPlace:
    """The place without the names that are for resolve alone."""
    read = place.read if isinstance(place, ReadPlace) else None
    return constructed(EventPlace, **(place.__dict__ | {"also": (), "read": read}))


def full_name(name: PersonName) -> str:
    """The name as one string: as written in full, else given name and surname."""
    return name.full or " ".join(part for part in (name.given, name.surname) if part)


def _object(one: StatedObject | ReadObject) -> EventObject:
    return EventObject(
        mention=one.id,
        kind=one.kind,
        name=one.called,
        canonical=one.canonical if isinstance(one, StatedVehicle | StatedPhone) else None,
        description=_described(one),
        pence=one.pence if isinstance(one, Money) else None,
        keeper=one.keeper if isinstance(one, Vehicle) else None,
        markers=shown_codes(one.markers) if isinstance(one, Vehicle) else None,
        read=one.read if isinstance(one, ReadVehicle | ReadPhone | ReadLine) else None,
    )


def _described(one: StatedObject | ReadObject) -> str | None:
    looks = (one.colour, one.make, one.model) if isinstance(one, Vehicle) else ()
    return " ".join(part for part in (*looks, one.description) if part) or None
