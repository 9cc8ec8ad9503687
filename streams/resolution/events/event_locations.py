"""Facts that a statement gives about premises and map cells. Bounded in size, whatever the source wrote."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from schemas.facts.locations import LocationFact, MentionedPerson, PremisesDetails
from schemas.ids import MentionId
from schemas.mentions.links import Relation
from schemas.mentions.locations import LocationPrecision
from schemas.mentions.objects import DrugLine, Money, Phone, Weapon
from schemas.mentions.persons import Role
from schemas.statements import Place, StatedItem, StatedPerson, StatedPhone, StatedVehicle
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import HOMES
from streams.enrichment.place_subjects import cell
from streams.resolution.storied_statement import StoriedStatement
from values import placeholder
from values.name import from_canonical
from values.text import compact
from values.unread import Unread

MOST: Final = 12
"""Persons, vehicles or weapons of one item that a fact carries, the first in their own order."""

LONGEST: Final = 200
"""Characters of a value that are carried."""


def location_facts(stated: StoriedStatement) -> Iterator[tuple[str, str, LocationFact]]:
    """Subject, fact id and fact. Premises get every field; a map cell gets only what happened and when."""
    if EVENT_KINDS.means(stated.statement.kind, Meaning.READ):
        return  # who passed says nothing about the place: a camera's cell would only count traffic
    for item in stated.statement.items:
        for at, place in enumerate(item.places):
            if place.placeholder:
                continue  # a value that stands for "not known" must never bring anybody together
            fact = _fact(stated, item, place)
            if place.precision is LocationPrecision.ADDRESS:
                yield (
                    place.subject,
                    f"{item.item_id}/{at}",
                    fact.model_copy(update={"details": _reported_of_premises(item, place)}),
                )
            if place.cell_8:
                yield cell(place.cell_8), f"{item.item_id}/{at}", fact
        yield from _read_facts(stated, item)


def _read_facts(stated: StoriedStatement, item: StatedItem) -> Iterator[tuple[str, str, LocationFact]]:
    """The facts of addresses read in the item's text, for their premises alone: a text says that something is there.

    What the item reports is taken to be about it where it is the only door that the item names, and about no one door
    otherwise.
    """
    read = item.read.places if item.read else ()
    doors = {place.subject for place in (*item.places, *read) if place.precision is LocationPrecision.ADDRESS}
    for place in read:
        fact = _fact(stated, item, place).model_copy(update={"crime": False, "weapons": (), "read": place.read})
        about = {"details": _read_of_premises(item, place)} if len(doors) == 1 else {"category": stated.statement.kind}
        yield place.subject, f"{item.item_id}/{place.mention}", fact.model_copy(update=about)


def _fact(stated: StoriedStatement, item: StatedItem, place: Place) -> LocationFact:
    statement = stated.statement
    return LocationFact(
        item_id=item.item_id,
        kind=statement.kind,
        category=item.category or statement.kind,
        crime=EVENT_KINDS.means(statement.kind, Meaning.CRIME),  # policing a place must not make it hot
        outcome=item.outcome and item.outcome[:LONGEST],
        severity=item.severity,
        start=statement.occurred.start,
        end=statement.occurred.end,
        time=statement.occurred.precision,
        grade=item.grade,
        place=place.precision,
        name=place.name,
        street=place.street if place.precision is LocationPrecision.ADDRESS else None,
        town=place.town,
        areas=place.areas,
        latitude=place.point.lat if place.point else None,
        longitude=place.point.lon if place.point else None,
        weapons=tuple(dict.fromkeys(_weapons(item)))[:MOST],
        story=stated.story(item.item_id),
    )


def _reported_of_premises(item: StatedItem, place: Place) -> PremisesDetails | None:
    read = item.extracted.indicators if item.extracted else None
    reported = PremisesDetails(
        indicators=tuple(sorted({one.value for one in read or ()})),
        persons=tuple(each for person in item.persons[:MOST] for each in _person_here(item, place, person)),
        callers=tuple(dict.fromkeys(caller_digests(item)))[:MOST],
        vehicles=tuple(dict.fromkeys(_registrations(item)))[:MOST],
        phones=sum(isinstance(one, Phone) for one in item.objects),
        lines=sum(isinstance(one, DrugLine) for one in item.objects),
        pence=sum(one.pence or 0 for one in item.objects if isinstance(one, Money)),
        premises_type=place.premises_type,
    )
    return reported if reported != PremisesDetails() else None


def _read_of_premises(item: StatedItem, place: Place) -> PremisesDetails | None:
    """What the text says is there. Who and what its source states is not said to be at a place that it does not."""
    read = item.extracted.indicators if item.extracted else None
    reported = PremisesDetails(
        indicators=tuple(sorted({one.value for one in read or ()})),
        callers=tuple(dict.fromkeys(caller_digests(item)))[:MOST],
        premises_type=place.premises_type,
    )
    return reported if reported != PremisesDetails() else None


def _registrations(item: StatedItem) -> Iterator[str]:
    """The registrations, or as much of each as was seen; nothing of what stands for none, or is words alone."""
    for_none = [one for one in item.set_aside or () if Unread(one.rule, one.message) == placeholder.UNREAD]
    unlisted, values = any(one.more for one in for_none), {value for one in for_none for value in one.values}
    for one in item.objects:
        if isinstance(one, StatedVehicle) and one.canonical:
            yield one.canonical
        elif isinstance(one, StatedVehicle) and not (unlisted or f"{one.id}.vrm" in values):
            seen = compact(one.vrm or "")[:20]
            if seen and not seen.isalpha():
                yield seen


def _weapons(item: StatedItem) -> Iterator[str]:
    yield from (one.value for one in (item.extracted.weapons if item.extracted else None) or ())
    yield from ((one.name or "weapon").casefold()[:LONGEST] for one in item.objects if isinstance(one, Weapon))


def _person_here(item: StatedItem, place: Place, person: StatedPerson) -> Iterator[MentionedPerson]:
    """One for each way in which they have to do with the place; one without any where the item states none."""
    linked = place_relations(item, person.id, place)
    homes = {HOMES[relation] for relation in linked if relation in HOMES}  # which enrichment makes addresses of
    uses = {one.use for one in person.addresses if one.subject == place.subject} - homes
    for how in (*linked, *sorted(uses)) or (None,):
        yield MentionedPerson(mention=person.id, role=person.role.value, relation=how and how.value)


def place_relations(item: StatedItem, person: MentionId, place: Place) -> tuple[Relation, ...]:
    """How the item links a person with one of its places: each relation once, those that count for something first.

    The order in which the source wrote the links says nothing.
    """
    ends = (person, place.mention)
    found = {one.relation for one in item.links if (one.subject, one.object) == ends}
    return tuple(sorted(found, key=lambda relation: (not relation.counts_for, relation.value)))[:MOST]


def caller_digests(item: StatedItem) -> Iterator[str]:
    """Who reported, as 16 hex digits each: from a reporter's whole name, and from a phone number linked with them."""
    reporters = {person.id: person for person in item.persons if person.role is Role.REPORTER}
    for person in reporters.values():
        for name in person.names:
            if name.read and len(words := from_canonical(name.read).words) > 1:
                yield _digest(" ".join(sorted(words)))
    numbers = {one.id: one.canonical for one in item.objects if isinstance(one, StatedPhone)}
    for link in item.links:
        if link.subject in reporters and (number := numbers.get(link.object)):
            yield _digest(number)


def _digest(value: str) -> str:
    return blake2b(value.encode(), digest_size=8).hexdigest()
