"""Who used one vehicle or phone: told to the association of each two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from schemas.facts.traits import Support
from streams.correlation.object.things.thing_aggregate import ThingAggregate, ThingUse
from streams.correlation.shared_subject import SharedSubject, Sharer, shared_facts
from streams.subject_step import Destination, Output

MOST: Final = 6
"""Persons from which on it is a taxi, a pool car or a shop's phone, and says nothing of two of them."""

WITHIN: Final = 60
"""Days between which two used it: hired cars and numbers are handed on within weeks. Assumed."""


def shared_use_facts(topic: str, subject: str, aggregate: ThingAggregate) -> Iterator[tuple[Destination, Output]]:
    """One fact for each two. Users of whom it is not known who they are associate nobody."""
    if len(users := users_of(aggregate)) > MOST:
        return
    kind, _, name = subject.partition("/")
    thing = SharedSubject("vehicle" if kind == "vehicle" else "phone", subject, name, MOST)
    sharers = [_has(person, called, uses) for (person, called), uses in users.items()]
    yield from shared_facts(topic, thing, sharers, WITHIN)


def users_of(aggregate: ThingAggregate) -> dict[tuple[str, str], list[ThingUse]]:
    """By person, and how they are called: what links each with the thing."""
    persons = {
        mention: (str(person), each_person.name) for (mention, person), each_person in sorted(aggregate.persons.items())
    }
    found: dict[tuple[str, str], list[ThingUse]] = defaultdict(list)
    for use in aggregate.users.values():
        if whose := persons.get(use.user.mention):
            found[whose].append(use)
    return found


def _has(person: str, name: str, uses: list[ThingUse]) -> Sharer:
    best = sorted({use.support.item: use.support for use in uses}.values(), key=_best)
    return Sharer(
        person,
        name,
        tuple(sorted({use.user.relation for use in uses})),
        min(use.when.start for use in uses),
        max(use.when.end for use in uses),
        len(best),
        tuple(best),
    )


def _best(support: Support) -> tuple[str, object, str]:
    return support.grade.inline, support.at, support.item
