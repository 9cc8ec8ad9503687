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
from schemas.mentions.objects import DrugLine, ObjectMention, Phone, Vehicle
from schemas.statements import StatedItem
from streams.resolution.events.event_document import shown_name
from streams.resolution.events.registrations import candidates, registration
from streams.resolution.storied_statement import StoriedStatement
from streams.resolution.stories.accounts import significant_digits

MOST: Final = 10
"""Users of one thing, lines or premises, that a fact carries: the first that the source gave."""

LONGEST: Final = 200
"""Characters of a value that are carried."""


def thing_subject(one: ObjectMention) -> str | None:
    """The subject id of a thing: ``vehicle/<registration>`` or ``phone/<E.164>``. None: it identifies none."""
    if isinstance(one, Vehicle) and one.vrm and (registered := registration(one.vrm)):
        return f"vehicle/{registered}"
    if isinstance(one, Phone) and one.number and (called := _e164(one.number)):
        return f"phone/{called}"
    return None


def thing_facts(stated: StoriedStatement) -> Iterator[tuple[str, ThingFact]]:
    """Subject and fact; the fact's id is its mention."""
    for item in stated.statement.items:
        for one in item.objects:
            if about := thing_subject(one):
                yield about, _fact(stated, item, one, misread=False)
            elif isinstance(one, Vehicle) and one.vrm:
                for other in candidates(one.vrm):
                    yield f"vehicle/{other}", _fact(stated, item, one, misread=True)


def _fact(stated: StoriedStatement, item: StatedItem, one: ObjectMention, *, misread: bool) -> ThingFact:
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
        users=tuple(_users(item, one.id))[:MOST],
        lines=tuple(dict.fromkeys(o.name[:LONGEST] for o in item.objects if isinstance(o, DrugLine) and o.name))[:MOST],
        town=next((place.town for place in item.places if place.town and not place.placeholder), None),
        premises=tuple(dict.fromkeys(_premises(item)))[:MOST],
        camera=item.camera,
        story=stated.story(item.item_id),
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


def _described(one: ObjectMention) -> str | None:
    if not isinstance(one, Vehicle):
        return None
    words = " ".join(word for word in (one.colour, one.make, one.model) if word)
    return words.casefold()[:LONGEST] or None


def _e164(written: str) -> str | None:
    """The number in E.164, in the United Kingdom unless written with another country code. None: a placeholder, or too
    short."""
    significant = significant_digits(written)
    if not significant:
        return None
    digits = "".join(filter(str.isdigit, written))
    if written.lstrip().startswith("+") or digits.startswith("00"):
        abroad = digits.removeprefix("00")
        if not abroad.startswith("44"):
            return f"+{abroad[:15]}"
    return f"+44{significant.removeprefix('0')}"
