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
    twin_penalty: int = 0
    """What twins and their like count against it …"""
    namesake_penalty: int = 0
    """… and namesakes with birth dates of their own."""
    given_names_shared: bool = False
    """Some given name of one side is one of the other's."""
    identifiers_shared: bool = False
    """So is some birth date, number, phone or door."""

    def plus(self, other: SupportSum) -> SupportSum:
        """Both."""
        return SupportSum(
            self.bits + other.bits,
            self.twin_penalty + other.twin_penalty,
            self.namesake_penalty + other.namesake_penalty,
            self.given_names_shared or other.given_names_shared,
            self.identifiers_shared or other.identifiers_shared,
        )

    def mean(self, pairs: int) -> int:
        """Twins count unless a given name agrees, namesakes unless a birth or a home does."""
        return (
            self.bits
            + (0 if self.given_names_shared else self.twin_penalty)
            + (0 if self.identifiers_shared else self.namesake_penalty)
        ) // pairs


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
    key = (one, other) if one.digest < other.digest else (other, one)
    digest = blake2b(b"%d %d" % (key[0].digest, key[1].digest), digest_size=16).digest()
    return NodeSet(int.from_bytes(digest, "big"), one.nodes + other.nodes, key)


class SupportCache:
    """Support across, for one graph."""

    def __init__(self, judging: JudgePair) -> None:
        self.judge = judging
        self._recent: dict[tuple[int, int], SupportSum] = {}
        self._older: dict[tuple[int, int], SupportSum] = {}

    def support(self, left: NodeSet, right: NodeSet) -> int:
        """What ``support`` says of the nodes of both."""
        return self._support_sum(left, right).mean(len(left.nodes) * len(right.nodes))

    def _support_sum(self, left: NodeSet, right: NodeSet) -> SupportSum:
        if len(left.nodes) * len(right.nodes) <= UNCACHED_PAIRS:
            return support_across(left.nodes, right.nodes, self.judge)
        key = (left.digest, right.digest) if left.digest < right.digest else (right.digest, left.digest)
        return self._recent.get(key) or self._cached(key, left, right)

    def _cached(self, key: tuple[int, int], left: NodeSet, right: NodeSet) -> SupportSum:
        total_support = self._older.get(key) or self._sum_of_parts(left, right)
        if len(self._recent) >= CACHED_SUMS:
            self._older, self._recent = self._recent, {}
        self._recent[key] = total_support
        return total_support

    def _sum_of_parts(self, left: NodeSet, right: NodeSet) -> SupportSum:
        if len(left.nodes) < len(right.nodes):
            left, right = right, left
        if left.parts is None:
            return support_across(left.nodes, right.nodes, self.judge)
        first, second = self._support_sum(left.parts[0], right), self._support_sum(left.parts[1], right)
        return first.plus(second)


def mean_support(left: Sequence[Node], right: Sequence[Node], judging: JudgePair) -> int:
    """The mean of the clipped bits across.

    Twins and their like count heavily against it, unless some given name of one side is one of the other's, too:
    somebody known by an initial alone may be either, and must not make two people one. So do namesakes with birth
    dates of their own, unless some birth date, number, phone or door is shared.
    """
    return support_across(left, right, judging).mean(len(left) * len(right))


def support_across(left: Sequence[Node], right: Sequence[Node], judging: JudgePair) -> SupportSum:
    """Summed pair by pair."""
    total = twin_penalty = namesake_penalty = 0
    given_names_shared = identifiers_shared = False
    for one in left:
        for other in right:
            bits, stance, _ = judging(one, other)
            total += _FLOOR if bits < _FLOOR else _CEILING if bits > _CEILING else bits
            if stance is Stance.BORN:
                given_names_shared = identifiers_shared = True
            elif stance is Stance.NAMED:
                given_names_shared = True
            elif stance is Stance.APART:
                twin_penalty += _AGAINST - bits
            elif stance is Stance.NAMESAKES:
                given_names_shared, namesake_penalty = True, namesake_penalty + _AGAINST - bits
    return SupportSum(total, twin_penalty, namesake_penalty, given_names_shared, identifiers_shared)
