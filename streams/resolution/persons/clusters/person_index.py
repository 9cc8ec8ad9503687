"""Who is who, kept up to date: mentions and decisions come and go in any order, only what they touch is decided anew.

What is held at any moment is a function of the set of mentions and decisions. No clock, no counts of arrival.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b, sha256
from typing import NamedTuple

from streams.resolution.persons.clusters.blocking import Node, Pair
from streams.resolution.persons.clusters.candidate_graph import STRENGTHS, TOGETHER, CandidateGraph
from streams.resolution.persons.clusters.cluster_support import SupportCache
from streams.resolution.persons.clusters.clustering import Clustering, DecidedPairs, cluster_nodes
from streams.resolution.persons.clusters.identity_decisions import DecisionIndex, IdentityDecision
from streams.resolution.persons.comparison.match_weight import identifies_alone
from streams.resolution.persons.features.mention import PersonMention
from streams.resolution.persons.features.mention_features import MentionFeatures, mention_features

MentionOrder = tuple[datetime, str]
"""When a mention was recorded, and its id: the order in which mentions give a person their id."""


class PersonCluster(NamedTuple):
    """Mentions taken for one person, named after the earliest."""

    id: str
    mentions: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Tells whether they are still those."""
        return sha256("\n".join(self.mentions).encode()).hexdigest()[:16]


