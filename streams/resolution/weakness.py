"""What a cluster falls into without one of its joins, and how well the two parts support being one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from streams.resolution.noticing import Joined
from streams.resolution.persons.blocks import Node
from streams.resolution.persons.saying import LIMITS
from streams.resolution.persons.supporting import Judging, Sum, across


class Part(NamedTuple):
    """The nodes on either side of a join, the links between them strong enough to join on, and their mean support."""

    one: int
    other: int
    links: int
    support: int


class Up(NamedTuple):
    """From a node to the one above it in the tree of joins: by which join, and how far down the node is."""

    node: Node
    join: int
    depth: int


def parts(joined: Joined, judging: Judging) -> Iterator[Part]:
    """For each join in turn. Every pair is judged once, and counts for the joins on the way from one to the other."""
    if not joined.joins:
        return
    up = _tree(joined)
    sums, links = [Sum() for _ in joined.joins], [0 for _ in joined.joins]
    for one, other in combinations(joined.group, 2):
        pair, linked = across((one,), (other,), judging), judging(one, other).bits >= SAME
        for at in _way(one, other, up):
            sums[at], links[at] = sums[at].and_(pair), links[at] + linked
    below = dict.fromkeys(up, 1)
    for node, (above, at, _) in reversed(up.items()):
        if at >= 0:
            below[above] += below[node]
    size = {at: below[node] for node, (_, at, _) in up.items()}
    for at, whole in enumerate(sums):
        here, there = size[at], len(joined.group) - size[at]
        yield Part(here, there, links[at], whole.mean(here * there))


def _tree(joined: Joined) -> dict[Node, Up]:
    """Every node after the one above it; the first has none."""
    near: dict[Node, list[tuple[Node, int]]] = {node: [] for node in joined.group}
    for at, join in enumerate(joined.joins):
        near[join.one].append((join.other, at))
        near[join.other].append((join.one, at))
    root = joined.group[0]
    up, ahead = {root: Up(root, -1, 0)}, [root]
    while ahead:
        here = ahead.pop()
        for there, at in near[here]:
            if there not in up:
                up[there] = Up(here, at, up[here].depth + 1)
                ahead.append(there)
    return up


def _way(one: Node, other: Node, up: dict[Node, Up]) -> Iterator[int]:
    while one != other:
        if up[one].depth < up[other].depth:
            one, other = other, one
        yield up[one].join
        one = up[one].node


SAME: Final = LIMITS["same"]
