"""Registrations, phones and register numbers of an item, read once: canonical, or set aside with a rule.

A field that holds several numbers becomes one mention for each, so that every later stage sees one value a mention;
links with the field's mention are made with all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from schemas.base import constructed
from schemas.items import ItemWithMentions
from schemas.mentions import Link
from schemas.mentions.objects import ObjectMention, Phone, Vehicle
from schemas.mentions.persons import Identifier, Person
from schemas.statements import StatedIdentifier, StatedObject, StatedPhone, StatedVehicle
from streams.enrichment.set_aside import Aside
from values import phone, register_number, registration
from values.unread import Unread

MOST_IN_A_FIELD: Final = 4
"""Numbers of one field that become mentions. A field with more is free text, and none of them is taken."""

LONGEST_ID: Final = 20
"""Characters of the id of a mention."""


class ReadObjects(NamedTuple):
    """The objects of an item with their values read, its links with them, and the values that count for nothing."""

    objects: tuple[StatedObject, ...]
    links: tuple[Link, ...]
    set_aside: tuple[Aside, ...]


class _Field(NamedTuple):
    """The values of a field, or why it has none."""

    values: tuple[str, ...] = ()
    unread: Unread | None = None


def read_objects(item: ItemWithMentions) -> ReadObjects:
    """Every object of an item, those of a field with several numbers one behind the other."""
    ids = {one.id for one in (*item.objects, *item.persons, *item.locations)}
    objects, asides, added = list[StatedObject](), list[Aside](), dict[str, list[str]]()
    for one in item.objects:
        field = _field(one)
        objects.append(_stated(one, field))
        others = [_another(one, value, _free_id(one.id, ids)) for value in field.values[1:]]
        objects.extend(others)
        if others:
            added[one.id] = [other.id for other in others]
        if field.unread:
            asides.append(Aside(one.id, "vrm" if isinstance(one, Vehicle) else "number", field.unread))
    return ReadObjects(tuple(objects), tuple(_links(item.links, added)) if added else item.links, tuple(asides))


def _field(one: ObjectMention) -> _Field:
    """The registrations of a vehicle, the numbers of a phone; of other things, none."""
    if isinstance(one, Vehicle) and one.vrm:
        described = one.description or ""
        found = _few(registration.read_all(one.vrm, described=described))
        return found or _Field(unread=_reason(registration.read(one.vrm, described=described)))
    if isinstance(one, Phone) and one.number:
        return _few(phone.read_all(one.number)) or _Field(unread=_reason(phone.read(one.number)))
    return _Field()


def _few(read: Sequence[phone.Phone | registration.Registration]) -> _Field | None:
    return _Field(tuple(one.canonical for one in read)) if 0 < len(read) <= MOST_IN_A_FIELD else None


def _reason(read: object) -> Unread | None:
    return read if isinstance(read, Unread) else None


def _stated(one: ObjectMention, field: _Field) -> StatedObject:
    first = field.values[0] if field.values else None
    if isinstance(one, Vehicle):
        may_be = registration.candidates(one.vrm) if one.vrm and not first else ()
        return constructed(StatedVehicle, **one.__dict__, canonical=first, may_be=may_be or None)
    return constructed(StatedPhone, **one.__dict__, canonical=first) if isinstance(one, Phone) else one


def _another(one: ObjectMention, value: str, mention: str) -> StatedVehicle | StatedPhone:
    """A further value of a field, as a mention of its own. What describes the first may not be true of it."""
    if isinstance(one, Vehicle):
        return StatedVehicle(id=mention, vrm=value, canonical=value)
    return StatedPhone(id=mention, number=value, canonical=value)


def _free_id(mention: str, ids: set[str]) -> str:
    """``o1-2``, ``o1-3`` …: an id that the item does not use. It is used from now on."""
    endings = (f"-{at}" for at in range(2, len(ids) + 3))
    free = next(name for end in endings if (name := mention[: LONGEST_ID - len(end)] + end) not in ids)
    ids.add(free)
    return free


def _links(links: Iterable[Link], added: dict[str, list[str]]) -> Iterator[Link]:
    for link in links:
        yield link
        yield from (link.model_copy(update={"object": other}) for other in added.get(link.object, ()))
        yield from (link.model_copy(update={"subject": other}) for other in added.get(link.subject, ()))


def read_identifiers(identifiers: Iterable[Identifier]) -> tuple[StatedIdentifier, ...]:
    """The numbers of a person, each in the form of its register where it has it."""
    return tuple(_identifier(one) for one in identifiers)


def _identifier(one: Identifier) -> StatedIdentifier:
    read = register_number.read(one.scheme, one.value)
    if isinstance(read, Unread):
        return StatedIdentifier(scheme=one.scheme, value=one.value)
    return StatedIdentifier(scheme=one.scheme, value=one.value, canonical=read.canonical, checked=read.checked)


def unread_identifiers(person: Person) -> Iterator[Aside]:
    """The numbers of a person that have no form of their register, or stand for none."""
    for at, one in enumerate(person.identifiers):
        if why := _reason(register_number.read(one.scheme, one.value)):
            yield Aside(person.id, f"identifiers.{at}", why)
