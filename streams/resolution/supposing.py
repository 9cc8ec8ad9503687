"""What would be if an item were withdrawn: decided by the same code that decides what is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from schemas.facts.persons import PersonJoin, PersonJoins
from schemas.statements import Statement
from streams.resolution.people import JOINS, WITH, People
from streams.resolution.stated import Stated


class Move(NamedTuple):
    """A mention that would be another person's; None: nobody's."""

    mention: str
    now: str | None
    then: str | None


class Weight(NamedTuple):
    """What a join is worth: the bits of the two, and the mean over both sides. None: a person decided it."""

    bits: float
    support: float | None


class Other(NamedTuple):
    """A join that would be another. None: there is no such join, or would be none."""

    one: str
    other: str
    now: Weight | None
    then: Weight | None


class Supposed(NamedTuple):
    """All that would be otherwise; in the order of mentions."""

    moves: list[Move]
    joins: list[Other]


def without(statements: Mapping[bytes, bytes], item: str) -> Supposed:
    """Which mentions would be whose, and which joins worth what, were this item of ``statements`` (by event) gone.

    Empty where nothing would be otherwise: what is known of somebody may still be less.
    """
    event = item.rpartition("/")[0].encode()
    people = People()
    for name, value in statements.items():
        people.put(name, _stated(value))
    people.settle()
    told = people.change({event: _left(statements.get(event), item)}, ()).persons
    now, then = dict[str, str](), dict[str, str]()
    for one in told:
        if one.fact != JOINS and not one.fact.startswith(WITH):
            (now if one.value is None else then)[one.fact] = one.person
    moves = [Move(mention, now.get(mention), then.get(mention)) for mention in sorted(now.keys() | then.keys())]
    persons = sorted({one.person for one in told})
    after = _joins(people, persons)
    people.put(event, _stated(statements[event]) if event in statements else None)
    return Supposed(moves, list(_otherwise(_joins(people, persons), after)))


def _joins(people: People, persons: list[str]) -> dict[tuple[str, str], Weight]:
    """Every join of these persons, however many."""
    why = (people.why(person, sys.maxsize) for person in persons)
    return dict(_weight(join) for one in why for join in _of(one))


def _of(why: PersonJoins | None) -> tuple[PersonJoin, ...]:
    return why.joins if why else ()


def _weight(join: PersonJoin) -> tuple[tuple[str, str], Weight]:
    one, other = sorted((join.one, join.other))
    return (one, other), Weight(join.bits, join.support)


def _otherwise(now: Mapping[tuple[str, str], Weight], then: Mapping[tuple[str, str], Weight]) -> Iterator[Other]:
    for both in sorted(now.keys() | then.keys()):
        if now.get(both) != then.get(both):
            yield Other(*both, now.get(both), then.get(both))


def _stated(value: bytes) -> Stated:
    return Stated(Statement.model_validate_json(value))


def _left(value: bytes | None, item: str) -> Stated | None:
    if value is None:
        return None
    statement = Statement.model_validate_json(value)
    left = tuple(one for one in statement.items if one.item_id != item)
    return Stated(statement.model_copy(update={"items": left})) if left else None
