"""What a cluster falls into without one of its joins, and how well the two parts support being one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from streams.resolution.persons.clusters.blocking import Node
from streams.resolution.persons.clusters.change_tracking import GroupJoins
from streams.resolution.persons.clusters.cluster_support import JudgePair, SupportSum, support_across
from streams.resolution.persons.comparison.level_weights import LIMITS


class JoinSides(NamedTuple):
    """The nodes on either side of a join, the links between them strong enough to join on, and their mean support."""

    one: int
    other: int
    links: int
    support: int


class TreeEdge(NamedTuple):
    """From a node to the one above it in the tree of joins: by which join, and how far down the node is."""

    node: Node
    join: int
    depth: int


def join_sides(joined: GroupJoins, judging: JudgePair) -> Iterator[JoinSides]:
    """For each join in turn. Every pair is judged once, and counts for the joins on the way from one to the other."""
    if not joined.joins:
        return
    up = _tree(joined)
    sums, links = [SupportSum() for _ in joined.joins], [0 for _ in joined.joins]
    for one, other in combinations(joined.group, 2):
        pair, linked = support_across((one,), (other,), judging), judging(one, other).bits >= SAME
        for at in _way(one, other, up):
            sums[at], links[at] = sums[at].and_(pair), links[at] + linked
    below = dict.fromkeys(up, 1)
    for node, (above, at, _) in reversed(up.items()):
        if at >= 0:
            below[above] += below[node]
    size = {at: below[node] for node, (_, at, _) in up.items()}
    for at, whole in enumerate(sums):
        here, there = size[at], len(joined.group) - size[at]
        yield JoinSides(here, there, links[at], whole.mean(here * there))


def _tree(joined: GroupJoins) -> dict[Node, TreeEdge]:
    """Every node after the one above it; the first has none."""
    near: dict[Node, list[tuple[Node, int]]] = {node: [] for node in joined.group}
    for at, join in enumerate(joined.joins):
        near[join.one].append((join.other, at))
        near[join.other].append((join.one, at))
    root = joined.group[0]
    up, ahead = {root: TreeEdge(root, -1, 0)}, [root]
    while ahead:
        here = ahead.pop()
        for there, at in near[here]:
            if there not in up:
                up[there] = TreeEdge(here, at, up[here].depth + 1)
                ahead.append(there)
    return up


def _way(one: Node, other: Node, up: dict[Node, TreeEdge]) -> Iterator[int]:
    while one != other:
        if up[one].depth < up[other].depth:
            one, other = other, one
        yield up[one].join
        one = up[one].node


SAME: Final = LIMITS["same"]
