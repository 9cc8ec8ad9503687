"""What two persons share: an address, a vehicle or a phone, linked with each by items of different origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.documents.associations import SharedThing
from schemas.facts.associations import AssociationShared, SharedSide
from schemas.grading import SourceEvaluation
from streams.correlation.association.association_profile import AssociationProfile


def shared_sides(profile: AssociationProfile) -> Iterator[SharedSide]:
    """Both sides (first and second person) of every shared thing."""
    return (side for shared in profile.shared for side in (shared.first, shared.second))


def share_something(profile: AssociationProfile) -> bool:
    """Whether for any shared thing both sides have an item whose source is not unreliable."""
    return any(all(map(_may_be_relied_on, (shared.first, shared.second))) for shared in profile.shared)


def shared_things(profile: AssociationProfile) -> tuple[SharedThing, ...]:
    """As shown in the document, those with most items first."""
    return tuple(sorted(map(_shown, profile.shared), key=lambda shared: (-shared.items, shared.subject)))


def shared_in_words(shared: SharedThing) -> str:
    """One sentence: what they share, and how each is linked with it."""
    first, second = _relations(shared.first), _relations(shared.second)
    both = f"both {first}" if first == second else f"one {first}, the other {second}"
    return f"They share the {shared.kind} {shared.name}: {both}."


def _may_be_relied_on(side: SharedSide) -> bool:
    return any(support.grade.source_evaluation is not SourceEvaluation.NOT_RELIABLE for support in side.support)


def _shown(shared: AssociationShared) -> SharedThing:
    return SharedThing(
        kind=shared.kind,
        subject=shared.subject,
        name=shared.name,
        first=shared.first.relations,
        second=shared.second.relations,
        first_seen=min(shared.first.first_seen, shared.second.first_seen),
        last_seen=max(shared.first.last_seen, shared.second.last_seen),
        items=shared.first.items + shared.second.items,
    )


def _relations(several: Sequence[str]) -> str:
    return " and ".join(one.replace("-", " ") for one in several)
