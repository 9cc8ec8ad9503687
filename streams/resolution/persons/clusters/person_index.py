"""The index of persons: mentions and decisions come and go in any order, and only what they touch is clustered again.

At any moment it is a function of the set of mentions and decisions: no clock, no counts of arrival.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import blake2b, sha256
from typing import NamedTuple

from streams.resolution.persons.clusters.blocking import Node, Pair
from streams.resolution.persons.clusters.candidate_graph import STRENGTHS, TOGETHER, CandidateGraph
from streams.resolution.persons.clusters.cannot_links import ClusterIdentity
from streams.resolution.persons.clusters.cluster_support import SupportCache
from streams.resolution.persons.clusters.clustering import Clustering, DecidedPairs, cluster_nodes
from streams.resolution.persons.clusters.crowded_values import CrowdedValues
from streams.resolution.persons.clusters.identity_decisions import DecisionIndex, IdentityDecision
from streams.resolution.persons.comparison.level_weights import POPULATION
from streams.resolution.persons.comparison.match_weight import identifies_alone
from streams.resolution.persons.features.mention import PersonMention
from streams.resolution.persons.features.mention_features import NOTHING_KNOWN, MentionFeatures, mention_features

MentionOrder = tuple[datetime, str]
"""When a mention was recorded, and its id. The first of a cluster gives the person its id."""


class PersonCluster(NamedTuple):
    """The mentions of one person; its id is the earliest of them."""

    id: str
    mentions: tuple[str, ...]

    @property
    def digest(self) -> str:
        """16 hex digits of the set of mentions: changes when they do."""
        return sha256("\n".join(self.mentions).encode()).hexdigest()[:16]


class PersonIndex:
    """The mentions of one view, and the persons that follow from them.

    ``population``: how many people a mention may be of.
    """

    def __init__(self, population: int = POPULATION) -> None:
        self.population = population
        self.graph = CandidateGraph(population)
        self.decisions = DecisionIndex()
        self._crowded = CrowdedValues()
        self._support = SupportCache(self.graph.judge)
        self._mentions: dict[str, tuple[Node, MentionOrder]] = {}
        self._mentions_of: dict[Node, list[MentionOrder]] = {}
        self._group_of: dict[Node, tuple[Node, ...]] = {}
        self._before: dict[str, PersonCluster] = {}
        self._touched: set[Node] = set()
        self._stale: set[Node] = set()

    def put(self, mention: PersonMention) -> None:
        """Add a mention, or replace what it said before."""
        compared, place = mention_features(mention), (mention.recorded_at, mention.id)
        node = self._node(mention.id, compared)
        if self._mentions.get(mention.id) == (node, place):
            return
        self.drop(mention.id)
        self._stale |= self._insert(node, compared, place)

    def drop(self, mention: str) -> None:
        """Remove a mention. An unknown id changes nothing."""
        if mention in self._mentions:
            self._stale |= self._remove(mention)

    def add_decision(self, decision: IdentityDecision) -> None:
        """Add or replace a decision. Its mentions need not exist yet."""
        stored = self.decisions.get(decision.id)
        if stored == decision:
            return
        self._replace_decision(stored, decision)

    def remove_decision(self, decision: str) -> None:
        """Remove a decision. An unknown id changes nothing."""
        stored = self.decisions.get(decision)
        if stored is not None:
            self._replace_decision(stored, None)

    def persons(self) -> Iterator[PersonCluster]:
        """Every person, in no particular order."""
        self._recompute()
        return map(self._cluster_of_group, {id(group): group for group in self._group_of.values()}.values())

    def person(self, mention: str) -> PersonCluster | None:
        """The person of a mention, or None."""
        if mention not in self._mentions:
            return None
        return self._cluster_of_group(self.group(self._mentions[mention][0]))

    def changes(self) -> dict[str, PersonCluster | None]:
        """Persons changed since the last call, by id; None: exists no longer."""
        self._recompute()
        groups = {id(group): group for group in map(self._group_of.get, self._touched) if group is not None}
        after = {person.id: person for person in map(self._cluster_of_group, groups.values())}
        before, self._before, self._touched = self._before, {}, set()
        gone: dict[str, PersonCluster | None] = dict.fromkeys(before.keys() - after.keys())
        return gone | {name: person for name, person in after.items() if before.get(name) != person}

    def node(self, mention: str) -> Node:
        """The node of a mention that is present."""
        return self._mentions[mention][0]

    def first(self, node: Node) -> str:
        """The earliest mention of a node."""
        return self._mentions_of[node][0][1]

    def group(self, node: Node) -> tuple[Node, ...]:
        """The nodes of the person that this node belongs to."""
        self._recompute()
        return self._group_of[node]

    def clustering(self, piece: frozenset[Node]) -> Clustering:
        """The clustering of a component."""
        rulings = self._decided_pairs(piece)
        nodes = [(node, self.graph.features[node]) for node in sorted(piece)]
        supporting = self._support if len(piece) <= TOGETHER else None
        return cluster_nodes(nodes, self.graph.strong_links_within(piece), supporting, rulings)

    def _node(self, mention: str, compared: MentionFeatures) -> Node:
        """Mentions with equal features share a node, unless the features fit many people.

        A mention that a decision names is a node of its own.
        """
        own = mention if self.decisions.is_about(mention) or not identifies_alone(compared, self.population) else ""
        return int.from_bytes(blake2b(f"{own}|{tuple(compared)!r}".encode(), digest_size=8).digest(), "big")

    def _insert(self, node: Node, compared: MentionFeatures, place: MentionOrder) -> set[Node]:
        self._touch(node)
        self._mentions[place[1]] = (node, place)
        stale = set[Node]()
        if node in self._mentions_of:
            insort(self._mentions_of[node], place)
        else:
            self._mentions_of[node] = [place]
            crossed = self._crowded.add(node, compared)
            stale = self.graph.add(node, self._crowded.compared(node))
            self._touch_linked(node)
            stale |= self._compare_again(crossed, node)
        for other in self._decided_same_as(place[1]):
            stale |= self.graph.add_bond(node, other)
        return stale

    def _remove(self, mention: str) -> set[Node]:
        node, place = self._mentions[mention]
        self._touch(node)
        stale = set[Node]()
        for other in self._decided_same_as(mention):
            stale |= self.graph.remove_bond(node, other)
        del self._mentions[mention]
        self._mentions_of[node].remove(place)
        if not self._mentions_of[node]:
            self._touch_linked(node)
            stale |= self.graph.remove(node)
            stale |= self._compare_again(self._crowded.remove(node), node)
            stale.discard(node)
            del self._mentions_of[node]
            self._group_of.pop(node, None)
        return stale

    def _compare_again(self, values: Sequence[str], but: Node) -> set[Node]:
        """Nodes of values that became crowded, or are no longer, are compared without them, or with them again."""
        if not values:
            return set()
        nodes = sorted({node for value in values for node in self._crowded.nodes(value)} - {but})
        for node in nodes:
            self._touch(node)
            self._touch_linked(node)
        self._support.forget()
        stale = self.graph.replace({node: self._crowded.compared(node) for node in nodes})
        for node in nodes:
            self._touch_linked(node)
        return stale

    def _touch_linked(self, node: Node) -> None:
        """Touch persons that are only possibly this one: their explanation names it."""
        for other, judged in self.graph.links(node).items():
            if judged.bits < STRENGTHS[0]:
                self._touch(other)

    def _decided_same_as(self, mention: str) -> list[Node]:
        """Nodes that decisions join with this mention, once for each decision."""
        about = self.decisions.about([mention])
        others = (other for one in about if one.same for other in set(one.mentions) - {mention})
        return [self._mentions[other][0] for other in others if other in self._mentions]

    def _replace_decision(self, old: IdentityDecision | None, new: IdentityDecision | None) -> None:
        """Take out the mentions concerned, change the decision, and put them back."""
        named = {mention for one in (old, new) if one for mention in one.mentions}
        present = sorted(mention for mention in named if mention in self._mentions)
        compared = [(self._crowded.features(self._mentions[one][0]), self._mentions[one][1]) for one in present]
        stale = {node for mention in present for node in self._remove(mention)}
        if old:
            self.decisions.remove(old.id)
        if new:
            self.decisions.add(new)
        for one, place in compared:
            stale |= self._insert(self._node(place[1], one), one, place)
        self._stale |= stale

    def _decided_pairs(self, piece: frozenset[Node]) -> DecidedPairs:
        if not self.decisions:
            return DecidedPairs()
        mentions = {
            place[1]: node for node in piece for place in self._mentions_of[node] if self.decisions.is_about(place[1])
        }
        same, different = list[Pair](), list[Pair]()
        for decision in self.decisions.about(mentions):
            pairs = ((mentions.get(one), mentions.get(other)) for one, other in decision.pairs)
            (same if decision.same else different).extend((a, b) for a, b in pairs if a is not None and b is not None)
        return DecidedPairs(same, different)

    def _recompute(self) -> None:
        """Cluster what changed since, once for all changes."""
        if not self._stale:
            return
        left = {node for node in self._stale if node in self._mentions_of}
        self._stale = set()
        while left:
            piece = self.graph.component(left.pop())
            left -= piece
            for node in piece:
                self._touch(node)
            for cluster in self._clusters_of(piece):
                self._group_of.update(dict.fromkeys(cluster, cluster))

    def _clusters_of(self, piece: frozenset[Node]) -> Iterable[tuple[Node, ...]]:
        if len(piece) == 1 or (len(piece) > TOGETHER and not self._has_contradiction(piece)):
            return [tuple(sorted(piece))]
        return self.clustering(piece).clusters

    def _has_contradiction(self, piece: frozenset[Node]) -> bool:
        """Whether anything forbids joining a whole crowd: two birth dates or register numbers, or a decision."""
        seen = ClusterIdentity(NOTHING_KNOWN)
        for node in piece:
            identity = ClusterIdentity(self.graph.features[node])
            if seen.contradicts(identity):
                return True
            seen.absorb(identity)
        return any(self._decided_pairs(piece))

    def _touch(self, node: Node) -> None:
        """Remember which person this node belonged to at the last call of ``changes``."""
        if node in self._touched:
            return
        group = self._group_of.get(node)
        if group is None:
            self._touched.add(node)
            return
        person = self._cluster_of_group(group)
        self._before[person.id] = person
        self._touched.update(group)

    def _cluster_of_group(self, group: tuple[Node, ...]) -> PersonCluster:
        places = [place for node in group for place in self._mentions_of[node]]
        return PersonCluster(min(places)[1], tuple(sorted([place[1] for place in places])))
