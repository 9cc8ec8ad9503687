"""Two persons who have to do with one thing, told to the association of the two, whether or not any item names them
together.

What one report says of both is no more than that it names them together: it takes items of different origins. What many
have to do with (a hostel, a taxi, a shop's phone) says nothing of any two of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations
from typing import Final, Literal, NamedTuple

from schemas.facts.associations import AssociationShared, SharedSide, association_subject
from schemas.facts.standing import Standing
from schemas.facts.traits import Support
from schemas.topics import record_key
from schemas.wire import encode
from streams.subject_step import Destination, Output

SUPPORT: Final = 5
"""Items of each of the two that are told, the best graded."""


class Sharer(NamedTuple):
    """One person, and how they have to do with the thing. ``because``: what makes them of concern."""

    person: str
    name: str | None
    relations: tuple[str, ...]
    first_seen: datetime
    last_seen: datetime
    items: int
    support: tuple[Support, ...]
    because: tuple[Standing, ...] = ()


class SharedSubject(NamedTuple):
    """What they have to do with. ``most``: of more persons than this it says nothing."""

    kind: Literal["address", "vehicle", "phone"]
    subject: str
    name: str
    most: int


def shared_facts(
    topic: str, thing: SharedSubject, several: Sequence[Sharer], within: int
) -> Iterator[tuple[Destination, Output]]:
    """One fact for each two who had to do with it within so many days of each other."""
    if len(several) > thing.most:
        return
    for one, other in combinations(sorted(several, key=lambda has: has.person), 2):
        if days_between(one, other) <= within and _is_independent(one, other):
            subject = association_subject(one.person, other.person)
            told = Destination(topic, record_key(subject, "shared", thing.subject))
            fact = AssociationShared(
                kind=thing.kind,
                subject=thing.subject,
                name=thing.name,
                first=_side(one),
                second=_side(other),
                because=(*one.because, *other.because),
            )
            yield told, Output(subject.encode(), encode(fact))


def days_between(one: Sharer, other: Sharer) -> int:
    """From the last that is heard of the one to the first of the other; none where they overlap."""
    gap = max(one.first_seen, other.first_seen) - min(one.last_seen, other.last_seen)
    return max(0, gap.days)


def _is_independent(one: Sharer, other: Sharer) -> bool:
    return len({each.origin for has in (one, other) for each in has.support}) > 1


def _side(one: Sharer) -> SharedSide:
    return SharedSide(
        name=one.name,
        relations=one.relations,
        first_seen=one.first_seen,
        last_seen=one.last_seen,
        items=one.items,
        support=one.support[:SUPPORT],
    )
