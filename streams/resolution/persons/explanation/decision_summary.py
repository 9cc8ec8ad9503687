"""The decisions about the mentions of one person, as shown in the person's explanation."""

from __future__ import annotations

from typing import Final

from schemas.facts.persons import PersonDecision
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.persons.clusters.change_tracking import TrackedPersonIndex
from streams.resolution.persons.features.mention_features import Node

MOST: Final = 20
"""Mentions of a decision that are shown."""


def decisions_about(persons: TrackedPersonIndex, group: tuple[Node, ...]) -> list[IdentityDecision]:
    """Decisions about a mention of this group that name at least two present mentions; the latest last."""
    about = persons.decisions.about(persons.decided_mentions(group))
    return [decision for decision in about if sum(map(persons.has_mention, set(decision.mentions))) > 1]


def decision_summary(
    persons: TrackedPersonIndex, group: tuple[Node, ...], decision: IdentityDecision
) -> PersonDecision:
    """One decision as shown with the person that this group is."""
    present = [mention for mention in sorted(set(decision.mentions)) if persons.has_mention(mention)]
    own = [mention for mention in present if persons.group(persons.node(mention)) == group]
    others = [mention for mention in present if mention not in own]
    persons_of_others = sorted({persons.person_id_of(persons.group(persons.node(mention))) for mention in others})
    return PersonDecision(
        item=decision.id,
        decision="same" if decision.same else "different",
        by=decision.by,
        at=decision.recorded_at,
        reason=decision.reason,
        mentions=tuple(own[:MOST]),
        others=tuple(others[:MOST]),
        persons=tuple(persons_of_others[:MOST]),
    )


def decision_between(
    persons: TrackedPersonIndex, own: tuple[Node, ...], foreign: tuple[Node, ...], *, same: bool
) -> IdentityDecision | None:
    """The earliest decision (``same`` or not) that names a mention of each of two groups."""
    one, other = set(persons.decided_mentions(own)), set(persons.decided_mentions(foreign))
    if not (one and other):
        return None
    about = persons.decisions.about(one)
    matching = (decision for decision in about if decision.same is same)
    return next(
        (each for each in matching if one.intersection(each.mentions) and other.intersection(each.mentions)), None
    )
