"""Who else a person may be: shown, never merged, and why not more."""

from __future__ import annotations

from heapq import nsmallest
from typing import Final, NamedTuple

from schemas.person_facts import PossiblyAlso
from streams.resolution.bits import features_of, in_bits
from streams.resolution.noticing import Noticing
from streams.resolution.persons.blocks import Node
from streams.resolution.persons.saying import LIMITS
from streams.resolution.persons.weighing import Weighed, weigh

MOST: Final = 5
"""Others that are told of one person, the likeliest."""

SAME: Final = LIMITS["same"]


class Other(NamedTuple):
    """The strongest link with another person; sorted, the strongest comes first."""

    weakness: int
    person: str
    one: Node
    other: Node


def others_than(persons: Noticing, group: tuple[Node, ...]) -> list[Other]:
    """Everybody linked with a group and not in it."""
    found: dict[tuple[Node, ...], Other] = {}
    for node in group:
        for linked, judged in persons.graph.links(node).items():
            theirs = persons.group(linked)
            if theirs is not group and theirs != group:
                other = Other(-judged.bits, persons.named(theirs), node, linked)
                found[theirs] = min(other, found.get(theirs, other))
    return list(found.values())


def possibly(persons: Noticing, others: list[Other]) -> tuple[PossiblyAlso, ...]:
    """The likeliest of them."""
    return tuple(_possibly(persons, one) for one in nsmallest(MOST, others))


def _possibly(persons: Noticing, one: Other) -> PossiblyAlso:
    weighed = weigh(persons.graph.features[one.one], persons.graph.features[one.other])
    return PossiblyAlso(
        person=one.person,
        one=persons.first(one.one),
        other=persons.first(one.other),
        bits=in_bits(weighed.bits),
        why_not=_why_not(persons, one, weighed),
        features=features_of(weighed),
    )


def _why_not(persons: Noticing, one: Other, weighed: Weighed) -> str:
    if _decided_apart(persons, one):
        return "a person decided that they are two"
    if weighed.numbers.level == "number.different-checked":
        return "they have different numbers of one register, both right"
    if weighed.guard is not None and weighed.bits < SAME:
        return GUARDS.get(weighed.guard.name, f"held back as {weighed.guard.name}")
    if weighed.bits < SAME:
        return f"{in_bits(weighed.bits)} bits; joining takes {in_bits(SAME)}"
    return "these two mentions agree, but all that is known of both persons does not bear it out"


GUARDS: Final = {
    "twins": "the same family and birth, but other given names: as twins have",
    "siblings": "the same family and nearly the same birth, but other given names: as brothers and sisters have",
    "household": "the same family, but other given names: as people of one household have",
    "generations": "the same name, but born as far apart as parent and child",
    "unnamed": "one of the two has no name, and birth and home alone are not enough",
    "nameless": "neither the given names nor the surnames agree",
    "forename": "only the given name agrees, and the surname does not",
}


def _decided_apart(persons: Noticing, one: Other) -> bool:
    mine = {persons.first(node) for node in persons.group(one.one)}
    theirs = {persons.first(node) for node in persons.group(one.other)}
    about = persons.decisions.about(mine)
    return any(
        not said.same and mine.intersection(said.mentions) and theirs.intersection(said.mentions) for said in about
    )
