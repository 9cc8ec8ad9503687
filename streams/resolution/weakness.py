"""What a cluster falls into without one of its joins, and how well the two parts support being one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from streams.resolution.noticing import Joined
from streams.resolution.persons.blocks import Node
from streams.resolution.persons.clusters import Judging
from streams.resolution.persons.judging import Judged, Stance
from streams.resolution.persons.saying import LIMITS


class Part(NamedTuple):
    """The nodes on either side of a join, the links between them strong enough to join on, and their mean support."""

    one: int
    other: int
    links: int
    support: int


Sums = tuple[int, int, int, int]
"""Over pairs: the clipped bits, what twins count for, those whose given names agree, those that are links."""

NONE: Sums = (0, 0, 0, 0)


def parts(joined: Joined, judging: Judging) -> Iterator[Part]:
    """For each join in turn. All pairs are looked at once from either end, however many joins there are."""
    near: dict[Node, list[tuple[Node, int]]] = {node: [] for node in joined.group}
    for at, join in enumerate(joined.joins):
        near[join.one].append((join.other, at))
        near[join.other].append((join.one, at))
    across, sizes = [NONE] * len(joined.joins), [0] * len(joined.joins)
    for node in joined.group:
        beyond: dict[Node, tuple[Sums, int]] = {}
        for here, before, at in reversed(_walk(node, near)):
            sums, size = beyond.pop(here, (NONE, 0))
            sums, size = _add(sums, _sums(judging(node, here))), size + 1
            across[at], sizes[at] = _add(across[at], sums), size
            held, count = beyond.get(before, (NONE, 0))
            beyond[before] = _add(held, sums), count + size
    for sums, size in zip(across, sizes, strict=True):
        yield _part(sums, size, len(joined.group) - size)


def _walk(start: Node, near: dict[Node, list[tuple[Node, int]]]) -> list[tuple[Node, Node, int]]:
    """Every other node after the one it is reached from: the node, that one, and the join between."""
    found, ahead = list[tuple[Node, Node, int]](), [(start, start)]
    while ahead:
        here, before = ahead.pop()
        for there, at in near[here]:
            if there != before:
                found.append((there, here, at))
                ahead.append((there, here))
    return found


def _sums(judged: Judged) -> Sums:
    bits = min(max(judged.bits, LIMITS["floor"]), LIMITS["ceiling"])
    apart = LIMITS["apart"] - judged.bits if judged.stance is Stance.APART else 0
    return bits, apart, int(judged.stance is Stance.AGREED), int(judged.bits >= LIMITS["same"])


def _add(one: Sums, other: Sums) -> Sums:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3]


def _part(sums: Sums, one: int, other: int) -> Part:
    """Every pair was counted from both ends."""
    bits, apart, agreed, links = sums
    total = (bits if agreed else bits + apart) // 2
    return Part(one, other, links // 2, total // (one * other))
