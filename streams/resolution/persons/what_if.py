"""What would change if an item were withdrawn, computed by the code that resolves persons."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from schemas.facts.persons import PersonJoin, PersonJoins
from schemas.statements import Statement
from streams.resolution.counted_items import counted_statement
from streams.resolution.persons.comparison.level_weights import POPULATION
from streams.resolution.persons.person_resolution import ASSOCIATE_FACT, PERSON_JOINS, PersonResolution
from streams.resolution.storied_statement import StoriedStatement


class MentionMove(NamedTuple):
    """A mention that would belong to another person; None: to none."""

    mention: str
    now: str | None
    then: str | None


class JoinWeight(NamedTuple):
    """The weight of a join: the bits of the pair, and the mean support over both sides (None: a person decided it)."""

    bits: float
    support: float | None


class JoinChange(NamedTuple):
    """A join that would change. None: it does not exist, or would not."""

    one: str
    other: str
    now: JoinWeight | None
    then: JoinWeight | None


class WhatIf(NamedTuple):
    """Everything that would change, in the order of mentions."""

    moves: list[MentionMove]
    joins: list[JoinChange]


def without_item(statements: Mapping[bytes, bytes], item: str, population: int = POPULATION) -> WhatIf:
    """Moved mentions and changed joins if this item were gone from ``statements`` (statements by event id).

    Empty where no mention would move: a person may still be known less well.
    """
    event = item.rpartition("/")[0].encode()
    resolution = PersonResolution(population)
    for name, value in statements.items():
        resolution.put(name, _stated(value))
    resolution.mark_emitted()
    changes = resolution.apply({event: _statement_without(statements.get(event), item)}, ()).persons
    now, then = dict[str, str](), dict[str, str]()
    for one in changes:
        if one.fact != PERSON_JOINS and not one.fact.startswith(ASSOCIATE_FACT):
            (now if one.value is None else then)[one.fact] = one.person
    moves = [MentionMove(mention, now.get(mention), then.get(mention)) for mention in sorted(now.keys() | then.keys())]
    persons = sorted({one.person for one in changes})
    after = _joins(resolution, persons)
    resolution.put(event, _stated(statements[event]) if event in statements else None)
    return WhatIf(moves, list(_join_changes(_joins(resolution, persons), after)))


def _joins(resolution: PersonResolution, persons: list[str]) -> dict[tuple[str, str], JoinWeight]:
    """Every join of these persons, however many."""
    explanations = (resolution.explanation(person, sys.maxsize) for person in persons)
    return dict(_weight(join) for one in explanations for join in _joins_in(one))


def _joins_in(explanations: PersonJoins | None) -> tuple[PersonJoin, ...]:
    return explanations.joins if explanations else ()


def _weight(join: PersonJoin) -> tuple[tuple[str, str], JoinWeight]:
    one, other = sorted((join.one, join.other))
    return (one, other), JoinWeight(join.bits, join.support)


def _join_changes(
    now: Mapping[tuple[str, str], JoinWeight], then: Mapping[tuple[str, str], JoinWeight]
) -> Iterator[JoinChange]:
    for both in sorted(now.keys() | then.keys()):
        if now.get(both) != then.get(both):
            yield JoinChange(*both, now.get(both), then.get(both))


def _stated(value: bytes) -> StoriedStatement:
    return counted_statement(StoriedStatement(Statement.model_validate_json(value)))


def _statement_without(value: bytes | None, item: str) -> StoriedStatement | None:
    if value is None:
        return None
    statement = Statement.model_validate_json(value)
    left = tuple(one for one in statement.items if one.item_id != item)
    return counted_statement(StoriedStatement(statement.model_copy(update={"items": left}))) if left else None
