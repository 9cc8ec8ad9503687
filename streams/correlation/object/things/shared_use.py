"""Who used one vehicle or phone: told to the association of each two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from schemas.facts.traits import Support
from streams.correlation.object.things.thing_aggregate import Gathered, Use
from streams.correlation.shared_subject import Has, Thing, shared
from streams.subject_step import Destination, Output

MOST: Final = 6
"""Persons from which on it is a taxi, a pool car or a shop's phone, and says nothing of two of them."""

WITHIN: Final = 60
"""Days between which two used it: hired cars and numbers are handed on within weeks. Assumed."""


def sharing(topic: str, subject: str, gathered: Gathered) -> Iterator[tuple[Destination, Output]]:
    """One fact for each two. Users of whom it is not known who they are associate nobody."""
    if len(users := users_of(gathered)) > MOST:
        return
    kind, _, name = subject.partition("/")
    thing = Thing("vehicle" if kind == "vehicle" else "phone", subject, name, MOST)
    several = [_has(person, called, uses) for (person, called), uses in users.items()]
    yield from shared(topic, thing, several, WITHIN)


def users_of(gathered: Gathered) -> dict[tuple[str, str], list[Use]]:
    """By person, and how they are called: what links each with the thing."""
    persons = {mention: (str(person), one.name) for (mention, person), one in sorted(gathered.persons.items())}
    found: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for use in gathered.users.values():
        if whose := persons.get(use.user.mention):
            found[whose].append(use)
    return found


def _has(person: str, name: str, uses: list[Use]) -> Has:
    best = sorted({one.support.item: one.support for one in uses}.values(), key=_best)
    return Has(
        person,
        name,
        tuple(sorted({one.user.relation for one in uses})),
        min(one.when.start for one in uses),
        max(one.when.end for one in uses),
        len(best),
        tuple(best),
    )


def _best(one: Support) -> tuple[str, object, str]:
    return one.grade.inline, one.at, one.item
