"""Nodes of one component clustered into persons: strongest link first, each join checked against both whole clusters.

A join needs a mean support over all pairs across, each clipped so that no single pair decides, of at least the model's
``support``. A chain of likely links is no person, and one damaged mention does not veto a good cluster; what may never
stand in one person (``cannot_links``, and two of one family) does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from streams.resolution.persons.clusters.blocking import Node, Pair
from streams.resolution.persons.clusters.cannot_links import ClusterIdentity
from streams.resolution.persons.clusters.cluster_support import NEVER, SupportCache, single_node, union
from streams.resolution.persons.clusters.given_names import GivenNamesOf, given_names
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.features.mention_features import MentionFeatures


class ScoredLink(NamedTuple):
    """Two nodes and the bits between them."""

    bits: int
    one: Node
    other: Node


class DecidedPairs(NamedTuple):
    """What people decided about nodes: pairs that are one person, in the order in which they bind, and pairs that are
    not."""

    same: Sequence[Pair] = ()
    different: Sequence[Pair] = ()


class ClusterJoin(NamedTuple):
    """Two nodes whose link joined two clusters, and the mean support across; None: a person decided it."""

    one: Node
    other: Node
    support: int | None


class Clustering(NamedTuple):
    """The clusters, the joins that made them, and decided pairs that other decisions keep apart."""

    clusters: tuple[tuple[Node, ...], ...]
    joins: tuple[ClusterJoin, ...]
    overruled: tuple[Pair, ...]


class Cluster:
    """The nodes of one person while joining, with everything that may forbid a join."""

    def __init__(self, node: Node, features: MentionFeatures) -> None:
        self.node_set = single_node(node)
        self.identity = ClusterIdentity(features)
        self.decided_different: set[Node] = set()

    def is_decided_different(self, other: Cluster) -> bool:
        """Whether a decision says that a node of each is not the same person."""
        return bool(self.decided_different) and not self.decided_different.isdisjoint(other.node_set.nodes)

    def absorb(self, other: Cluster) -> None:
        """Take in the other cluster."""
        self.identity.absorb(other.identity)
        self.node_set = union(self.node_set, other.node_set)
        self.decided_different |= other.decided_different


class ClusterBuilder:
    """One clustering in progress. Without ``support`` every link joins: for crowds, where all links are very strong."""

    def __init__(self, clusters: dict[Node, Cluster], names: GivenNamesOf, support: SupportCache | None) -> None:
        self.cluster_of = clusters
        self._names = names
        self.joins: list[ClusterJoin] = []
        self._support = support

    def keep_apart(self, one: Node, other: Node) -> None:
        """A decision: these are two persons."""
        self.cluster_of[one].decided_different.add(other)
        self.cluster_of[other].decided_different.add(one)

    def join_by_decision(self, one: Node, other: Node) -> bool:
        """A decision: these are one person. False when another decision forbids it."""
        left, right = self.cluster_of[one], self.cluster_of[other]
        if left is not right:
            if left.is_decided_different(right):
                return False
            self._merge(ClusterJoin(one, other, None))
            self.cluster_of[one].identity.decided = True
        return True

    def join_if_supported(self, one: Node, other: Node) -> None:
        """Join the two clusters of a link if nothing forbids it and the mean support is enough."""
        left, right = self.cluster_of[one], self.cluster_of[other]
        if left.is_decided_different(right) or left.identity.contradicts(right.identity):
            return
        support_bits = self._support_of(left, right)
        if support_bits >= LIMITS["support"]:
            self._merge(ClusterJoin(one, other, support_bits))

    def _support_of(self, left: Cluster, right: Cluster) -> int:
        if self._support is None:
            return LIMITS["ceiling"]
        support_bits = self._support.support(left.node_set, right.node_set)
        if support_bits != NEVER:
            return support_bits
        return self._support.support_if_one(left.node_set, right.node_set, self._names)

    def _merge(self, join: ClusterJoin) -> None:
        left, right = self.cluster_of[join.one], self.cluster_of[join.other]
        if len(left.node_set.nodes) < len(right.node_set.nodes):
            left, right = right, left
        self.cluster_of.update(dict.fromkeys(right.node_set.nodes, left))
        left.absorb(right)
        self.joins.append(join)


def cluster_nodes(
    nodes: Iterable[tuple[Node, MentionFeatures]],
    links: Iterable[ScoredLink],
    support: SupportCache | None,
    rulings: DecidedPairs,
) -> Clustering:
    """The clustering of one component: a function of the set of nodes, links and decided pairs."""
    known = dict(nodes)
    names = {node: given_names(of) for node, of in known.items()}
    builder = ClusterBuilder({node: Cluster(node, of) for node, of in known.items()}, names, support)
    for pair in rulings.different:
        builder.keep_apart(*pair)
    overruled = tuple(pair for pair in rulings.same if not builder.join_by_decision(*pair))
    for _, one, other in sorted((-link.bits, link.one, link.other) for link in links):
        if builder.cluster_of[one] is not builder.cluster_of[other]:
            builder.join_if_supported(one, other)
    clusters = {id(cluster): tuple(sorted(cluster.node_set.nodes)) for cluster in builder.cluster_of.values()}
    return Clustering(tuple(sorted(clusters.values())), tuple(builder.joins), overruled)
