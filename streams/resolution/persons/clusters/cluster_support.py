"""What all of one cluster says to all of another: summed over the pairs across, and never summed twice.

A sum over a whole is the sum over its parts, so that a cluster that has grown by a node is summed anew for that node
alone. Sums depend on nothing but the nodes, which never change; what is forgotten is summed again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from streams.resolution.persons.clusters.blocking import Node
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.comparison.pair_judgement import PairJudgement, Stance

JudgePair = Callable[[Node, Node], PairJudgement]

CACHED_SUMS: Final = 50_000
"""Sums, and as many again that were met before those."""

UNCACHED_PAIRS: Final = 4
"""Pairs that are cheaper to look up one by one than to remember the sum of."""

_FLOOR, _CEILING, _AGAINST = LIMITS["floor"], LIMITS["ceiling"], LIMITS["apart"]


class SupportSum(NamedTuple):
    """Over pairs across: clipped bits, and what speaks against all of both and whether it may."""

    bits: int = 0
    apart: int = 0
    """What twins and their like count against it …"""
    parted: int = 0
    """… and namesakes with birth dates of their own."""
    named: bool = False
    """Some given name of one side is one of the other's."""
    born: bool = False
    """So is some birth date, number, phone or door."""

    def and_(self, other: SupportSum) -> SupportSum:
        """Both."""
        return SupportSum(
            self.bits + other.bits,
            self.apart + other.apart,
            self.parted + other.parted,
            self.named or other.named,
            self.born or other.born,
        )

    def mean(self, pairs: int) -> int:
        """Twins count unless a given name agrees, namesakes unless a birth or a home does."""
        return (self.bits + (0 if self.named else self.apart) + (0 if self.born else self.parted)) // pairs


class NodeSet(NamedTuple):
    """Nodes that stand together, and the two wholes they came from; a single node came from none."""

    digest: int
    nodes: tuple[Node, ...]
    parts: tuple[NodeSet, NodeSet] | None = None


def single_node(node: Node) -> NodeSet:
    """A node by itself."""
    return NodeSet(node, (node,))


def union(one: NodeSet, other: NodeSet) -> NodeSet:
    """Both. The digest tells how they came together, too: the same nodes put together otherwise are summed again."""
    both = (one, other) if one.digest < other.digest else (other, one)
    digest = blake2b(b"%d %d" % (both[0].digest, both[1].digest), digest_size=16).digest()
    return NodeSet(int.from_bytes(digest, "big"), one.nodes + other.nodes, both)


class SupportCache:
    """Support across, for one graph."""

    def __init__(self, judging: JudgePair) -> None:
        self.judging = judging
        self._recent: dict[tuple[int, int], SupportSum] = {}
        self._older: dict[tuple[int, int], SupportSum] = {}

    def support(self, mine: NodeSet, theirs: NodeSet) -> int:
        """What ``support`` says of the nodes of both."""
        return self._across(mine, theirs).mean(len(mine.nodes) * len(theirs.nodes))

    def _across(self, mine: NodeSet, theirs: NodeSet) -> SupportSum:
        if len(mine.nodes) * len(theirs.nodes) <= UNCACHED_PAIRS:
            return support_across(mine.nodes, theirs.nodes, self.judging)
        both = (mine.digest, theirs.digest) if mine.digest < theirs.digest else (theirs.digest, mine.digest)
        return self._recent.get(both) or self._recall(both, mine, theirs)

    def _recall(self, both: tuple[int, int], mine: NodeSet, theirs: NodeSet) -> SupportSum:
        found = self._older.get(both) or self._of_parts(mine, theirs)
        if len(self._recent) >= CACHED_SUMS:
            self._older, self._recent = self._recent, {}
        self._recent[both] = found
        return found

    def _of_parts(self, mine: NodeSet, theirs: NodeSet) -> SupportSum:
        if len(mine.nodes) < len(theirs.nodes):
            mine, theirs = theirs, mine
        if mine.parts is None:
            return support_across(mine.nodes, theirs.nodes, self.judging)
        first, second = self._across(mine.parts[0], theirs), self._across(mine.parts[1], theirs)
        return first.and_(second)


def mean_support(mine: Sequence[Node], theirs: Sequence[Node], judging: JudgePair) -> int:
    """The mean of the clipped bits across.

    Twins and their like count heavily against it, unless some given name of one side is one of the other's, too:
    somebody known by an initial alone may be either, and must not make two people one. So do namesakes with birth
    dates of their own, unless some birth date, number, phone or door is shared.
    """
    return support_across(mine, theirs, judging).mean(len(mine) * len(theirs))


def support_across(mine: Sequence[Node], theirs: Sequence[Node], judging: JudgePair) -> SupportSum:
    """Summed pair by pair."""
    total = apart = parted = 0
    named = born = False
    for one in mine:
        for other in theirs:
            bits, stance, _ = judging(one, other)
            total += _FLOOR if bits < _FLOOR else _CEILING if bits > _CEILING else bits
            if stance is Stance.BORN:
                named = born = True
            elif stance is Stance.NAMED:
                named = True
            elif stance is Stance.APART:
                apart += _AGAINST - bits
            elif stance is Stance.NAMESAKES:
                named, parted = True, parted + _AGAINST - bits
    return SupportSum(total, apart, parted, named, born)
