"""Nodes of one component clustered into persons: strongest link first, each join checked against both whole clusters.

A join needs a mean support over all pairs across, each clipped so that no single pair decides, of at least the model's
``support``. A chain of likely links is no person, and one damaged mention does not veto a good cluster; what may never
stand in one person (``cannot_links``, and two of one family) does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from streams.resolution.clustering.agglomeration import Agglomeration, Group
from streams.resolution.persons.clusters.cannot_links import ClusterIdentity, MentionIdentity, mention_identity
from streams.resolution.persons.clusters.cluster_support import NEVER, JudgePair, SupportCache, single_node, union
from streams.resolution.persons.clusters.given_names import GivenNames, GivenNamesOf, given_names, with_decided
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.features.mention_features import MentionFeatures, Node, Pair


class ScoredLink(NamedTuple):
    """Two nodes and the bits between them."""

    bits: int
    one: Node
    other: Node


class DecidedPairs(NamedTuple):
    """What people decided about nodes: pairs that are one person, in the order in which they bind, and pairs that are
    not.

    ``named_as_two``: pairs of which one item names both, as two people: two, unless somebody decided otherwise.
    """

    same: Sequence[Pair] = ()
    different: Sequence[Pair] = ()
    named_as_two: Sequence[Pair] = ()


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


class NodeFacts(NamedTuple):
    """What clustering has to know of a node: the names that may be slips, and what may never stand beside it."""

    names: GivenNames
    identity: MentionIdentity


def node_facts(features: MentionFeatures) -> NodeFacts:
    """Those of a node of these features."""
    return NodeFacts(given_names(features), mention_identity(features))


class PersonGroup(Group[Node]):
    """The nodes of one person while joining, with everything that may forbid a join."""

    __slots__ = ("identity", "node_set")

    def __init__(self, node: Node, identity: MentionIdentity) -> None:
        super().__init__(node)
        self.node_set = single_node(node)
        self.identity = ClusterIdentity(identity)

    def absorb(self, other: Group[Node]) -> None:
        """Take in the other group."""
        super().absorb(other)
        if isinstance(other, PersonGroup):
            self.identity.absorb(other.identity)
            self.node_set = union(self.node_set, other.node_set)


class PersonAgglomeration(Agglomeration[Node, PersonGroup, ClusterJoin]):
    """One clustering in progress. Without ``support`` every link joins: for crowds, where all links are very strong."""

    def __init__(self, groups: dict[Node, PersonGroup], names: GivenNamesOf, support: SupportCache | None) -> None:
        super().__init__(groups)
        self._names = names
        self._support = support

    def join_by_decision(self, one: Node, other: Node) -> bool:
        """A decision: these are one person. False when another decision forbids it."""
        joined = self.are_joined(one, other)
        if not self.join(one, other, ClusterJoin(one, other, None)):
            return False
        if not joined:
            self.group_of[one].identity.decided = True
        return True

    def join_if_supported(self, one: Node, other: Node) -> None:
        """Join the two groups of a link if nothing forbids it and the mean support is enough."""
        left, right = self.group_of[one], self.group_of[other]
        if left.is_decided_different(right) or left.identity.contradicts(right.identity):
            return
        support_bits = self._support_of(left, right)
        if support_bits >= LIMITS["support"]:
            self.merge(left, right, ClusterJoin(one, other, support_bits))

    def _support_of(self, left: PersonGroup, right: PersonGroup) -> int:
        if self._support is None:
            return LIMITS["ceiling"]
        support_bits = self._support.support(left.node_set, right.node_set)
        if support_bits != NEVER:
            return support_bits
        return self._support.support_if_one(left.node_set, right.node_set, self._names)


def without_ambiguous(links: Iterable[ScoredLink], names: GivenNamesOf, judging: JudgePair) -> Iterable[ScoredLink]:
    """Without the links of a mention that gives no name in full (``A Shah``) to two people of one family: it may be
    either, so it is a question and joins neither. A number of a register that it shares with one of them decides."""
    near: dict[Node, list[Node]] = {node: [] for node, of in names.items() if not of.has_full_given_name}
    if not near:
        return links
    every = tuple(links)
    for _, one, other in every:
        for node, linked in ((one, other), (other, one)):
            if node in near:
                near[node].append(linked)
    fit_two = {node for node, others in near.items() if _fits_two(node, others, names, judging)}
    return [link for link in every if fit_two.isdisjoint((link.one, link.other))]


def _fits_two(node: Node, others: Sequence[Node], names: GivenNamesOf, judging: JudgePair) -> bool:
    if any(not names[node].numbers.isdisjoint(names[other].numbers) for other in others):
        return False
    return any(judging(one, other).apart for one, other in combinations(others, 2))


def cluster_nodes(
    nodes: Iterable[tuple[Node, NodeFacts]],
    links: Iterable[ScoredLink],
    support: SupportCache | None,
    rulings: DecidedPairs,
) -> Clustering:
    """The clustering of one component: a function of the set of nodes, links and decided pairs."""
    known = dict(nodes)
    names = {node: of.names for node, of in known.items()}
    groups = {node: PersonGroup(node, of.identity) for node, of in known.items()}
    found = PersonAgglomeration(groups, names, support)
    found.keep_apart(rulings.different)
    overruled = tuple(pair for pair in rulings.same if not found.join_by_decision(*pair))
    found.keep_apart(pair for pair in rulings.named_as_two if not found.are_joined(*pair))
    refused = set(overruled)
    names.update(with_decided(names, (pair for pair in rulings.same if pair not in refused)))
    clear = links if support is None else without_ambiguous(links, names, support.judge)
    for _, one, other in sorted((-link.bits, link.one, link.other) for link in clear):
        if not found.are_joined(one, other):
            found.join_if_supported(one, other)
    clusters = sorted(tuple(sorted(group.members)) for group in found.groups())
    return Clustering(tuple(clusters), tuple(found.joins), overruled)
