"""Nodes that hang together, divided into persons: strongest links first, each held against the whole of both sides.

Merging needs the mean over all pairs across, each clipped so that no single one decides, to be at least the model's
``support``. A chain of likely links is no person, and one damaged mention does not veto a good cluster.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from streams.resolution.persons.clusters.blocking import Node, Pair
from streams.resolution.persons.clusters.cluster_support import SupportCache, single_node, union
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.features.mention_features import MentionFeatures


class ScoredLink(NamedTuple):
    """Two nodes and the bits between them."""

    bits: int
    one: Node
    other: Node


class DecidedPairs(NamedTuple):
    """What people have decided about nodes: what is one, in the order in which it binds, and what is not."""

    same: Sequence[Pair] = ()
    different: Sequence[Pair] = ()


class ClusterJoin(NamedTuple):
    """Two nodes whose link brought two clusters together, and the mean support across. None: a person decided it."""

    one: Node
    other: Node
    support: int | None


class Clustering(NamedTuple):
    """The clusters, the joins that made them, and the pairs decided to be one that other decisions keep apart."""

    clusters: tuple[tuple[Node, ...], ...]
    joins: tuple[ClusterJoin, ...]
    overruled: tuple[Pair, ...]


class Cluster:
    """Nodes taken for one person, with what keeps them from being another."""

    def __init__(self, node: Node, features: MentionFeatures) -> None:
        self.whole = single_node(node)
        self.numbers: dict[str, set[str]] = {}
        self.never: set[Node] = set()
        self.phones = set(features.phones)
        self.doors = {f"{home.number} {home.street[:4]}" for home in features.addresses if home.number and home.street}
        for number in features.numbers:
            if number.checked:
                self.numbers.setdefault(number.scheme, set()).add(number.value)

    def decided_apart(self, other: Cluster) -> bool:
        """Somebody decided that a node of each is not the same person."""
        return bool(self.never) and not self.never.isdisjoint(other.whole.nodes)

    def contradicts(self, other: Cluster) -> bool:
        """Each has a right number of the same register, and not the same one."""
        if not (self.numbers and other.numbers):
            return False
        shared = self.numbers.keys() & other.numbers.keys()
        return any(self.numbers[scheme].isdisjoint(other.numbers[scheme]) for scheme in shared)

    def lives_apart(self, other: Cluster) -> bool:
        """Each has a home and a phone, and none is the other's: a namesake, unless a number of a register says no."""
        if not (self.phones and other.phones and self.doors and other.doors):
            return False
        if not (self.phones.isdisjoint(other.phones) and self.doors.isdisjoint(other.doors)):
            return False
        return all(values.isdisjoint(other.numbers.get(scheme, ())) for scheme, values in self.numbers.items())

    def take(self, other: Cluster) -> None:
        """All of the other, too."""
        self.phones |= other.phones
        self.doors |= other.doors
        self.whole = union(self.whole, other.whole)
        self.never |= other.never
        for scheme, values in other.numbers.items():
            self.numbers.setdefault(scheme, set()).update(values)


class ClusterBuilder:
    """One division on its way. Without ``supporting`` links are believed: for crowds, where all are very strong."""

    def __init__(self, clusters: dict[Node, Cluster], supporting: SupportCache | None) -> None:
        self.of = clusters
        self.joins: list[ClusterJoin] = []
        self._supporting = supporting

    def part(self, one: Node, other: Node) -> None:
        """Somebody decided that these are two."""
        self.of[one].never.add(other)
        self.of[other].never.add(one)

    def bind(self, one: Node, other: Node) -> bool:
        """Somebody decided that these are one. False when another decision stands against it."""
        mine, theirs = self.of[one], self.of[other]
        if mine is not theirs:
            if mine.decided_apart(theirs):
                return False
            self._merge(ClusterJoin(one, other, None))
        return True

    def consider(self, one: Node, other: Node) -> None:
        """Merge the two clusters of a link if the whole of both supports it."""
        mine, theirs = self.of[one], self.of[other]
        if mine.decided_apart(theirs) or mine.contradicts(theirs) or mine.lives_apart(theirs):
            return
        mean = self._supporting.support(mine.whole, theirs.whole) if self._supporting else LIMITS["ceiling"]
        if mean >= LIMITS["support"]:
            self._merge(ClusterJoin(one, other, mean))

    def _merge(self, join: ClusterJoin) -> None:
        mine, theirs = self.of[join.one], self.of[join.other]
        if len(mine.whole.nodes) < len(theirs.whole.nodes):
            mine, theirs = theirs, mine
        self.of.update(dict.fromkeys(theirs.whole.nodes, mine))
        mine.take(theirs)
        self.joins.append(join)


def cluster_nodes(
    nodes: Iterable[tuple[Node, MentionFeatures]],
    links: Iterable[ScoredLink],
    supporting: SupportCache | None,
    rulings: DecidedPairs,
) -> Clustering:
    """A function of the set of nodes, links and rulings."""
    dividing = ClusterBuilder({node: Cluster(node, features) for node, features in nodes}, supporting)
    for both in rulings.different:
        dividing.part(*both)
    overruled = tuple(both for both in rulings.same if not dividing.bind(*both))
    for _, one, other in sorted((-link.bits, link.one, link.other) for link in links):
        if dividing.of[one] is not dividing.of[other]:
            dividing.consider(one, other)
    clusters = {id(cluster): tuple(sorted(cluster.whole.nodes)) for cluster in dividing.of.values()}
    return Clustering(tuple(sorted(clusters.values())), tuple(dividing.joins), overruled)
