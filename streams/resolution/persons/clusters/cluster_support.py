"""Support of one cluster by another: clipped bits summed over all pairs across, each sum computed once.

The sum over a set is the sum over its parts, so a cluster that grew by one node needs only the pairs of that node. Sums
depend on nothing but the nodes; one that was evicted from the cache is computed again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from streams.resolution.clustering.recent_cache import RecentCache
from streams.resolution.persons.clusters.given_names import GivenNamesOf, may_be_one
from streams.resolution.persons.comparison.pair_judgement import PairJudgement
from streams.resolution.persons.features.mention_features import Node, Pair

JudgePair = Callable[[Node, Node], PairJudgement]

CACHED_SUMS: Final = 50_000
"""Sums in the recent half of the cache; the older half holds as many."""

UNCACHED_PAIRS: Final = 4
"""Up to so many pairs are summed directly: cheaper than the cache."""

NEVER: Final = -1_000_000
"""The support of two clusters of which some pair across is of two people."""


class SupportSum(NamedTuple):
    """A sum over pairs across: clipped bits, and whether any pair is of two people of one family."""

    bits: int = 0
    apart: bool = False

    def plus(self, other: SupportSum) -> SupportSum:
        """The sum over both sets of pairs."""
        return SupportSum(self.bits + other.bits, self.apart or other.apart)

    def mean(self, pairs: int) -> int:
        """Hundredths of a bit a pair."""
        return NEVER if self.apart else self.bits // pairs


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
        self._sums = RecentCache[tuple[int, int], SupportSum](CACHED_SUMS)

    def forget(self) -> None:
        """Judgements have changed: every sum is computed again."""
        self._sums.clear()

    def support(self, left: NodeSet, right: NodeSet) -> int:
        """The mean support of two node sets, in hundredths of a bit; see ``mean_support``."""
        return self._support_sum(left, right).mean(len(left.nodes) * len(right.nodes))

    def support_if_one(self, left: NodeSet, right: NodeSet, names: GivenNamesOf) -> int:
        """The same where every two given names of a family across may be one person's (``given_names``)."""
        both = (*left.nodes, *right.nodes)
        if not all(may_be_one(pair, both, names) for pair in self._apart(left, right)):
            return NEVER
        return self._support_sum(left, right).bits // (len(left.nodes) * len(right.nodes))

    def _apart(self, left: NodeSet, right: NodeSet) -> Iterator[Pair]:
        return ((one, other) for one in left.nodes for other in right.nodes if self.judge(one, other).apart)

    def _support_sum(self, left: NodeSet, right: NodeSet) -> SupportSum:
        if len(left.nodes) * len(right.nodes) <= UNCACHED_PAIRS:
            return support_across(left.nodes, right.nodes, self.judge)
        key = (left.digest, right.digest) if left.digest < right.digest else (right.digest, left.digest)
        return self._sums.recent.get(key) or self._sums.store(key, self._computed(key, left, right))

    def _computed(self, key: tuple[int, int], left: NodeSet, right: NodeSet) -> SupportSum:
        return self._sums.older(key) or self._sum_of_parts(left, right)

    def _sum_of_parts(self, left: NodeSet, right: NodeSet) -> SupportSum:
        if len(left.nodes) < len(right.nodes):
            left, right = right, left
        if left.parts is None:
            return support_across(left.nodes, right.nodes, self.judge)
        first, second = self._support_sum(left.parts[0], right), self._support_sum(left.parts[1], right)
        return first.plus(second)


def mean_support(left: Sequence[Node], right: Sequence[Node], judging: JudgePair) -> int:
    """The mean of the clipped bits over all pairs across, in hundredths of a bit; ``NEVER`` where a pair is of two.

    A mention with an initial only may be either twin, and joins them with nobody between.
    """
    return support_across(left, right, judging).mean(len(left) * len(right))


def support_across(left: Sequence[Node], right: Sequence[Node], judging: JudgePair) -> SupportSum:
    """The sum over all pairs across."""
    total, two_people = 0, False
    for one in left:
        for other in right:
            judged = judging(one, other)
            total += judged.support
            two_people |= judged.apart
    return SupportSum(total, two_people)
