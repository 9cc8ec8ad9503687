"""Facts for associations: two persons used one vehicle or phone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from schemas.facts.traits import Support
from streams.correlation.object.things.thing_aggregate import ThingAggregate, ThingUse
from streams.correlation.shared_subject import SharedSubject, Sharer, shared_facts
from streams.subject_step import Destination, Output

MOST: Final = 6
"""Persons above which it is a taxi, a pool car or a shop's phone, and no pair is emitted."""

WITHIN: Final = 60
"""Most days between the uses of two persons: hired cars and numbers are handed on within weeks. Assumed."""


def shared_use_facts(topic: str, subject: str, aggregate: ThingAggregate) -> Iterator[tuple[Destination, Output]]:
    """One fact for each pair of users. Users who are no known person are left out."""
    if len(users := users_of(aggregate)) > MOST:
        return
    kind, _, name = subject.partition("/")
    thing = SharedSubject("vehicle" if kind == "vehicle" else "phone", subject, name, MOST)
    sharers = [_has(person, called, uses) for (person, called), uses in users.items()]
    yield from shared_facts(topic, thing, sharers, WITHIN)


def users_of(aggregate: ThingAggregate) -> dict[tuple[str, str], list[ThingUse]]:
    """Uses by person id and name."""
    persons = {
        mention: (str(person), each_person.name) for (mention, person), each_person in sorted(aggregate.persons.items())
    }
    found: dict[tuple[str, str], list[ThingUse]] = defaultdict(list)
    for use in aggregate.users.values():
        if not use.user.read and (whose := persons.get(use.user.mention)):
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
