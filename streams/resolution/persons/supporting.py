"""What all of one cluster says to all of another: summed over the pairs across, and never summed twice.

A sum over a whole is the sum over its parts, so that a cluster that has grown by a node is summed anew for that node
alone. Sums depend on nothing but the nodes, which never change; what is forgotten is summed again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from streams.resolution.persons.blocks import Node
from streams.resolution.persons.judging import Judged, Stance
from streams.resolution.persons.saying import LIMITS

Judging = Callable[[Node, Node], Judged]

REMEMBERED: Final = 50_000
"""Sums, and as many again that were met before those."""

FEW: Final = 4
"""Pairs that are cheaper to look up one by one than to remember the sum of."""

Sum = tuple[int, int, bool]
"""Clipped bits; what twins and their like count against; whether a given name of one side is one of the other's."""

_FLOOR, _CEILING, _AGAINST = LIMITS["floor"], LIMITS["ceiling"], LIMITS["apart"]


class Whole(NamedTuple):
    """Nodes that stand together, and the two wholes they came from; a single node came from none."""

    digest: int
    nodes: tuple[Node, ...]
    parts: tuple[Whole, Whole] | None = None


def single(node: Node) -> Whole:
    """A node by itself."""
    return Whole(node, (node,))


def together(one: Whole, other: Whole) -> Whole:
    """Both. The digest tells how they came together, too: the same nodes put together otherwise are summed again."""
    both = (one, other) if one.digest < other.digest else (other, one)
    digest = blake2b(b"%d %d" % (both[0].digest, both[1].digest), digest_size=16).digest()
    return Whole(int.from_bytes(digest, "big"), one.nodes + other.nodes, both)


class Supporting:
    """Support across, for one graph."""

    def __init__(self, judging: Judging) -> None:
        self._judging = judging
        self._recent: dict[tuple[int, int], Sum] = {}
        self._older: dict[tuple[int, int], Sum] = {}

    def support(self, mine: Whole, theirs: Whole) -> int:
        """What ``support`` says of the nodes of both."""
        return _mean(self._across(mine, theirs), len(mine.nodes) * len(theirs.nodes))

    def _across(self, mine: Whole, theirs: Whole) -> Sum:
        if len(mine.nodes) * len(theirs.nodes) <= FEW:
            return self._pair_by_pair(mine, theirs)
        both = (mine.digest, theirs.digest) if mine.digest < theirs.digest else (theirs.digest, mine.digest)
        return self._recent.get(both) or self._recall(both, mine, theirs)

    def _recall(self, both: tuple[int, int], mine: Whole, theirs: Whole) -> Sum:
        found = self._older.get(both) or self._of_parts(mine, theirs)
        if len(self._recent) >= REMEMBERED:
            self._older, self._recent = self._recent, {}
        self._recent[both] = found
        return found

    def _of_parts(self, mine: Whole, theirs: Whole) -> Sum:
        if len(mine.nodes) < len(theirs.nodes):
            mine, theirs = theirs, mine
        if mine.parts is None:
            return self._pair_by_pair(mine, theirs)
        first, second = self._across(mine.parts[0], theirs), self._across(mine.parts[1], theirs)
        return first[0] + second[0], first[1] + second[1], first[2] or second[2]

    def _pair_by_pair(self, mine: Whole, theirs: Whole) -> Sum:
        return _pair_by_pair(mine.nodes, theirs.nodes, self._judging)


def support(mine: Sequence[Node], theirs: Sequence[Node], judging: Judging) -> int:
    """The mean of the clipped bits across.

    Unless some given name of one side is one of the other's, too, twins and their like count heavily against it:
    somebody known by an initial alone may be either, and must not make two people one.
    """
    return _mean(_pair_by_pair(mine, theirs, judging), len(mine) * len(theirs))


def _mean(found: Sum, pairs: int) -> int:
    total, apart, agreed = found
    return (total if agreed else total + apart) // pairs


def _pair_by_pair(mine: Sequence[Node], theirs: Sequence[Node], judging: Judging) -> Sum:
    total = apart = 0
    agreed = False
    for one in mine:
        for other in theirs:
            bits, stance, _ = judging(one, other)
            total += _FLOOR if bits < _FLOOR else _CEILING if bits > _CEILING else bits
            agreed = agreed or stance is Stance.AGREED
            apart += _AGAINST - bits if stance is Stance.APART else 0
    return total, apart, agreed
