"""Facts for associations: two persons are linked with one address.

Only if one of the two is known for supply, weapons or violence, or is exploited or missing: with whom somebody merely
lives is nobody's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from schemas.facts.associations import BETWEEN
from schemas.facts.locations import PersonAtPlace
from schemas.facts.traits import Trait
from streams.correlation.place_links import is_there
from streams.correlation.shared_subject import SharedSubject, Sharer, shared_facts
from streams.subject_step import Destination, Output

MOST: Final = 8
"""Persons of one address from which on no pair is emitted: more than any but the largest households with a visitor or
two. Hostels, shared houses and party houses have more.
"""

WITHIN: Final = 60
"""Most days between the stays of two persons: as long as a home is held."""

OF_CONCERN: Final = frozenset(
    {Trait.DRUG_SUPPLY_NOMINAL, Trait.CARRIES_WEAPONS, Trait.VIOLENCE, Trait.EXPLOITED, Trait.MISSING}
)


def shared_address_facts(
    topic: str, subject: str, name: str, people: Iterable[PersonAtPlace]
) -> Iterator[tuple[Destination, Output]]:
    """One fact for each pair of whom at least one is of concern."""
    there = persons_present(people)
    if len(there) > MOST:
        return
    sharers = list(map(_has, there))
    thing = SharedSubject("address", subject, name, MOST)
    concern = {sharer.person for sharer in sharers if sharer.because}
    for destination, output in shared_facts(topic, thing, sharers, WITHIN) if concern else ():
        if concern & set(output.partition_key.decode().split(BETWEEN)):
            yield destination, output


def persons_present(people: Iterable[PersonAtPlace]) -> list[PersonAtPlace]:
    """The persons whom any item places at the address."""
    return [person for person in people if any(is_there(related.name) for related in person.relations)]


def _has(person: PersonAtPlace) -> Sharer:
    relations = tuple(sorted({related.name for related in person.relations if is_there(related.name)}))
    because = tuple(each.standing for each in person.traits if each.trait in OF_CONCERN)
    return Sharer(
        person.person,
        person.name,
        person.at_risk,
        person.at_risk_handling,
        relations,
        person.first_seen,
        person.last_seen,
        person.items,
        person.support,
        because,
    )
