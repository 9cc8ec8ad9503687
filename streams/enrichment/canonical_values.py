"""Registrations, phones, names of lines and register numbers of an item, read once: canonical, or set aside.

A field that holds several numbers becomes one mention for each, so that every later stage sees one value a mention;
links with the field's mention are made with all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from schemas.base import constructed
from schemas.items import ItemWithMentions
from schemas.mentions import Link
from schemas.mentions.objects import DrugLine, ObjectMention, Phone, Vehicle
from schemas.mentions.persons import Identifier
from schemas.statements import StatedIdentifier, StatedObject, StatedPhone, StatedVehicle
from streams.enrichment.set_aside import Aside
from values import line_name, phone, register_number, registration
from values.unread import Unread

MOST_IN_A_FIELD: Final = 4
"""Numbers of one field that become mentions. A field with more is free text, and none of them is taken."""

_READ_FIELD: Final = {"vehicle": "vrm", "phone": "number", "drug-line": "name"}
"""The field of each kind of object whose text is read as a value."""

LONGEST_ID: Final = 20
"""Characters of the id of a mention."""


class ReadObjects(NamedTuple):
    """The objects of an item with their values read, its links with them, and the values that count for nothing."""

    objects: tuple[StatedObject, ...]
    links: tuple[Link, ...]
    set_aside: tuple[Aside, ...]


class ReadIdentifier(NamedTuple):
    """A register's number as the statement carries it, and why it counts for nothing."""

    stated: StatedIdentifier
    unread: Unread | None = None


class _Read(NamedTuple):
    """An object with the first value of its field read, the field's other values, and why it has none."""

    stated: StatedObject
    others: tuple[str, ...] = ()
    unread: Unread | None = None


def read_objects(item: ItemWithMentions) -> ReadObjects:
    """Every object of an item, those of a field with several numbers one behind the other."""
    objects: list[StatedObject] = []
    asides: list[Aside] = []
    added: dict[str, list[str]] = {}
    for one in item.objects:
        read = _read(one)
        objects.append(read.stated)
        if read.others:
            others = list(_others(one, read.others, item, objects))
            objects.extend(others)
            added[one.id] = [other.id for other in others]
        if read.unread:
            asides.append(Aside(one.id, _READ_FIELD[one.kind], read.unread))
    return ReadObjects(tuple(objects), tuple(_links(item.links, added)) if added else item.links, tuple(asides))


@lru_cache(maxsize=16_384)  # cameras read the same vehicles again and again; a mention is always read alike
def _read(one: ObjectMention) -> _Read:
    if isinstance(one, Vehicle):
        return _vehicle(one)
    if isinstance(one, DrugLine):
        return _Read(one, (), _reason(line_name.read(one.name)) if one.name else None)
    return _phone(one) if isinstance(one, Phone) else _Read(one)


def _vehicle(one: Vehicle) -> _Read:
    if not one.vrm:
        return _Read(constructed(StatedVehicle, **one.__dict__))
    described = one.description or ""
    if values := _few(registration.read_all(one.vrm, described=described)):
        return _Read(constructed(StatedVehicle, **one.__dict__, canonical=values[0]), values[1:])
    may_be = registration.candidates(one.vrm) or None
    return _Read(
        constructed(StatedVehicle, **one.__dict__, may_be=may_be),
        (),
        _reason(registration.read(one.vrm, described=described)),
    )


def _phone(one: Phone) -> _Read:
    if not one.number:
        return _Read(constructed(StatedPhone, **one.__dict__))
    if values := _few(phone.read_all(one.number)):
        return _Read(constructed(StatedPhone, **one.__dict__, canonical=values[0]), values[1:])
    return _Read(constructed(StatedPhone, **one.__dict__), (), _reason(phone.read(one.number)))


def _few(read: Sequence[phone.Phone | registration.Registration]) -> tuple[str, ...]:
    return tuple(one.canonical for one in read) if len(read) <= MOST_IN_A_FIELD else ()


def _reason(read: object) -> Unread | None:
    return read if isinstance(read, Unread) else None


def _others(
    one: ObjectMention, values: Iterable[str], item: ItemWithMentions, before: Iterable[StatedObject]
) -> Iterator[StatedVehicle | StatedPhone]:
    """A mention for each further value of a field, under ids that no mention of the item and none ``before`` has."""
    mentions = (*item.objects, *item.persons, *item.locations, *(item.organisations or ()))
    ids = {each.id for each in (*mentions, *before)}
    yield from (_another(one, value, _free_id(one.id, ids)) for value in values)


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


def read_identifier(one: Identifier) -> ReadIdentifier:
    """The number of a person in the form of its register, or why it has none or stands for none."""
    return _identifier(one.scheme, one.value)


@lru_cache(maxsize=16_384)
def _identifier(scheme: str, value: str) -> ReadIdentifier:
    read = register_number.read(scheme, value)
    if isinstance(read, Unread):
        return ReadIdentifier(constructed(StatedIdentifier, scheme=scheme, value=value), read)
    canonical, checked = read.canonical, read.checked
    stated = constructed(StatedIdentifier, scheme=scheme, value=value, canonical=canonical, checked=checked)
    return ReadIdentifier(stated)
