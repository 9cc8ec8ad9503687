"""Why mentions are taken for one person, who else may be that person and why not more, and what to look at again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.person_facts import PersonJoin, PersonJoins
from streams.resolution.bits import features_of, in_bits
from streams.resolution.noticing import Noticing
from streams.resolution.persons.blocks import Node
from streams.resolution.persons.clusters import Division, Join
from streams.resolution.persons.graph import TOGETHER
from streams.resolution.persons.live import Person
from streams.resolution.persons.weighing import weigh
from streams.resolution.possible import others_than, possibly

SHOWN: Final = 20
"""Joins that are told of one person: decisions first, then the strongest."""


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
    others = others_than(persons, group)
    review = (*_overruled(persons, group, division), *_weakened(persons, joins))
    if not (alike or joins or others or review):
        return None
    return PersonJoins(
        digest=person.digest,
        alike=alike,
        joins_total=len(joins),
        joins=tuple(_join(persons, join) for join in joins[:SHOWN]),
        possibly_total=len(others),
        possibly_also=possibly(persons, others),
        review=review[:SHOWN],
    )


NOTHING: Final = Division((), (), ())


def _join(persons: Noticing, join: Join) -> PersonJoin:
    weighed = weigh(persons.graph.features[join.one], persons.graph.features[join.other])
    return PersonJoin(
        one=persons.first(join.one),
        other=persons.first(join.other),
        rule="decision" if join.support is None else "features",
        decision=_decision(persons, join) if join.support is None else None,
        bits=in_bits(weighed.bits),
        support=None if join.support is None else in_bits(join.support),
        features=features_of(weighed),
    )


def _decision(persons: Noticing, join: Join) -> str | None:
    """The earliest that says that the two are one."""
    one, other = persons.first(join.one), persons.first(join.other)
    about = persons.decisions.about([one])
    return next((decision.id for decision in about if decision.same and other in decision.mentions), None)


def _overruled(persons: Noticing, group: tuple[Node, ...], division: Division) -> Iterator[str]:
    for one, other in division.overruled:
        if one in group or other in group:
            both = f"{persons.first(one)} and {persons.first(other)}"
            yield f"decisions contradict each other: one makes {both} one person, another keeps them apart"


def _weakened(persons: Noticing, joins: list[Join]) -> Iterator[str]:
    for join in joins:
        judged = persons.graph.judge(join.one, join.other)
        if join.support is None and judged.bits < 0:
            both = f"{persons.first(join.one)} and {persons.first(join.other)}"
            yield f"only a decision holds {both} together: what is known speaks against it"
