"""What two persons share: an address, a vehicle, a phone, each known of either by items of different origins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.documents.associations import SharedThing
from schemas.facts.associations import AssociationShared, SharedSide
from schemas.grading import SourceEvaluation
from streams.correlation.association.association_profile import AssociationProfile


def shared_sides(known: AssociationProfile) -> Iterator[SharedSide]:
    """Either of each thing."""
    return (side for one in known.shared for side in (one.first, one.second))


def share_something(known: AssociationProfile) -> bool:
    """Of both, somebody says so who may be relied on."""
    return any(all(map(_may_be_relied_on, (one.first, one.second))) for one in known.shared)


def shared_things(known: AssociationProfile) -> tuple[SharedThing, ...]:
    """Those of most items first."""
    return tuple(sorted(map(_shown, known.shared), key=lambda one: (-one.items, one.subject)))


def shared_in_words(one: SharedThing) -> str:
    """How both have to do with it."""
    first, second = _relations(one.first), _relations(one.second)
    both = f"both {first}" if first == second else f"one {first}, the other {second}"
    return f"They share the {one.kind} {one.name}: {both}."


def _may_be_relied_on(side: SharedSide) -> bool:
    return any(one.grade.source_evaluation is not SourceEvaluation.NOT_RELIABLE for one in side.support)


def _shown(one: AssociationShared) -> SharedThing:
    return SharedThing(
        kind=one.kind,
        subject=one.subject,
        name=one.name,
        first=one.first.relations,
        second=one.second.relations,
        first_seen=min(one.first.first_seen, one.second.first_seen),
        last_seen=max(one.first.last_seen, one.second.last_seen),
        items=one.first.items + one.second.items,
    )


def _relations(several: Sequence[str]) -> str:
    return " and ".join(one.replace("-", " ") for one in several)
