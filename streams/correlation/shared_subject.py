"""Facts for associations: two persons are linked with one thing, whether or not any item names both.

The items must be of different origin: one report that names both is no more than naming them together. What many are
linked with (a hostel, a taxi, a shop's phone) says nothing of any two of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations
from typing import Final, Literal, NamedTuple

from schemas.facts.associations import AssociationShared, SharedSide, association_subject
from schemas.facts.standing import HandlingCodes, Standing
from schemas.facts.traits import Support
from schemas.topics import record_key
from schemas.wire import encode
from streams.subject_step import Destination, Output

SUPPORT: Final = 5
"""Supporting items of each person in one fact, at most: the best graded."""


class Sharer(NamedTuple):
    """One person and how they are linked with the thing. ``because``: what makes them of concern."""

    person: str
    name: str | None
    at_risk: tuple[str, ...]
    at_risk_handling: HandlingCodes | None
    relations: tuple[str, ...]
    first_seen: datetime
    last_seen: datetime
    items: int
    support: tuple[Support, ...]
    because: tuple[Standing, ...] = ()


class SharedSubject(NamedTuple):
    """The thing they are linked with. ``most``: of more persons than this no pair is emitted."""

    kind: Literal["address", "vehicle", "phone"]
    subject: str
    name: str
    most: int


def shared_facts(
    topic: str, thing: SharedSubject, sharers: Sequence[Sharer], within: int
) -> Iterator[tuple[Destination, Output]]:
    """One fact for each pair linked with it within ``within`` days of each other, by different origins."""
    if len(sharers) > thing.most:
        return
    for sharer, other in combinations(sorted(sharers, key=lambda has: has.person), 2):
        if days_between(sharer, other) <= within and _is_independent(sharer, other):
            subject = association_subject(sharer.person, other.person)
            destination = Destination(topic, record_key(subject, "shared", thing.subject))
            fact = AssociationShared(
                kind=thing.kind,
                subject=thing.subject,
                name=thing.name,
                first=_side(sharer),
                second=_side(other),
                because=(*sharer.because, *other.because),
            )
            yield destination, Output(subject.encode(), encode(fact))


def days_between(sharer: Sharer, other: Sharer) -> int:
    """Days from the end of the earlier link to the start of the later; 0 if they overlap."""
    gap = max(sharer.first_seen, other.first_seen) - min(sharer.last_seen, other.last_seen)
    return max(0, gap.days)


def _is_independent(sharer: Sharer, other: Sharer) -> bool:
    return len({each.origin for has in (sharer, other) for each in has.support}) > 1


def _side(sharer: Sharer) -> SharedSide:
    return SharedSide(
        name=sharer.name,
        at_risk=sharer.at_risk,
        at_risk_handling=sharer.at_risk_handling,
        relations=sharer.relations,
        first_seen=sharer.first_seen,
        last_seen=sharer.last_seen,
        items=sharer.items,
        support=sharer.support[:SUPPORT],
    )
