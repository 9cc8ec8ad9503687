"""Signs of a cuckooed address that follow from who is linked with it, and what is known of them elsewhere.

Examples: a known dealer at a home not theirs, whether they visit, stay or live there; a vulnerable resident; many
residents. A dealer who lives there is newly linked where somebody vulnerable of another surname was there no later: it
is that person's home; so it is for those who act and are said to live there with such a dealer, of each surname once:
kin of one another are one family, and people of many surnames are none. Dealers, and others who act and only stay, are
no household: they make no hostel of a home.

The items that a trait stands on are noted under the sign as well, and count nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from schemas.facts.locations import PersonAtPlace
from schemas.facts.traits import Support, Trait, TraitFact
from schemas.times import day_number
from schemas.vocabulary.indicators import Indicator
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import AddressUse
from schemas.vocabulary.roles import ROLES
from streams.correlation.location.patterns.cuckooed_address import (
    CROWD,
    EXPLOITED,
    KNOWN_DEALER,
    MANY,
    MANY_LIVE_HERE,
    SAID_TO_BE_CUCKOOED,
    SEVERAL,
    SEVERAL_STAY,
    SIGNS,
    VULNERABLE,
)
from streams.correlation.pattern_engine.sign_notes import SignNote, grade_weight
from streams.correlation.place_links import is_resident, lives_there, stays_there

PEOPLE: Final = 50
"""Persons of one place that are looked at, at most: those named there first."""


def people_notes(
    people: Iterable[PersonAtPlace], done: Collection[str], whose: Mapping[str, str]
) -> Iterator[SignNote]:
    """The notes. ``done``: items that report an outcome, which are skipped. ``whose``: origin by item of the place."""
    ordered = sorted(people, key=lambda person: (person.first_seen, person.person))[:PEOPLE]
    for person in ordered:
        links = [link for link in sorted(person.support, key=_when) if link.item not in done]
        if links:
            yield from _person_notes(person, links, whose, ordered)
        yield from _home_notes(person, done, whose)
    yield from _crowd_notes(ordered, done, whose)


def _person_notes(
    person: PersonAtPlace, links: list[Support], whose: Mapping[str, str], all_people: Sequence[PersonAtPlace]
) -> Iterator[SignNote]:
    relations = {related.name for related in person.relations}
    traits = {trait.trait: trait for trait in person.traits}
    if is_resident(relations):
        if vulnerable := traits.get(Trait.VULNERABLE):
            yield from _trait_notes(VULNERABLE, vulnerable, links[:1], whose)
        if (exploited := traits.get(Trait.EXPLOITED)) and Trait.CHILD not in traits:
            yield from _trait_notes(EXPLOITED, exploited, links[:1], whose)
    if (dealer := traits.get(Trait.DRUG_SUPPLY_NOMINAL)) and not _at_home(person, all_people):
        yield from _trait_notes(KNOWN_DEALER, dealer, links, whose)
        if AddressUse.BAIL in relations:
            yield from _trait_notes(Indicator.BAIL_ADDRESS, dealer, links[:1], whose)


def _home_notes(person: PersonAtPlace, done: Collection[str], whose: Mapping[str, str]) -> Iterator[SignNote]:
    """What is said of the home of a resident without naming it, from when they are known to live there.

    Such items state no premises: like what was read in a text they raise nothing alone.
    """
    for report in person.about_home:
        under, at = report.support, max(report.support.at, person.first_seen)
        if under.item in done:
            continue
        origin, counts = whose.get(under.item, under.origin), grade_weight(under.grade)
        said = [SAID_TO_BE_CUCKOOED] if report.of_cuckooing else []
        for sign in (*said, *(each.value for each in report.indicators if each in SIGNS)):
            yield SignNote(day_number(at), at, under.item, sign, origin, under.grade, counts, read=True)


def _at_home(person: PersonAtPlace, people: Iterable[PersonAtPlace]) -> bool:
    """Whether the home is theirs: they live there, and nobody vulnerable of another family was there no later."""
    own = [related.name for related in person.relations]
    if not is_resident(own) or any(map(stays_there, own)):
        return False
    return not any(_holds_home(other) and _came_after(person, other) for other in people if other is not person)


def _holds_home(person: PersonAtPlace) -> bool:
    """Whether they are a vulnerable adult who lives there. A child holds no home."""
    traits = {trait.trait for trait in person.traits}
    vulnerable = Trait.VULNERABLE in traits and not traits & {Trait.CHILD, Trait.DRUG_SUPPLY_NOMINAL}
    return vulnerable and is_resident(related.name for related in person.relations)


def _came_after(person: PersonAtPlace, resident: PersonAtPlace) -> bool:
    kin = bool(_surname(person)) and _surname(person) == _surname(resident)
    return not kin and resident.first_seen <= person.first_seen


def _surname(person: PersonAtPlace) -> str:
    return (person.name or "").rpartition(" ")[2].casefold()


def _only_stays(person: PersonAtPlace) -> bool:
    """Whether they act, and stay in a home that nobody says is theirs."""
    relations = [related.name for related in person.relations]
    home = any(lives_there(link) and not stays_there(link) for link in relations)
    return any(map(stays_there, relations)) and not home and _acts(person)


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
    people: Sequence[PersonAtPlace], done: Collection[str], whose: Mapping[str, str]
) -> Iterator[SignNote]:
    living = [person for person in people if is_resident(related.name for related in person.relations)]
    staying = [person for person in living if _only_stays(person)]
    crew = _crew(living, people)
    household = [person for person in living if person not in staying and person not in crew and not _deals(person)]
    crowd = living if len(living) >= CROWD else household
    guests = [*staying, *_of_each_family(person for person in crew if person not in staying)]
    for sign, several, least in ((MANY_LIVE_HERE, crowd, MANY), (SEVERAL_STAY, guests, SEVERAL)):
        links = sorted((link for person in several for link in sorted(person.support, key=_when)[:1]), key=_when)
        yield from _count_notes(sign, [link for link in links if link.item not in done][:least], least, whose)


def _count_notes(sign: str, links: Sequence[Support], least: int, whose: Mapping[str, str]) -> Iterator[SignNote]:
    """A note by whom there are enough of them, and one that counts nothing for each item about those before."""
    if len(links) < least:
        return
    last = links[-1]
    for link in links:
        counts = 1.0 if link is last else 0.0
        if counts or link.item != last.item:
            origin = whose.get(link.item, link.origin)
            yield SignNote(day_number(last.at), last.at, link.item, sign, origin, link.grade, counts)


def _crew(living: Sequence[PersonAtPlace], people: Sequence[PersonAtPlace]) -> list[PersonAtPlace]:
    """Those who act and live in a home that is not theirs, if a dealer is among them."""
    crew = [person for person in living if _acts(person) and not _at_home(person, people)]
    return crew if any(map(_deals, crew)) else []


def _of_each_family(people: Iterable[PersonAtPlace]) -> list[PersonAtPlace]:
    """The first of each surname, and all without one."""
    return list({_surname(person) or person.person: person for person in reversed(list(people))}.values())


def _acts(person: PersonAtPlace) -> bool:
    return any(ROLES.means(role, Meaning.ACTS) for role in person.roles)


def _deals(person: PersonAtPlace) -> bool:
    return any(trait.trait is Trait.DRUG_SUPPLY_NOMINAL for trait in person.traits)


def _when(link: Support) -> tuple[object, str]:
    return link.at, link.item
