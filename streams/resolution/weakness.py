"""What a cluster falls into without one of its joins, and how well the two parts support being one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from streams.resolution.noticing import Joined
from streams.resolution.persons.blocks import Node
from streams.resolution.persons.judging import Judged, Stance
from streams.resolution.persons.saying import LIMITS
from streams.resolution.persons.supporting import Judging


class Part(NamedTuple):
    """The nodes on either side of a join, the links between them strong enough to join on, and their mean support."""

    one: int
    other: int
    links: int
    support: int


class Sums:
    """Over all pairs across one join."""

    __slots__ = ("agreed", "apart", "bits", "links")

    def __init__(self) -> None:
        self.bits = self.apart = self.links = 0
        self.agreed = False


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
    across = [Sums() for _ in joined.joins]
    for one, other in combinations(joined.group, 2):
        judged = judging(one, other)
        for at in _way(one, other, up):
            _add(across[at], judged)
    below = dict.fromkeys(up, 1)
    for node, (above, at, _) in reversed(up.items()):
        if at >= 0:
            below[above] += below[node]
    size = {at: below[node] for node, (_, at, _) in up.items()}
    for at, sums in enumerate(across):
        yield _part(sums, size[at], len(joined.group) - size[at])


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


def _add(sums: Sums, judged: Judged) -> None:
    bits, stance, _ = judged
    sums.bits += min(max(bits, FLOOR), CEILING)
    sums.links += bits >= SAME
    sums.agreed = sums.agreed or stance is Stance.AGREED
    sums.apart += APART - bits if stance is Stance.APART else 0


def _part(sums: Sums, one: int, other: int) -> Part:
    return Part(one, other, sums.links, (sums.bits if sums.agreed else sums.bits + sums.apart) // (one * other))


FLOOR: Final = LIMITS["floor"]
CEILING: Final = LIMITS["ceiling"]
APART: Final = LIMITS["apart"]
SAME: Final = LIMITS["same"]
