"""The persons of an item as its statement carries them: names read, and every address that the item gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from schemas.items import ItemWithMentions
from schemas.mentions import PersonMention, Relation
from schemas.mentions.locations import AddressUse
from schemas.mentions.objects import DrugLine
from schemas.statements import Place, StatedAddress, StatedPerson
from streams.enrichment.geocode import place_of
from streams.enrichment.person_names import NamesRead, line_names, names_of
from streams.enrichment.set_aside import Aside

_LIVING: Final = {Relation.LIVES_AT: AddressUse.HOME, Relation.STAYS_AT: AddressUse.STAYS}


def stated_persons(
    item: ItemWithMentions, places: Sequence[Place], day: date
) -> tuple[tuple[StatedPerson, ...], list[Aside]]:
    """The persons of an item whose places these are, and which mentions and names are set aside."""
    lines = line_names(one.name for one in item.objects if isinstance(one, DrugLine) and one.name)
    read = [names_of(person, lines) for person in item.persons]
    persons = tuple(
        _person(person, names, _addresses(person, item, places, day))
        for person, names in zip(item.persons, read, strict=True)
    )
    return persons, [aside for person, names in zip(persons, read, strict=True) for aside in _asides(person.id, names)]


def _person(person: PersonMention, names: NamesRead, addresses: Iterator[StatedAddress]) -> StatedPerson:
    reported = {name: value for name, value in person if name not in ("addresses", "names")}
    return StatedPerson(
        **reported,
        names=names.names,
        read_aliases=names.aliases,
        set_aside=names.nobody.rule if names.nobody else None,
        addresses=tuple(dict.fromkeys(addresses)),
    )


def _asides(mention: str, names: NamesRead) -> Iterator[Aside]:
    if names.nobody:
        yield Aside(mention, None, names.nobody)
    yield from (Aside(mention, field, why) for field, why in names.unread)


def _addresses(
    person: PersonMention, item: ItemWithMentions, places: Sequence[Place], day: date
) -> Iterator[StatedAddress]:
    for address in person.addresses:
        yield StatedAddress(**dict(place_of(address, day)), use=address.use)
    linked = {place.mention: place for place in places}
    for link in item.links:
        if link.subject == person.id and link.relation in _LIVING and link.object in linked:
            yield StatedAddress(**dict(linked[link.object]), use=_LIVING[link.relation])
