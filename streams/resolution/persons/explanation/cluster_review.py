"""Which merges somebody should review: contradicting decisions, and clusters that later mentions weakened.

A function of the mentions and decisions present. A cluster is *weakened*

- where only a decision joins two mentions and their features speak against it;
- where mentions recorded after a decision speak against it, all mentions across taken together: against one person
  decided to be one, or for one where two were decided;
- where it now falls into two parts whose mutual support is less than a join needs;
- where a single link joins two parts of several mentions each;
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from streams.resolution.clustering.connected_components import component_of
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.persons.clusters.change_tracking import GroupJoins, TrackedPersonIndex
from streams.resolution.persons.clusters.cluster_support import NEVER, mean_support
from streams.resolution.persons.clusters.clustering import ClusterJoin
from streams.resolution.persons.clusters.person_graph import TOGETHER
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.explanation.decision_summary import decision_between
from streams.resolution.persons.explanation.feature_bits import in_bits
from streams.resolution.persons.explanation.pair_description import decision_in_words
from streams.resolution.persons.explanation.weak_joins import JoinSides, join_sides
from streams.resolution.persons.features.mention_features import Node

SUPPORT: Final = LIMITS["support"]
SEVERAL: Final = 3
"""Nodes from which on a cluster as a whole is reviewed: with fewer there is only the one join."""


def review_reasons(
    persons: TrackedPersonIndex, group: tuple[Node, ...], joined: GroupJoins, decisions: Sequence[IdentityDecision]
) -> Iterator[str]:
    """Reasons in words, the gravest first."""
    yield from _overruled(persons, joined)
    yield from _joined_by_decision(persons, joined)
    yield from _different_no_longer(persons, group, [decision for decision in decisions if not decision.same])
    yield from _weak_joins(persons, joined)


def _overruled(persons: TrackedPersonIndex, joined: GroupJoins) -> Iterator[str]:
    for one, other in joined.overruled:
        decided_by = decision_between(persons, (one,), (other,), same=True)
        decided = f" as decided {decision_in_words(decided_by)}" if decided_by else ""
        yield (
            f"decisions contradict each other: {_both(persons, one, other)} are one person{decided}; "
            "another decision keeps them apart, and that holds"
        )


def _joined_by_decision(persons: TrackedPersonIndex, joined: GroupJoins) -> Iterator[str]:
    for join in joined.joins:
        if join.support is not None:
            continue
        bits, both = persons.graph.judge(join.one, join.other).bits, _both(persons, join.one, join.other)
        if bits < 0:
            yield f"only a decision holds {both} together: what is known speaks against it"
        decision = decision_between(persons, (join.one,), (join.other,), same=True)
        if decision and (weaker := _weakened_since(persons, joined, join, decision)):
            yield f"decided to be one {decision_in_words(decision)}: of {both} and those with them, {weaker}"


def _weakened_since(
    persons: TrackedPersonIndex, joined: GroupJoins, join: ClusterJoin, decision: IdentityDecision
) -> str:
    """How mentions recorded after a decision weakened it; empty where they did not."""
    left, right = sides(joined, join)
    before, now = _support_when_decided(persons, left, right, decision), mean_support(left, right, persons.graph.judge)
    return _changed(before, now) if before is not None and now < min(before, 0) else ""


def _different_no_longer(
    persons: TrackedPersonIndex, group: tuple[Node, ...], decisions: Sequence[IdentityDecision]
) -> Iterator[str]:
    """Persons decided to be two whose mentions would now be joined. Not of a crowd: it is not weighed each by each."""
    support: dict[tuple[Node, ...], int] = {}
    for decision in decisions:
        groups = {persons.group(persons.node(one)) for one in decision.mentions if persons.has_mention(one)}
        for right in sorted(groups - {group}):
            if right not in support and len(right) <= TOGETHER:
                support[right] = mean_support(group, right, persons.graph.judge)
            if (now := support.get(right, NEVER)) < SUPPORT:
                continue
            before = _support_when_decided(persons, group, right, decision)
            if before is not None and before < SUPPORT:
                who = persons.person_id_of(right)
                decided = f"decided to be two {decision_in_words(decision)}"
                yield f"{decided}: of this person and {who}, {_changed(before, now)}"


def _support_when_decided(
    persons: TrackedPersonIndex, left: Sequence[Node], right: Sequence[Node], decision: IdentityDecision
) -> int | None:
    """The support of the two sides when it was decided; None: one side did not exist yet."""
    one, other = (
        [node for node in side if persons.recorded_at(node) <= decision.recorded_at] for side in (left, right)
    )
    return mean_support(one, other, persons.graph.judge) if one and other else None


def _changed(before: int, now: int) -> str:
    return f"{in_bits(before):+.2f} bits on average were known then, {in_bits(now):+.2f} now"


def _weak_joins(persons: TrackedPersonIndex, joined: GroupJoins) -> Iterator[str]:
    if len(joined.group) < SEVERAL:
        return
    for join, part in zip(joined.joins, join_sides(joined, persons.graph.judge), strict=True):
        if join.support is not None and (reason := weakness(part)):
            yield f"weak at {_both(persons, join.one, join.other)}: {reason}"


def weakness(part: JoinSides) -> str:
    """Why a cluster is weak at a join with these two sides; empty: it is not."""
    sides = f"{part.one} different mentions on one side and {part.other} on the other"
    if part.support < SUPPORT:
        mean = f"{in_bits(part.support):+.2f} bits on average"
        return f"{sides} support being one by {mean}; joining takes {in_bits(SUPPORT)}"
    if part.links == 1 and min(part.one, part.other) > 1:
        return f"a single link holds {sides} together"
    return ""


def sides(joined: GroupJoins, join: ClusterJoin) -> tuple[list[Node], list[Node]]:
    """The two sets of nodes that the group falls into without this join."""
    near: dict[Node, list[Node]] = {node: [] for node in joined.group}
    for each in joined.joins:
        if each != join:
            near[each.one].append(each.other)
            near[each.other].append(each.one)
    reached = component_of(join.one, near.__getitem__) or set()
    return sorted(reached), sorted(set(joined.group) - reached)


def _both(persons: TrackedPersonIndex, one: Node, other: Node) -> str:
    return f"{persons.first(one)} and {persons.first(other)}"
