"""Why mentions are taken for one person, who else may be that person and why not more, and what to look at again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from schemas.facts.persons import PersonJoin, PersonJoins
from streams.resolution.bits import in_bits
from streams.resolution.noticing import ALONE, Joined, Noticing
from streams.resolution.persons.blocks import Node
from streams.resolution.persons.clusters import Join
from streams.resolution.persons.decisions import Decision
from streams.resolution.persons.graph import TOGETHER
from streams.resolution.persons.live import Person
from streams.resolution.possible import MOST, Other, others_than, possibly
from streams.resolution.reviewing import to_review
from streams.resolution.ruling import between, ruled, told
from streams.resolution.telling import Telling

SHOWN: Final = 20
"""Joins that are told of one person: decisions first, then the strongest; and decisions, the latest."""


class Grounds(NamedTuple):
    """All that an explanation is made of, beside what each node says."""

    group: tuple[Node, ...]
    joined: Joined
    others: Sequence[Other]
    others_total: int
    decisions: Sequence[Decision]


def grounds(persons: Noticing, person: Person) -> Grounds:
    """Cheap beside the explanation."""
    group = persons.group(persons.node(person.id))
    joined = ALONE if len(group) > TOGETHER else persons.joined(group)
    others = others_than(persons, group)
    return Grounds(group, joined, others[:MOST], len(others), ruled(persons, group))


def mark(telling: Telling, person: Person, on: Grounds) -> int | None:
    """The same as long as the explanation is. None: people have decided about this person, so look every time."""
    if on.decisions:
        return None
    shown = (*on.group, *(other.other for other in on.others))
    said = tuple(map(telling.known_by, shown))
    return hash((person.digest, on.joined.joins, on.joined.overruled, tuple(on.others), on.others_total, shown, said))


def explained(telling: Telling, person: Person, on: Grounds, shown: int = SHOWN) -> PersonJoins | None:
    """None where there is nothing to explain: one mention, and nobody else it may be.

    Of a person of more different mentions than are decided together, only how many there are.
    """
    alike = len(person.mentions) - len(on.group)
    if len(on.group) > TOGETHER:
        crowd = f"{len(on.group)} different mentions hang together: too many to weigh each against each"
        return PersonJoins(digest=person.digest, alike=alike, joins_total=len(on.group) - 1, review=(crowd,))
    if not (alike or on.joined.joins or on.others or on.decisions):
        return None
    latest = on.decisions[-shown:]
    return PersonJoins(
        digest=person.digest,
        alike=alike,
        joins_total=len(on.joined.joins),
        joins=tuple(_join(telling, join) for join in on.joined.joins[:shown]),
        possibly_total=on.others_total,
        possibly_also=tuple(possibly(telling, other) for other in on.others),
        decisions_total=len(on.decisions),
        decisions=tuple(told(telling.persons, on.group, decision) for decision in latest),
        review=tuple(to_review(telling.persons, on.group, on.joined, latest))[:shown],
    )


def _join(telling: Telling, join: Join) -> PersonJoin:
    ruling = between(telling.persons, (join.one,), (join.other,), same=True) if join.support is None else None
    return PersonJoin(
        rule="decision" if join.support is None else "features",
        support=None if join.support is None else in_bits(join.support),
        **telling.compared(join.one, join.other, ruling),
    )
