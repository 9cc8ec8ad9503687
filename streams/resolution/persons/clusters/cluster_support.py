"""Support of one cluster by another: clipped bits summed over all pairs across, each sum computed once.

The sum over a set is the sum over its parts, so a cluster that grew by one node needs only the pairs of that node. Sums
depend on nothing but the nodes; one that was evicted from the cache is computed again.
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
"""Sums in the recent half of the cache; the older half holds as many."""

UNCACHED_PAIRS: Final = 4
"""Up to so many pairs are summed directly: cheaper than the cache."""

_FLOOR, _CEILING, _AGAINST = LIMITS["floor"], LIMITS["ceiling"], LIMITS["apart"]


class SupportSum(NamedTuple):
    """A sum over pairs across: clipped bits, the penalties of twins and namesakes, and whether they apply."""

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
        """The sum over both sets of pairs."""
        return SupportSum(
            self.bits + other.bits,
            self.twin_penalty + other.twin_penalty,
            self.namesake_penalty + other.namesake_penalty,
            self.given_names_shared or other.given_names_shared,
            self.identifiers_shared or other.identifiers_shared,
        )

    def mean(self, pairs: int) -> int:
        """Hundredths of a bit a pair. Twins count unless a given name is shared, namesakes unless birth or home is."""
        return (
            self.bits
            + (0 if self.given_names_shared else self.twin_penalty)
            + (0 if self.identifiers_shared else self.namesake_penalty)
        ) // pairs


class NodeSet(NamedTuple):
    """Nodes of a cluster, with the two sets that were joined to make it; a single node has none."""

    digest: int
    nodes: tuple[Node, ...]
    parts: tuple[NodeSet, NodeSet] | None = None


def single_node(node: Node) -> NodeSet:
    """A node by itself."""
    return NodeSet(node, (node,))


def union(one: NodeSet, other: NodeSet) -> NodeSet:
    """The union. The digest covers how the sets were joined: the same nodes joined differently are summed apart."""
    key = (one, other) if one.digest < other.digest else (other, one)
    digest = blake2b(b"%d %d" % (key[0].digest, key[1].digest), digest_size=16).digest()
    return NodeSet(int.from_bytes(digest, "big"), one.nodes + other.nodes, key)


class SupportCache:
    """Support between clusters of one graph, with cached sums."""

    def __init__(self, judging: JudgePair) -> None:
        self.judge = judging
        self._recent: dict[tuple[int, int], SupportSum] = {}
        self._older: dict[tuple[int, int], SupportSum] = {}

    def support(self, left: NodeSet, right: NodeSet) -> int:
        """The mean support of two node sets, in hundredths of a bit; see ``mean_support``."""
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
    """The mean of the clipped bits over all pairs across, in hundredths of a bit.

    Pairs like twins count heavily against, unless a given name of one side is also one of the other's: a mention with
    an initial only may be either twin and must not join them. The same holds for namesakes with different birth dates,
    unless a birth date, number, phone or door is shared.
    """
    return support_across(left, right, judging).mean(len(left) * len(right))


def support_across(left: Sequence[Node], right: Sequence[Node], judging: JudgePair) -> SupportSum:
    """The sum over all pairs across."""
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
