"""Why mentions are taken for one person, who else may be that person and why not more, and what to look at again."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from typing import Final, NamedTuple

from schemas.person_facts import FeatureBits, PersonJoin, PersonJoins, PossiblyAlso
from streams.resolution.noticing import Noticing
from streams.resolution.persons.blocks import Node
from streams.resolution.persons.clusters import Division, Join
from streams.resolution.persons.graph import TOGETHER
from streams.resolution.persons.judging import Judged
from streams.resolution.persons.live import Person
from streams.resolution.persons.saying import LIMITS, Saying
from streams.resolution.persons.weighing import Weighed, weigh

SHOWN: Final = 20
"""Joins that are told of one person: decisions first, then the strongest."""

POSSIBLE: Final = 5
"""Others that are told of one person, the likeliest."""

SAME: Final = LIMITS["same"]


def explained(persons: Noticing, person: Person) -> PersonJoins | None:
    """None where there is nothing to explain: one mention, and nobody else it may be.

    Of a person of more different mentions than are decided together, only how many there are.
    """
    group = persons.group(persons.node(person.id))
    alike = len(person.mentions) - len(group)
    if len(group) > TOGETHER:
        crowd = f"{len(group)} different mentions hang together: too many to weigh each against each"
        return PersonJoins(digest=person.digest, alike=alike, joins_total=len(group) - 1, review=(crowd,))
    division = persons.division(persons.graph.piece(group[0])) if len(group) > 1 or persons.decisions else NOTHING
    joins = [join for join in division.joins if join.one in group]
    others = _others(persons, group)
    review = (*_overruled(persons, group, division), *_weakened(persons, joins))
    if not (alike or joins or others or review):
        return None
    return PersonJoins(
        digest=person.digest,
        alike=alike,
        joins_total=len(joins),
        joins=tuple(_join(persons, join) for join in joins[:SHOWN]),
        possibly_total=len(others),
        possibly_also=tuple(_possibly(persons, one) for one in nsmallest(POSSIBLE, others)),
        review=review[:SHOWN],
    )


NOTHING: Final = Division((), (), ())


class _Other(NamedTuple):
    """The strongest link with another person; sorted, the strongest comes first."""

    weakness: int
    person: str
    one: Node
    other: Node


def _others(persons: Noticing, group: tuple[Node, ...]) -> list[_Other]:
    found: dict[tuple[Node, ...], _Other] = {}
    for node in group:
        for linked, judged in persons.graph.links(node).items():
            theirs = persons.group(linked)
            if theirs is not group and theirs != group:
                other = _Other(-judged.bits, persons.named(theirs), node, linked)
                found[theirs] = min(other, found.get(theirs, other))
    return list(found.values())


def _join(persons: Noticing, join: Join) -> PersonJoin:
    weighed = _weighed(persons, join.one, join.other)
    return PersonJoin(
        one=persons.first(join.one),
        other=persons.first(join.other),
        rule="decision" if join.support is None else "features",
        decision=_decision(persons, join) if join.support is None else None,
        bits=_in_bits(weighed.bits),
        support=None if join.support is None else _in_bits(join.support),
        features=features_of(weighed),
    )


def _decision(persons: Noticing, join: Join) -> str | None:
    """The earliest that says that the two are one."""
    one, other = persons.first(join.one), persons.first(join.other)
    about = persons.decisions.about([one])
    return next((decision.id for decision in about if decision.same and other in decision.mentions), None)


def _possibly(persons: Noticing, one: _Other) -> PossiblyAlso:
    weighed = _weighed(persons, one.one, one.other)
    return PossiblyAlso(
        person=one.person,
        one=persons.first(one.one),
        other=persons.first(one.other),
        bits=_in_bits(weighed.bits),
        why_not=_why_not(persons, one, weighed),
        features=features_of(weighed),
    )


def _why_not(persons: Noticing, one: _Other, weighed: Weighed) -> str:
    if _decided_apart(persons, one):
        return "a person decided that they are two"
    if weighed.numbers.level == "number.different-checked":
        return "they have different numbers of one register, both right"
    if weighed.guard is not None and weighed.bits < SAME:
        return GUARDS.get(weighed.guard.name, f"held back as {weighed.guard.name}")
    if weighed.bits < SAME:
        return f"{_in_bits(weighed.bits)} bits; joining takes {_in_bits(SAME)}"
    return "these two mentions agree, but all that is known of both persons does not bear it out"


GUARDS: Final = {
    "twins": "the same family and birth, but other given names: as twins have",
    "siblings": "the same family and nearly the same birth, but other given names: as brothers and sisters have",
    "household": "the same family, but other given names: as people of one household have",
    "generations": "the same name, but born as far apart as parent and child",
    "nameless": "neither the given names nor the surnames agree",
    "forename": "only the given name agrees, and the surname does not",
}


def _decided_apart(persons: Noticing, one: _Other) -> bool:
    mine = {persons.first(node) for node in persons.group(one.one)}
    theirs = {persons.first(node) for node in persons.group(one.other)}
    about = persons.decisions.about(mine)
    return any(
        not said.same and mine.intersection(said.mentions) and theirs.intersection(said.mentions) for said in about
    )


def _overruled(persons: Noticing, group: tuple[Node, ...], division: Division) -> Iterator[str]:
    for one, other in division.overruled:
        if one in group or other in group:
            both = f"{persons.first(one)} and {persons.first(other)}"
            yield f"decisions contradict each other: one makes {both} one person, another keeps them apart"


def _weakened(persons: Noticing, joins: list[Join]) -> Iterator[str]:
    for join in joins:
        judged: Judged = persons.graph.judge(join.one, join.other)
        if join.support is None and judged.bits < 0:
            both = f"{persons.first(join.one)} and {persons.first(join.other)}"
            yield f"only a decision holds {both} together: what is known speaks against it"


def features_of(weighed: Weighed) -> tuple[FeatureBits, ...]:
    """The features that had something to say, in the order in which people look at them."""
    names, places = weighed.names, weighed.places
    said = (
        *(names.given, names.middle, names.surname, names.order),
        *(weighed.born, weighed.sex, weighed.numbers),
        *(places.premises, places.street, places.locality, places.postcode),
        *(weighed.phones, weighed.birth_place, weighed.occupation),
    )
    features = [_feature(one) for one in said if one.bits]
    held = weighed.bits - sum(one.bits for one in said)
    if held:
        features.append(FeatureBits(feature="cap", level=_cap(weighed), bits=_in_bits(held)))
    return tuple(features)


def _cap(weighed: Weighed) -> str:
    return weighed.guard.name if weighed.guard else "not independent"


def _feature(one: Saying) -> FeatureBits:
    feature, _, level = one.level.partition(".")
    return FeatureBits(feature=feature, level=level, bits=_in_bits(one.bits))


def _weighed(persons: Noticing, one: Node, other: Node) -> Weighed:
    return weigh(persons.graph.features[one], persons.graph.features[other])


def _in_bits(hundredths: int) -> float:
    return hundredths / 100