class PersonIndex:
    """All mentions of one view, and the persons they are taken for."""

    def __init__(self) -> None:
        self.graph = CandidateGraph()
        self.decisions = DecisionIndex()
        self._supporting = SupportCache(self.graph.judge)
        self._mentions: dict[str, tuple[Node, MentionOrder]] = {}
        self._places: dict[Node, list[MentionOrder]] = {}
        self._groups: dict[Node, tuple[Node, ...]] = {}
        self._before: dict[str, PersonCluster] = {}
        self._touched: set[Node] = set()
        self._stale: set[Node] = set()

    def put(self, mention: PersonMention) -> None:
        """A mention, new or said otherwise than before."""
        said, place = mention_features(mention), (mention.recorded_at, mention.id)
        node = self._node(mention.id, said)
        if self._mentions.get(mention.id) == (node, place):
            return
        self.drop(mention.id)
        self._stale |= self._hold(node, said, place)

    def drop(self, mention: str) -> None:
        """A mention no more. One that is not there is no mistake."""
        if mention in self._mentions:
            self._stale |= self._let_go(mention)

    def decide(self, decision: IdentityDecision) -> None:
        """Somebody decided who is who. Mentions that are not there yet are waited for."""
        held = self.decisions.get(decision.id)
        if held == decision:
            return
        self._ruling(held, decision)

    def undecide(self, decision: str) -> None:
        """A decision no more. One that is not there is no mistake."""
        held = self.decisions.get(decision)
        if held is not None:
            self._ruling(held, None)

    def persons(self) -> Iterator[PersonCluster]:
        """Everybody, in no order that means anything."""
        self._decide()
        return map(self._person, {id(group): group for group in self._groups.values()}.values())

    def person(self, mention: str) -> PersonCluster | None:
        """Who a mention is taken for."""
        if mention not in self._mentions:
            return None
        return self._person(self.group(self._mentions[mention][0]))

    def changes(self) -> dict[str, PersonCluster | None]:
        """Who has changed since this was last asked: as they are now, or None who is nobody any more."""
        self._decide()
        groups = {id(group): group for group in map(self._groups.get, self._touched) if group is not None}
        after = {person.id: person for person in map(self._person, groups.values())}
        before, self._before, self._touched = self._before, {}, set()
        gone: dict[str, PersonCluster | None] = dict.fromkeys(before.keys() - after.keys())
        return gone | {name: person for name, person in after.items() if before.get(name) != person}

    def node(self, mention: str) -> Node:
        """The node that a mention is held by."""
        return self._mentions[mention][0]

    def first(self, node: Node) -> str:
        """The earliest mention of a node."""
        return self._places[node][0][1]

    def group(self, node: Node) -> tuple[Node, ...]:
        """The nodes taken for the same person as this one."""
        self._decide()
        return self._groups[node]

    def division(self, piece: frozenset[Node]) -> Clustering:
        """How nodes that have to be decided together are divided."""
        rulings = self._rulings(piece)
        nodes = [(node, self.graph.features[node]) for node in sorted(piece)]
        supporting = self._supporting if len(piece) <= TOGETHER else None
        return cluster_nodes(nodes, self.graph.links_within(piece), supporting, rulings)

    def _node(self, mention: str, said: MentionFeatures) -> Node:
        """Mentions that say the same are one node, unless it is so little that it is said of many.

        One that people have decided about is a node of its own.
        """
        own = mention if self.decisions.speaks_of(mention) or not identifies_alone(said) else ""
        return int.from_bytes(blake2b(f"{own}|{tuple(said)!r}".encode(), digest_size=8).digest(), "big")

    def _hold(self, node: Node, said: MentionFeatures, place: MentionOrder) -> set[Node]:
        self._touch(node)
        self._mentions[place[1]] = (node, place)
        stale = set[Node]()
        if node in self._places:
            insort(self._places[node], place)
        else:
            self._places[node] = [place]
            stale = self.graph.add(node, said)
            self._touch_beside(node)
        for other in self._bound_to(place[1]):
            stale |= self.graph.bind(node, other)
        return stale

    def _let_go(self, mention: str) -> set[Node]:
        node, place = self._mentions[mention]
        self._touch(node)
        stale = set[Node]()
        for other in self._bound_to(mention):
            stale |= self.graph.unbind(node, other)
        del self._mentions[mention]
        self._places[node].remove(place)
        if not self._places[node]:
            self._touch_beside(node)
            stale |= self.graph.remove(node)
            stale.discard(node)
            del self._places[node]
            self._groups.pop(node, None)
        return stale

    def _touch_beside(self, node: Node) -> None:
        """Those it may be, or may have been, without being decided together with them: it is told of them, too."""
        for other, judged in self.graph.links(node).items():
            if judged.bits < STRENGTHS[0]:
                self._touch(other)

    def _bound_to(self, mention: str) -> list[Node]:
        """The nodes of all others that somebody has decided to be the same, once for each decision."""
        about = self.decisions.about([mention])
        others = (other for one in about if one.same for other in set(one.mentions) - {mention})
        return [self._mentions[other][0] for other in others if other in self._mentions]

    def _ruling(self, old: IdentityDecision | None, new: IdentityDecision | None) -> None:
        """The mentions concerned are taken out, the decision changed, and the mentions put back."""
        named = {mention for one in (old, new) if one for mention in one.mentions}
        present = sorted(mention for mention in named if mention in self._mentions)
        said = [(self.graph.features[self._mentions[one][0]], self._mentions[one][1]) for one in present]
        stale = {node for mention in present for node in self._let_go(mention)}
        if old:
            self.decisions.remove(old.id)
        if new:
            self.decisions.add(new)
        for one, place in said:
            stale |= self._hold(self._node(place[1], one), one, place)
        self._stale |= stale

    def _rulings(self, piece: frozenset[Node]) -> DecidedPairs:
        if not self.decisions:
            return DecidedPairs()
        mentions = {
            place[1]: node for node in piece for place in self._places[node] if self.decisions.speaks_of(place[1])
        }
        same, different = list[Pair](), list[Pair]()
        for decision in self.decisions.about(mentions):
            pairs = ((mentions.get(one), mentions.get(other)) for one, other in decision.pairs)
            (same if decision.same else different).extend((a, b) for a, b in pairs if a is not None and b is not None)
        return DecidedPairs(same, different)

    def _decide(self) -> None:
        """What has come and gone since is decided when somebody asks: what many of them touched, once."""
        if not self._stale:
            return
        left = {node for node in self._stale if node in self._places}
        self._stale = set()
        while left:
            piece = self.graph.piece(left.pop())
            left -= piece
            for node in piece:
                self._touch(node)
            for cluster in self._clusters(piece):
                self._groups.update(dict.fromkeys(cluster, cluster))

    def _clusters(self, piece: frozenset[Node]) -> Iterable[tuple[Node, ...]]:
        if len(piece) == 1 or (len(piece) > TOGETHER and not self._contested(piece)):
            return [tuple(sorted(piece))]
        return self.division(piece).clusters

    def _contested(self, piece: frozenset[Node]) -> bool:
        """Whether anything keeps apart what hangs together by very strong links."""
        seen: dict[str, str] = {}
        numbers = (number for node in piece for number in self.graph.features[node].numbers if number.checked)
        return any(seen.setdefault(one.scheme, one.value) != one.value for one in numbers) or any(self._rulings(piece))

    def _touch(self, node: Node) -> None:
        """Remember whom this node was taken for when changes were last asked for."""
        if node in self._touched:
            return
        group = self._groups.get(node)
        if group is None:
            self._touched.add(node)
            return
        person = self._person(group)
        self._before[person.id] = person
        self._touched.update(group)

    def _person(self, group: tuple[Node, ...]) -> PersonCluster:
        places = [place for node in group for place in self._places[node]]
        return PersonCluster(min(places)[1], tuple(sorted([place[1] for place in places])))
