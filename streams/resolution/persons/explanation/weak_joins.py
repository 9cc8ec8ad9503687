"""The two sides of each join of a cluster, and the support they give each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from streams.resolution.persons.clusters.change_tracking import GroupJoins
from streams.resolution.persons.clusters.cluster_support import JudgePair, SupportSum, support_across
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.features.mention_features import Node


class JoinSides(NamedTuple):
    """Number of nodes on either side of a join, links between them strong enough to join, and their mean support."""

    one: int
    other: int
    links: int
    support: int


class TreeEdge(NamedTuple):
    """The edge of the join tree from a node to its parent: parent, index of the join (-1: root), and depth."""

    node: Node
    join: int
    depth: int


def join_sides(joined: GroupJoins, judging: JudgePair) -> Iterator[JoinSides]:
    """The sides of each join in turn. Each pair is judged once, and counts for every join on the path between."""
    if not joined.joins:
        return
    tree = _join_tree(joined)
    sums, links = [SupportSum() for _ in joined.joins], [0 for _ in joined.joins]
    for one, other in combinations(joined.group, 2):
        pair, linked = support_across((one,), (other,), judging), judging(one, other).bits >= SAME
        for at in _joins_between(one, other, tree):
            sums[at], links[at] = sums[at].plus(pair), links[at] + linked
    below = dict.fromkeys(tree, 1)
    for node, (above, at, _) in reversed(tree.items()):
        if at >= 0:
            below[above] += below[node]
    size = {at: below[node] for node, (_, at, _) in tree.items()}
    for at, total in enumerate(sums):
        here, there = size[at], len(joined.group) - size[at]
        yield JoinSides(here, there, links[at], total.mean(here * there))


def _join_tree(joined: GroupJoins) -> dict[Node, TreeEdge]:
    """Every node after the one above it; the first has none."""
    near: dict[Node, list[tuple[Node, int]]] = {node: [] for node in joined.group}
    for at, join in enumerate(joined.joins):
        near[join.one].append((join.other, at))
        near[join.other].append((join.one, at))
    root = joined.group[0]
    tree, ahead = {root: TreeEdge(root, -1, 0)}, [root]
    while ahead:
        here = ahead.pop()
        for there, at in near[here]:
            if there not in tree:
                tree[there] = TreeEdge(here, at, tree[here].depth + 1)
                ahead.append(there)
    return tree


def _joins_between(one: Node, other: Node, tree: dict[Node, TreeEdge]) -> Iterator[int]:
    while one != other:
        if tree[one].depth < tree[other].depth:
            one, other = other, one
        yield tree[one].join
        one = tree[one].node


SAME: Final = LIMITS["same"]
