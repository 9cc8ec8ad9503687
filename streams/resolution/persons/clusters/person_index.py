"""The index of persons: mentions and decisions come and go in any order, and only what they touch is clustered again.

At any moment it is a function of the set of mentions and decisions: no clock, no counts of arrival.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b, sha256
from typing import Final, NamedTuple

from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.clustering.key_index import ordered_pair
from streams.resolution.clustering.mention_index import MentionIndex, MentionOrder
from streams.resolution.clustering.packed_nodes import packed, unpacked
from streams.resolution.clustering.recent_cache import RecentCache
from streams.resolution.persons.clusters.agreeing_clusters import AgreeingClusters
from streams.resolution.persons.clusters.cannot_links import ClusterIdentity, MentionIdentity, mention_identity
from streams.resolution.persons.clusters.cluster_support import SupportCache
from streams.resolution.persons.clusters.clustering import (
    Clustering,
    DecidedPairs,
    NodeFacts,
    cluster_nodes,
    node_facts,
)
from streams.resolution.persons.clusters.crowded_values import CrowdedValues
from streams.resolution.persons.clusters.person_graph import STRENGTHS, TOGETHER, PersonGraph
from streams.resolution.persons.comparison.level_weights import POPULATION
from streams.resolution.persons.comparison.match_weight import identifies_alone
from streams.resolution.persons.features.mention import NO_OTHERS, OthersOfItem, PersonMention
from streams.resolution.persons.features.mention_features import (
    NOTHING_KNOWN,
    MentionFeatures,
    Node,
    Pair,
    mention_features,
)

CACHED_CLUSTERS: Final = 2_000
"""Persons in the recent half of a cache: who changes is looked at before, after, and with the next change."""

CACHED_FACTS: Final = 3_000
"""Nodes in the recent half of a cache of what clustering knows of each: asked for with each mention beside it."""

CACHED_GROUPS: Final = 1_000
"""Groups in the recent half of a cache of unpacked ones: whoever is linked with many of one person asks again."""


class InsertedMention(NamedTuple):
    """A mention as it is put: its features as they were given, its order, and who else its item names."""

    features: MentionFeatures
    order: MentionOrder
    others: OthersOfItem = NO_OTHERS


class PersonCluster(NamedTuple):
    """The mentions of one person; its id is the earliest of them."""

    id: str
    mentions: tuple[str, ...]

    @property
    def digest(self) -> str:
        """16 hex digits of the set of mentions: changes when they do."""
        return sha256("\n".join(self.mentions).encode()).hexdigest()[:16]


class PersonIndex(MentionIndex[Node, InsertedMention]):
    """The mentions of one view, and the persons that follow from them.

    ``population``: how many people a mention may be of.
    """

    def __init__(self, population: int = POPULATION) -> None:
        super().__init__()
        self.population = population
        self.graph = PersonGraph(population)
        self._crowded = CrowdedValues(population)
        self._support = SupportCache(self.graph.judge)
        self._facts = RecentCache[Node, NodeFacts](CACHED_FACTS)
        self._others: dict[str, OthersOfItem] = {}  # by mention, where there are any
        self._group_of: dict[Node, bytes] = {}  # packed; of a node by itself nothing
        self._groups = RecentCache[bytes, tuple[Node, ...]](CACHED_GROUPS)
        self._agreeing = AgreeingClusters(self.graph.judge)
        self._clusters = RecentCache[tuple[Node, ...], PersonCluster](CACHED_CLUSTERS)
        self._before: dict[str, PersonCluster] = {}
        self._touched: set[Node] = set()

    def put(self, mention: PersonMention) -> None:
        """Add a mention, or replace what it said before."""
        order = (mention.recorded_at, mention.id)
        inserted = InsertedMention(mention_features(mention), order, mention.others)
        node = self._node_of(inserted)
        if not self.has_mention(mention.id):
            self.mark_stale(self._insert_as(node, inserted))
        elif not self._is_placed(node, order) or self._others.get(mention.id, NO_OTHERS) != mention.others:
            self.drop(mention.id)
            self.mark_stale(self.insert(inserted))

    def persons(self) -> Iterator[PersonCluster]:
        """Every person, in no particular order."""
        self.recompute()
        return map(self.cluster_of_group, self.groups(self._group_of))

    def person(self, mention: str) -> PersonCluster | None:
        """The person of a mention, or None."""
        if mention not in self._mentions:
            return None
        return self.cluster_of_group(self.group(self._mentions[mention]))

    def changes(self) -> dict[str, PersonCluster | None]:
        """Persons changed since the last call, by id; None: exists no longer."""
        self.recompute()
        after = {person.id: person for person in map(self.cluster_of_group, self.groups(self._touched))}
        before, self._before, self._touched = self._before, {}, set()
        gone: dict[str, PersonCluster | None] = dict.fromkeys(before.keys() - after.keys())
        return gone | {name: person for name, person in after.items() if before.get(name) != person}

    def group(self, node: Node) -> tuple[Node, ...]:
        """The nodes of the person that this node belongs to."""
        self.recompute()
        return self._group(node, self._group_of[node])

    def groups(self, nodes: Iterable[Node]) -> list[tuple[Node, ...]]:
        """The nodes of each person that any of these belongs to, as last clustered."""
        found: dict[Node | bytes, tuple[Node, ...]] = {}
        for node in nodes:
            stored = self._group_of.get(node)
            if stored is not None and (stored or node) not in found:
                found[stored or node] = self._group(node, stored)
        return list(found.values())

    def _group(self, node: Node, stored: bytes) -> tuple[Node, ...]:
        if not stored:
            return (node,)
        cached = self._groups
        return cached.recent.get(stored) or cached.store(stored, cached.older(stored) or unpacked(stored))

    def clustering(self, piece: frozenset[Node]) -> Clustering:
        """The clustering of a component."""
        rulings = self._decided_pairs(piece)
        nodes = [(node, self._facts_of(node)) for node in sorted(piece)]
        supporting = self._support if len(piece) <= TOGETHER else None
        return cluster_nodes(nodes, self.graph.strong_links_within(piece), supporting, rulings)

    def _facts_of(self, node: Node) -> NodeFacts:
        cached = self._facts
        return cached.recent.get(node) or cached.store(
            node, cached.older(node) or node_facts(self.graph.features[node])
        )

    def _identity_of(self, node: Node) -> MentionIdentity:
        return self._facts_of(node).identity

    def component(self, node: Node) -> frozenset[Node]:
        """The nodes that are clustered together with this one."""
        return self.graph.component(node)

    def recluster(self, piece: frozenset[Node]) -> None:
        """Derive the persons of a component."""
        for node in piece:
            self._touch(node)
        former = self.groups(piece)
        clusters = self._clusters_of(piece, former)
        for group in set(former).difference(clusters):
            self._clusters.discard(group)
        for cluster in clusters:
            self._group_of.update(dict.fromkeys(cluster, packed(cluster) if len(cluster) > 1 else b""))

    def insert(self, mention: InsertedMention) -> set[Node]:
        """Add a mention that is not present. Returns the nodes that have to be clustered again."""
        return self._insert_as(self._node_of(mention), mention)

    def remove(self, mention: str) -> set[Node]:
        """Remove a mention that is present. Returns the other nodes that have to be clustered again."""
        node = self._mentions[mention]
        self._touch(node)
        stale = self._bond_decided(mention, bound=False)
        if self._others.pop(mention, None):
            stale.add(node)
        return stale | self._vanish(node) if self._displace(mention) else stale

    def inserted(self, mention: str) -> InsertedMention:
        """A mention that is present, as it was inserted."""
        features = self._crowded.features(self._mentions[mention])
        return InsertedMention(features, self.order(mention), self._others.get(mention, NO_OTHERS))

    def bonded_by(self, decision: IdentityDecision) -> bool:
        """Whether a decision says that its mentions are one person."""
        return decision.same

    def bond(self, one: Node, others: Sequence[Node], *, bound: bool) -> set[Node]:
        """Decisions join a node with others now, or no longer. Returns the nodes that have to be clustered again."""
        return self.graph.add_bonds(one, others) if bound else self.graph.remove_bonds(one, others)

    def _insert_as(self, node: Node, mention: InsertedMention) -> set[Node]:
        self._touch(node)
        stale = set[Node]()
        if self._place(node, mention.order):
            crossed = self._crowded.add(node, mention.features)
            stale = self.graph.add(node, self._crowded.compared(node))
            self._touch_linked(node)
            stale |= self._compare_again(crossed, node)
        if mention.others.mentions:
            self._others[mention.order[1]] = mention.others
            stale.add(node)
        return stale | self._bond_decided(mention.order[1], bound=True)

    def _vanish(self, node: Node) -> set[Node]:
        """A node has no mention any more. Returns the other nodes that have to be clustered again."""
        self._touch_linked(node)
        stale = self.graph.remove(node)
        stale |= self._compare_again(self._crowded.remove(node), node)
        stale.discard(node)
        self._group_of.pop(node, None)
        return stale

    def _node_of(self, mention: InsertedMention) -> Node:
        """Mentions with equal features share a node, unless the features fit many people.

        A mention that a decision names is a node of its own, and one of two people whom an item describes alike.
        """
        features, name = mention.features, mention.order[1]
        alone = mention.others.described_alike or self.decisions.is_about(name) or not self._identifies_alone(features)
        own = name if alone else ""
        return int.from_bytes(blake2b(json.dumps((own, features)).encode(), digest_size=8).digest(), "big")

    def _identifies_alone(self, features: MentionFeatures) -> bool:
        born = self._crowded.known_birth(features.born)
        return identifies_alone(features if born is features.born else features._replace(born=born), self.population)

    def _compare_again(self, values: Sequence[str], but: Node) -> set[Node]:
        """Nodes of values that became crowded, or are no longer, are compared without them, or with them again."""
        if not values:
            return set()
        nodes = sorted({node for value in values for node in self._crowded.nodes(value)} - {but})
        for node in nodes:
            self._touch(node)
            self._touch_linked(node)
        self._support.forget()
        self._agreeing.forget()
        changed = {node: self._crowded.compared(node) for node in nodes}
        self._facts.forget(changed.__contains__)
        stale = self.graph.replace(changed)
        for node in nodes:
            self._touch_linked(node)
        return stale | self._regroup({*nodes, but})

    def _regroup(self, nodes: Iterable[Node]) -> set[Node]:
        """Mentions of a date of birth that too many share are nodes of their own now, or share one again."""
        stale = set[Node]()
        for node in sorted(nodes):
            for order in tuple(self.orders(node)):
                others = self._others.get(order[1], NO_OTHERS)
                mention = InsertedMention(self._crowded.features(node), order, others)
                if (other := self._node_of(mention)) != node:
                    stale |= self._move(node, other, mention)
        return stale

    def _move(self, node: Node, other: Node, mention: InsertedMention) -> set[Node]:
        """A mention is of another node. That comes first, so that who shares a value is counted without a gap."""
        self._touch(node)
        emptied = self._displace(mention.order[1])
        stale = self._insert_as(other, mention)
        return stale | self._vanish(node) if emptied else stale

    def _touch_linked(self, node: Node) -> None:
        """Touch persons that are only possibly this one: their explanation names it."""
        for other, judged in self.graph.links(node).items():
            if judged.bits < STRENGTHS[0]:
                self._touch(other)

    def are_named_as_two(self, one: Iterable[Node], other: Iterable[Node]) -> bool:
        """Whether an item names a mention of each, as two people."""
        return bool(self._others) and not set(other).isdisjoint(beside for _, beside in self._named_beside(one))

    def _named_beside(self, nodes: Iterable[Node]) -> Iterator[Pair]:
        """The nodes, each with those of other people whom an item names beside one of its mentions."""
        for node in nodes:
            for _, name in self.orders(node):
                if others := self._others.get(name):
                    present = (self._mentions.get(other) for other in others.mentions)
                    yield from ((node, beside) for beside in present if beside is not None)

    def _named_as_two(self, piece: frozenset[Node]) -> list[Pair]:
        if not self._others:
            return []
        beside = (pair for pair in self._named_beside(piece) if pair[1] in piece)
        return sorted({ordered_pair(*pair) for pair in beside if pair[0] != pair[1]})

    def _decided_pairs(self, piece: frozenset[Node]) -> DecidedPairs:
        named_as_two = self._named_as_two(piece)
        if not self.decisions:
            return DecidedPairs(named_as_two=named_as_two)
        mentions = {
            place[1]: node for node in piece for place in self.orders(node) if self.decisions.is_about(place[1])
        }
        same, different = list[Pair](), list[Pair]()
        for decision in self.decisions.about(mentions):
            pairs = ((mentions.get(one), mentions.get(other)) for one, other in decision.pairs)
            (same if decision.same else different).extend((a, b) for a, b in pairs if a is not None and b is not None)
        return DecidedPairs(same, different, named_as_two)

    def _clusters_of(
        self, piece: frozenset[Node], former: Collection[tuple[Node, ...]]
    ) -> Collection[tuple[Node, ...]]:
        """The persons of a component. ``former``: the groups that its nodes were of before."""
        nodes = tuple(sorted(piece))
        if len(piece) == 1 or (len(piece) > TOGETHER and not self._has_contradiction(piece)):
            return (nodes,)
        if len(piece) <= TOGETHER and self._all_agree(piece, nodes, former):
            return (nodes,)
        return self.clustering(piece).clusters

    def _all_agree(self, piece: frozenset[Node], nodes: tuple[Node, ...], former: Collection[tuple[Node, ...]]) -> bool:
        """Whether a component is one person whatever link is followed first."""
        if any(self._decided_pairs(piece)):
            return False
        return self._agreeing.agree(
            nodes, max(filter(piece.issuperset, former), key=len, default=()), self._identity_of
        )

    def _has_contradiction(self, piece: frozenset[Node]) -> bool:
        """Whether anything forbids joining a whole crowd: two birth dates or register numbers, or a decision."""
        seen = ClusterIdentity(mention_identity(NOTHING_KNOWN))
        for node in piece:
            identity = ClusterIdentity(self._facts_of(node).identity)
            if seen.contradicts(identity):
                return True
            seen.absorb(identity)
        return any(self._decided_pairs(piece))

    def _touch(self, node: Node) -> None:
        """Remember which person this node belonged to at the last call of ``changes``."""
        if node in self._touched:
            return
        stored = self._group_of.get(node)
        if stored is None:
            self._touched.add(node)
            return
        group = self._group(node, stored)
        person = self.cluster_of_group(group)
        self._before[person.id] = person
        self._touched.update(group)

    def cluster_of_group(self, group: tuple[Node, ...]) -> PersonCluster:
        """The person that these nodes are."""
        cached = self._clusters
        return cached.recent.get(group) or cached.store(group, cached.older(group) or self._cluster_of(group))

    def _cluster_of(self, group: tuple[Node, ...]) -> PersonCluster:
        places = [place for node in group for place in self.orders(node)]
        return PersonCluster(min(places)[1], tuple(sorted([place[1] for place in places])))

    def _place(self, node: Node, order: MentionOrder) -> bool:
        self._forget_cluster(node)
        return super()._place(node, order)

    def _displace(self, mention: str) -> bool:
        self._forget_cluster(self._mentions[mention])
        return super()._displace(mention)

    def _forget_cluster(self, node: Node) -> None:
        """The mentions of a node change: so do those of its person."""
        if (stored := self._group_of.get(node)) is not None:
            self._clusters.discard(self._group(node, stored))
