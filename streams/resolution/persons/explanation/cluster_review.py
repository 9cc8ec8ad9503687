"""What a person should look at again: decisions that contradict each other, and clusters that have been weakened.

A function of the mentions and decisions there are. A cluster is *weakened*

- where only a decision holds two mentions together and their features speak against it;
- where mentions recorded after a decision speak against it, all mentions across taken together: against one person
  that was decided to be one, or for one where two were decided to be two;
- where, taken as it now is, it falls into two parts that support each other less than joining takes;
- where a single link holds two parts of several mentions each together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from streams.resolution.persons.clusters.blocking import Node
from streams.resolution.persons.clusters.change_tracking import GroupJoins, TrackedPersonIndex
from streams.resolution.persons.clusters.cluster_support import mean_support
from streams.resolution.persons.clusters.clustering import ClusterJoin
from streams.resolution.persons.clusters.identity_decisions import IdentityDecision
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.explanation.decision_summary import decision_between
from streams.resolution.persons.explanation.feature_bits import in_bits
from streams.resolution.persons.explanation.pair_description import decision_in_words
from streams.resolution.persons.explanation.weak_joins import JoinSides, join_sides

SUPPORT: Final = LIMITS["support"]
SEVERAL: Final = 3
"""Nodes of a cluster from which on the whole of it says more than its one join."""


def review_reasons(
    persons: TrackedPersonIndex, group: tuple[Node, ...], joined: GroupJoins, decisions: Sequence[IdentityDecision]
) -> Iterator[str]:
    """In words, the gravest first."""
    yield from _overruled(persons, joined)
    yield from _held_by_decision(persons, joined)
    for decision in decisions:
        if not decision.same:
            yield from _apart(persons, group, decision)
    yield from _weak(persons, joined)


def _overruled(persons: TrackedPersonIndex, joined: GroupJoins) -> Iterator[str]:
    for one, other in joined.overruled:
        says = decision_between(persons, (one,), (other,), same=True)
        decided = f" as decided {decision_in_words(says)}" if says else ""
        yield (
            f"decisions contradict each other: {_both(persons, one, other)} are one person{decided}; "
            "another decision keeps them apart, and that holds"
        )


def _held_by_decision(persons: TrackedPersonIndex, joined: GroupJoins) -> Iterator[str]:
    for join in joined.joins:
        if join.support is not None:
            continue
        bits, both = persons.graph.judge(join.one, join.other).bits, _both(persons, join.one, join.other)
        if bits < 0:
            yield f"only a decision holds {both} together: what is known speaks against it"
        made = decision_between(persons, (join.one,), (join.other,), same=True)
        if made and (weaker := _since(persons, joined, join, made)):
            yield f"decided to be one {decision_in_words(made)}: of {both} and those with them, {weaker}"


def _since(persons: TrackedPersonIndex, joined: GroupJoins, join: ClusterJoin, made: IdentityDecision) -> str:
    """What mentions recorded later have changed, where all of them now speak against it."""
    mine, theirs = sides(joined, join)
    then, now = _then(persons, mine, theirs, made), mean_support(mine, theirs, persons.graph.judge)
    return _changed(then, now) if then is not None and now < min(then, 0) else ""


def _apart(persons: TrackedPersonIndex, group: tuple[Node, ...], made: IdentityDecision) -> Iterator[str]:
    """Two that were decided to be two, and of whom so much was learnt since that they would be taken for one."""
    there = {persons.group(persons.node(one)) for one in made.mentions if persons.has(one)}
    for theirs in sorted(there - {group}):
        then, now = _then(persons, group, theirs, made), mean_support(group, theirs, persons.graph.judge)
        if then is not None and now >= SUPPORT > then:
            who = persons.named(theirs)
            yield f"decided to be two {decision_in_words(made)}: of this person and {who}, {_changed(then, now)}"


def _then(
    persons: TrackedPersonIndex, mine: Sequence[Node], theirs: Sequence[Node], made: IdentityDecision
) -> int | None:
    """The support of the two sides as they were when it was decided; None: one of them was not there yet."""
    one, other = ([node for node in side if persons.recorded(node) <= made.recorded_at] for side in (mine, theirs))
    return mean_support(one, other, persons.graph.judge) if one and other else None


def _changed(then: int, now: int) -> str:
    return f"{in_bits(then):+.2f} bits on average were known then, {in_bits(now):+.2f} now"


def _weak(persons: TrackedPersonIndex, joined: GroupJoins) -> Iterator[str]:
    if len(joined.group) < SEVERAL:
        return
    for join, part in zip(joined.joins, join_sides(joined, persons.graph.judge), strict=True):
        if join.support is not None and (why := weakness(part)):
            yield f"weak at {_both(persons, join.one, join.other)}: {why}"


def weakness(part: JoinSides) -> str:
    """Why a cluster is weak at a join that leaves these two parts; empty: it is not."""
    sides = f"{part.one} different mentions on one side and {part.other} on the other"
    if part.support < SUPPORT:
        mean = f"{in_bits(part.support):+.2f} bits on average"
        return f"{sides} support being one by {mean}; joining takes {in_bits(SUPPORT)}"
    if part.links == 1 and min(part.one, part.other) > 1:
        return f"a single link holds {sides} together"
    return ""


def sides(joined: GroupJoins, join: ClusterJoin) -> tuple[list[Node], list[Node]]:
    """What the group would fall into without this join."""
    reached, ahead = {join.one}, [join.one]
    while ahead:
        here = ahead.pop()
        for other in joined.joins:
            if other != join and here in other[:2]:
                there = other.other if here == other.one else other.one
                if there not in reached:
                    reached.add(there)
                    ahead.append(there)
    return sorted(reached), sorted(set(joined.group) - reached)


def _both(persons: TrackedPersonIndex, one: Node, other: Node) -> str:
    return f"{persons.first(one)} and {persons.first(other)}"
