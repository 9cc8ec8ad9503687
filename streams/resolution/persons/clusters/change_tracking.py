"""The person index with what a batch changed: the touched persons before and after, and why each was joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from streams.resolution.clustering.packed_nodes import packed, unpacked
from streams.resolution.persons.clusters.clustering import Clustering, ClusterJoin
from streams.resolution.persons.clusters.person_index import PersonCluster, PersonIndex
from streams.resolution.persons.comparison.level_weights import POPULATION
from streams.resolution.persons.explanation.person_contradiction import PersonIdentity, person_identity
from streams.resolution.persons.features.mention_features import Node, Pair

CACHED_IDENTITIES: Final = 4_000
"""Groups in the cache: each is compared again with every change to a person linked with it."""


class TouchedPersons(NamedTuple):
    """Every touched person by id. An id in ``before`` alone exists no longer."""

    before: Mapping[str, PersonCluster]
    after: Mapping[str, PersonCluster]


class GroupJoins(NamedTuple):
    """The joins that made a group, and the pairs in or beside it about which decisions contradict each other."""

    group: tuple[Node, ...]
    joins: tuple[ClusterJoin, ...]
    overruled: tuple[Pair, ...]


NO_JOINS: Final = GroupJoins((), (), ())

_DECIDED: Final = 0
_NO_SUPPORT: Final = 1 << 63
"""How the support of a join is packed: none of a decision, else as much more than this."""


def packed_joins(joins: GroupJoins) -> bytes:
    """The group and the joins that made it, eight bytes each number: how many nodes, those, and three of each join."""
    numbers = [len(joins.group), *joins.group]
    for one, other, support in joins.joins:
        numbers += (one, other, _DECIDED if support is None else _NO_SUPPORT + support)
    return packed(numbers)


def unpacked_joins(stored: bytes) -> GroupJoins:
    """What was packed. Nothing in it is overruled."""
    size, *numbers = unpacked(stored)
    flat = iter(numbers[size:])
    joins = (
        ClusterJoin(one, other, None if support == _DECIDED else support - _NO_SUPPORT)
        for one, other, support in zip(flat, flat, flat, strict=True)
    )
    return GroupJoins(tuple(numbers[:size]), tuple(joins), ())


class TrackedPersonIndex(PersonIndex):
    """A person index that also reports persons whose mentions are unchanged but whose explanation may differ."""

    def __init__(self, population: int = POPULATION) -> None:
        super().__init__(population)
        self._identities: dict[tuple[Node, ...], PersonIdentity] = {}
        self._joins_by_first_node: dict[Node, bytes | GroupJoins] = {}  # packed where nothing is overruled

    def touched_persons(self) -> TouchedPersons:
        """Persons touched since the last call."""
        touched, before = self._touched, self._before
        self.changes()
        groups = self.groups(touched)
        for node in touched - {group[0] for group in groups}:
            self._joins_by_first_node.pop(node, None)
        after = map(self.cluster_of_group, groups)
        return TouchedPersons(before, {person.id: person for person in after})

    def recluster(self, piece: frozenset[Node]) -> None:
        """Derive the persons of a component. Of one that agrees the joins are derived where somebody asks for them."""
        for node in piece:
            self._joins_by_first_node.pop(node, None)
        super().recluster(piece)

    def clustering(self, piece: frozenset[Node]) -> Clustering:
        """The clustering of a component; its joins are remembered for explanations."""
        division = super().clustering(piece)
        joins: dict[Node, list[ClusterJoin]] = {}
        first = {node: cluster[0] for cluster in division.clusters for node in cluster}
        for join in division.joins:
            joins.setdefault(first[join.one], []).append(join)
        for cluster in division.clusters:
            overruled = tuple(both for both in division.overruled if cluster[0] in (first[both[0]], first[both[1]]))
            if len(cluster) > 1 or overruled:
                found = GroupJoins(cluster, tuple(joins.get(cluster[0], ())), overruled)
                self._joins_by_first_node[cluster[0]] = found if overruled else packed_joins(found)
            else:
                self._joins_by_first_node.pop(cluster[0], None)
        return division

    def group_joins(self, group: tuple[Node, ...]) -> GroupJoins:
        """How a group was joined, as last clustered: every change to its component clusters it again."""
        if len(group) == 1 and not self.decisions:
            return NO_JOINS
        piece = self.graph.component(group[0])
        if len(piece) == 1:
            return NO_JOINS
        if (found := self._joins_as_clustered(group[0])).group != group and len(group) > 1:
            self.clustering(piece)
            found = self._joins_as_clustered(group[0])
        return found if found.group == group else NO_JOINS

    def _joins_as_clustered(self, first: Node) -> GroupJoins:
        stored = self._joins_by_first_node.get(first, NO_JOINS)
        return unpacked_joins(stored) if isinstance(stored, bytes) else stored

    def identity(self, group: tuple[Node, ...]) -> PersonIdentity:
        """The births and certain numbers of a group, cached: they follow from its nodes."""
        if (found := self._identities.get(group)) is None:
            found = person_identity(self.graph.features[node] for node in group)
            if len(self._identities) >= CACHED_IDENTITIES:
                del self._identities[next(iter(self._identities))]
            self._identities[group] = found
        return found

    def _compare_again(self, values: Sequence[str], but: Node) -> set[Node]:
        if values:
            self._identities.clear()
        return super()._compare_again(values, but)

    def person_id_of(self, group: tuple[Node, ...]) -> str:
        """The id of the person that these nodes are."""
        return min(self.orders(node)[0] for node in group)[1]

    def person_id(self, mention: str) -> str | None:
        """The id of the person of a mention, or None."""
        return self.person_id_of(self.group(self.node(mention))) if self.has_mention(mention) else None

    def recorded_at(self, node: Node) -> datetime:
        """When the earliest mention of a node was recorded."""
        return self.orders(node)[0][0]

    def decided_mentions(self, group: tuple[Node, ...]) -> Iterator[str]:
        """Mentions of a group that a decision names. Each is a node of its own."""
        if self.decisions:
            yield from (name for name in map(self.first, group) if self.decisions.is_about(name))

    def linked_persons(self, person: PersonCluster) -> Iterator[str]:
        """Ids of persons linked with this one: their ``possibly also`` may name it."""
        group = self.group(self.node(person.id))
        others = {other for node in group for other in self.graph.links(node)} - set(group)
        self.recompute()
        yield from map(self.person_id_of, self.groups(others))

    def decided_together_with(self, mentions: Iterable[str]) -> Iterator[str]:
        """Ids of persons whom a decision names together with any of these mentions."""
        if not self.decisions:
            return
        about = self.decisions.about(mention for mention in mentions if self.decisions.is_about(mention))
        named = {mention for decision in about for mention in decision.mentions if mention in self._mentions}
        self.recompute()
        yield from map(self.person_id_of, self.groups(map(self.node, named)))
