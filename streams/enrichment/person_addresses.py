"""Where people live and stay, as one item says it: with the person, or by a link to a place of the item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from schemas.items import ItemWithMentions
from schemas.mentions import PersonMention, Relation
from schemas.mentions.locations import AddressUse
from schemas.statements import Place, StatedAddress, StatedPerson
from streams.enrichment.geocode import place_of

_LIVING: Final = {Relation.LIVES_AT: AddressUse.HOME, Relation.STAYS_AT: AddressUse.STAYS}


def stated_persons(item: ItemWithMentions, places: Sequence[Place], day: date) -> tuple[StatedPerson, ...]:
    """The persons of an item whose places these are, each with every address the item gives them, once."""
    return tuple(_person(person, _addresses(person, item, places, day)) for person in item.persons)


def _person(person: PersonMention, addresses: Iterator[StatedAddress]) -> StatedPerson:
    said = {name: value for name, value in person if name != "addresses"}
    return StatedPerson(**said, addresses=tuple(dict.fromkeys(addresses)))


def _addresses(
    person: PersonMention, item: ItemWithMentions, places: Sequence[Place], day: date
) -> Iterator[StatedAddress]:
    for address in person.addresses:
        yield StatedAddress(**dict(place_of(address, day)), use=address.use)
    linked = {place.mention: place for place in places}
    for link in item.links:
        if link.subject == person.id and link.relation in _LIVING and link.object in linked:
            yield StatedAddress(**dict(linked[link.object]), use=_LIVING[link.relation])
