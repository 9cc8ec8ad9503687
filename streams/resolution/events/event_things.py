"""Facts about vehicles and phones: one a mention. A partial registration is no vehicle.

A registration that fits no form gives a fact about each registration it may be a misreading of, marked ``misread``; it
is never a subject of its own and merges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.facts.objects import ThingFact, ThingUser
from schemas.ids import mention_reference
from schemas.mentions.locations import LocationPrecision
from schemas.mentions.objects import DrugLine, Vehicle
from schemas.statements import ReadObject, StatedItem, StatedObject, StatedPhone, StatedVehicle
from streams.resolution.events.event_document import shown_name
from streams.resolution.storied_statement import StoriedStatement

MOST: Final = 10
"""Users of one thing, lines or premises, that a fact carries: the first that the source gave."""

LONGEST: Final = 200
"""Characters of a value that are carried."""


def thing_subject(one: StatedObject | ReadObject) -> str | None:
    """The subject id of a thing: ``vehicle/<registration>`` or ``phone/<E.164>``. None: it identifies none."""
    if isinstance(one, StatedVehicle | StatedPhone) and one.canonical:
        return f"{one.kind}/{one.canonical}"
    return None


def thing_facts(stated: StoriedStatement) -> Iterator[tuple[str, ThingFact]]:
    """Subject and fact; the fact's id is its mention."""
    for item in stated.statement.items:
        for one in item.objects:
            if about := thing_subject(one):
                yield about, _fact(stated, item, one, misread=False)
            elif isinstance(one, StatedVehicle):
                for other in one.may_be or ():
                    yield f"vehicle/{other}", _fact(stated, item, one, misread=True)
        for read in item.read.objects if item.read else ():
            if about := thing_subject(read):
                yield about, _read_fact(stated, item, read)


def _fact(stated: StoriedStatement, item: StatedItem, one: StatedObject | ReadObject, *, misread: bool) -> ThingFact:
    statement = stated.statement
    return ThingFact(
        mention=mention_reference(item.item_id, one.id),
        item_id=item.item_id,
        kind=statement.kind,
        start=statement.occurred.start,
        end=statement.occurred.end,
        time=statement.occurred.precision,
        grade=item.grade,
        written=(one.called or "")[:LONGEST],
        misread=misread,
        described=_described(one),
        users=(*_users(item, one.id), *_read_users(item, one.id))[:MOST],
        lines=tuple(dict.fromkeys(o.name[:LONGEST] for o in item.objects if isinstance(o, DrugLine) and o.name))[:MOST],
        town=next((place.town for place in item.places if place.town and not place.placeholder), None),
        premises=tuple(dict.fromkeys(_premises(item)))[:MOST],
        camera=item.camera,
        story=stated.story(item.item_id),
    )


def _read_fact(stated: StoriedStatement, item: StatedItem, one: ReadObject) -> ThingFact:
    """A vehicle or phone of the text: where and beside whom its source states others says nothing of it."""
    return _fact(stated, item, one, misread=False).model_copy(
        update={"lines": (), "town": None, "premises": (), "camera": None, "read": one.read}
    )


def _premises(item: StatedItem) -> Iterator[str]:
    at = (one for one in item.places if one.precision is LocationPrecision.ADDRESS and not one.placeholder)
    return (one.subject for one in at)


def _users(item: StatedItem, thing: str) -> Iterator[ThingUser]:
    persons = {one.id: one for one in item.persons}
    for link in item.links:
        if link.object == thing and (person := persons.get(link.subject)):
            name = (shown_name(person) or "")[:LONGEST] or None
            mention = mention_reference(item.item_id, person.id)
            yield ThingUser(mention=mention, relation=link.relation.value, role=person.role.value, name=name)


def _read_users(item: StatedItem, thing: str) -> Iterator[ThingUser]:
    """Whom the item's text links with the thing, though its source does not."""
    if item.read is None:
        return
    persons = {one.id: one for one in (*item.persons, *item.read.persons)}
    for link in item.read.links:
        if link.object == thing and (person := persons.get(link.subject)):
            name = (shown_name(person) or "")[:LONGEST] or None
            mention = mention_reference(item.item_id, person.id)
            yield ThingUser(mention=mention, relation=link.relation.value, role=person.role.value, name=name, read=True)


def _described(one: StatedObject | ReadObject) -> str | None:
    if not isinstance(one, Vehicle):
        return None
    words = " ".join(word for word in (one.colour, one.make, one.model) if word)
    return words.casefold()[:LONGEST] or None
