"""What people decided about the mentions of one person, among themselves or against those of others."""

from __future__ import annotations

from typing import Final

from schemas.facts.persons import PersonDecision
from streams.resolution.persons.clusters.blocking import Node
from streams.resolution.persons.clusters.change_tracking import TrackedPersonIndex
from streams.resolution.persons.clusters.identity_decisions import IdentityDecision

MOST: Final = 20
"""Mentions of a decision that are told."""


def decisions_about(persons: TrackedPersonIndex, group: tuple[Node, ...]) -> list[IdentityDecision]:
    """Every decision about two mentions or more that are there, one of this group among them; the latest last."""
    about = persons.decisions.about(persons.ruled(group))
    return [decision for decision in about if sum(map(persons.has, set(decision.mentions))) > 1]


def decision_summary(
    persons: TrackedPersonIndex, group: tuple[Node, ...], decision: IdentityDecision
) -> PersonDecision:
    """As it is told with the person that this group is."""
    there = [mention for mention in sorted(set(decision.mentions)) if persons.has(mention)]
    mine = [mention for mention in there if persons.group(persons.node(mention)) == group]
    others = [mention for mention in there if mention not in mine]
    whose = sorted({persons.named(persons.group(persons.node(mention))) for mention in others})
    return PersonDecision(
        item=decision.id,
        decision="same" if decision.same else "different",
        by=decision.by,
        at=decision.recorded_at,
        reason=decision.reason,
        mentions=tuple(mine[:MOST]),
        others=tuple(others[:MOST]),
        persons=tuple(whose[:MOST]),
    )


def decision_between(
    persons: TrackedPersonIndex, mine: tuple[Node, ...], theirs: tuple[Node, ...], *, same: bool
) -> IdentityDecision | None:
    """The earliest decision that says so of a mention of each of two groups."""
    one, other = set(persons.ruled(mine)), set(persons.ruled(theirs))
    if not (one and other):
        return None
    about = persons.decisions.about(one)
    said = (decision for decision in about if decision.same is same)
    return next((each for each in said if one.intersection(each.mentions) and other.intersection(each.mentions)), None)
