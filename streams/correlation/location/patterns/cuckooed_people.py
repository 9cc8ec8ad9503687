"""Signs of a cuckooed address that follow from who is linked with it, and what is known of them elsewhere.

Examples: a known dealer at a home not theirs, a vulnerable resident, many residents. The items that a trait stands on
are noted under the sign as well, and count nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from schemas.facts.locations import PersonAtPlace
from schemas.facts.traits import Support, Trait, TraitFact
from schemas.times import day_number
from schemas.vocabulary.indicators import Indicator
from schemas.vocabulary.relations import AddressUse
from streams.correlation.location.patterns.cuckooed_signs import KNOWN_DEALER, MANY_LIVE_HERE, VULNERABLE
from streams.correlation.place_links import is_resident
from streams.correlation.signs import SignNote, grade_weight

PEOPLE: Final = 50
"""Persons of one place that are looked at, at most: those named there first."""

MANY: Final = 6
"""Residents from which on a place is a hostel, a shared house or a large family: mean households have two or three."""


def people_notes(
    people: Iterable[PersonAtPlace], done: Collection[str], whose: Mapping[str, str]
) -> Iterator[SignNote]:
    """The notes. ``done``: items that report an outcome, which are skipped. ``whose``: origin by item of the place."""
    ordered = sorted(people, key=lambda person: (person.first_seen, person.person))[:PEOPLE]
    for person in ordered:
        links = [link for link in sorted(person.support, key=_when) if link.item not in done]
        if links:
            yield from _person_notes(person, links, whose)
    yield from _crowd_notes(ordered, done, whose)


def _person_notes(person: PersonAtPlace, links: list[Support], whose: Mapping[str, str]) -> Iterator[SignNote]:
    relations = {related.name for related in person.relations}
    traits = {trait.trait: trait for trait in person.traits}
    if is_resident(relations):
        if vulnerable := traits.get(Trait.VULNERABLE):
            yield from _trait_notes(VULNERABLE, vulnerable, links[:1], whose)
        return  # whoever lives there is not newly linked with it
    if dealer := traits.get(Trait.DRUG_SUPPLY_NOMINAL):
        yield from _trait_notes(KNOWN_DEALER, dealer, links, whose)
        if AddressUse.BAIL in relations:
            yield from _trait_notes(Indicator.BAIL_ADDRESS, dealer, links[:1], whose)


def _trait_notes(sign: str, trait: TraitFact, links: Iterable[Support], whose: Mapping[str, str]) -> Iterator[SignNote]:
    """A note for each link while the trait holds, and one that counts nothing for each item the trait stands on."""
    for link in links:
        if link.at < trait.first_seen or (trait.active_until and link.at >= trait.active_until):
            continue
        origin = whose.get(link.item, link.origin)
        yield SignNote(day_number(link.at), link.at, link.item, sign, origin, link.grade, grade_weight(link.grade))
        for under in trait.support:
            at = max(link.at, under.at)  # of the link's origin, unless the item itself tells of the place
            yield SignNote(day_number(at), at, under.item, sign, whose.get(under.item, origin), under.grade, 0.0)


def _crowd_notes(
    people: Iterable[PersonAtPlace], done: Collection[str], whose: Mapping[str, str]
) -> Iterator[SignNote]:
    living = (person for person in people if is_resident(related.name for related in person.relations))
    links = sorted((link for person in living for link in sorted(person.support, key=_when)[:1]), key=_when)
    for link in [link for link in links if link.item not in done][MANY - 1 : MANY]:
        origin = whose.get(link.item, link.origin)
        yield SignNote(day_number(link.at), link.at, link.item, MANY_LIVE_HERE, origin, link.grade, 1.0)


def _when(link: Support) -> tuple[object, str]:
    return link.at, link.item
