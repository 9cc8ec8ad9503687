"""Facts for associations: two persons used one vehicle or phone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from schemas.facts.standing import HandlingCodes
from schemas.facts.traits import Support
from streams.correlation.object.things.thing_aggregate import ThingAggregate, ThingUse
from streams.correlation.shared_subject import SharedSubject, Sharer, shared_facts
from streams.subject_step import Destination, Output

MOST: Final = 6
"""Persons above which it is a taxi, a pool car or a shop's phone, and no pair is emitted."""

WITHIN: Final = 60
"""Most days between the uses of two persons: hired cars and numbers are handed on within weeks. Assumed."""


class _User(NamedTuple):
    """A known person who used the thing."""

    person: str
    name: str
    at_risk: tuple[str, ...]
    at_risk_handling: HandlingCodes | None


def shared_use_facts(topic: str, subject: str, aggregate: ThingAggregate) -> Iterator[tuple[Destination, Output]]:
    """One fact for each pair of users. Users who are no known person are left out."""
    if len(users := users_of(aggregate)) > MOST:
        return
    kind, _, name = subject.partition("/")
    thing = SharedSubject("vehicle" if kind == "vehicle" else "phone", subject, name, MOST)
    sharers = [_has(*who, uses) for who, uses in users.items()]
    yield from shared_facts(topic, thing, sharers, WITHIN)


def users_of(aggregate: ThingAggregate) -> dict[_User, list[ThingUse]]:
    """Uses by person."""
    persons = {
        mention: _User(str(person), known.name, known.at_risk, known.at_risk_handling)
        for (mention, person), known in sorted(aggregate.persons.items())
    }
    found: dict[_User, list[ThingUse]] = defaultdict(list)
    for use in aggregate.users.values():
        if not use.user.read and (whose := persons.get(use.user.mention)):
            found[whose].append(use)
    return found


def _has(
    person: str, name: str, at_risk: tuple[str, ...], handling: HandlingCodes | None, uses: list[ThingUse]
) -> Sharer:
    best = sorted({use.support.item: use.support for use in uses}.values(), key=_best)
    return Sharer(
        person,
        name,
        at_risk,
        handling,
        tuple(sorted({use.user.relation for use in uses})),
        min(use.when.start for use in uses),
        max(use.when.end for use in uses),
        len(best),
        tuple(best),
    )


def _best(support: Support) -> tuple[str, object, str]:
    return support.grade.inline, support.at, support.item
