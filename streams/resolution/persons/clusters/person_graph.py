"""The graph of persons: nodes of equal features, links worth showing, and which nodes have to be clustered together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import starmap
from typing import Final

from streams.resolution.clustering.candidate_graph import CandidateGraph
from streams.resolution.clustering.connected_components import ConnectedComponents, component_of
from streams.resolution.clustering.key_index import KeyIndex, ordered_pair
from streams.resolution.clustering.key_postings import PackedPostings
from streams.resolution.clustering.link_table import PackedLinks
from streams.resolution.clustering.packed_nodes import packed, unpacked
from streams.resolution.clustering.recent_cache import RecentCache
from streams.resolution.persons.clusters.blocking_keys import (
    blocking_keys,
    key_hubs,
    key_limit,
    surest_shared_keys,
)
from streams.resolution.persons.clusters.clustering import ScoredLink
from streams.resolution.persons.comparison.early_reject import compare_unless_rejected
from streams.resolution.persons.comparison.level_weights import LIMITS, POPULATION
from streams.resolution.persons.comparison.pair_judgement import PairJudge, PairJudgement
from streams.resolution.persons.features.mention_features import MentionFeatures, Node, Pair

TOGETHER: Final = 64
"""Nodes that are clustered together at most. A larger component is split by requiring stronger links."""

STRENGTHS: Final = tuple(LIMITS["same"] + more for more in (0, 150, 300, 500, 800, 1200))
"""Link strengths in hundredths of a bit, tried in turn until a component is small enough."""

CROWD: Final = LIMITS["same"] + 1300
"""A component that is too large even at the strongest level is a crowd: linked by this much, of any size."""

KEY_SETS: Final = 1_000
"""Nodes in the recent half of a cache of their keys, which are asked for when a key crosses its limit."""

CACHED_COMPONENTS: Final = 10_000
"""Nodes in the recent half of a cache of the component of each: found again by its links."""

Found = tuple[Node, Node, PairJudgement]


class PersonGraph(CandidateGraph[Node, MentionFeatures, PairJudgement]):
    """A function of the nodes and bonds: links between nodes that share a key and are worth showing."""

    links_follow_values = True

    def __init__(self, population: int = POPULATION) -> None:
        super().__init__(KeyIndex(key_limit, key_hubs, PackedPostings()), PackedLinks())
        self.features = self.values
        self._judge = PairJudge(self.features, population)
        self._key_sets = RecentCache[Node, frozenset[str]](KEY_SETS)
        self._crowds = ConnectedComponents[Node]()
        self._components = RecentCache[Node, bytes](CACHED_COMPONENTS)  # packed
        self._parts: set[Node] = set()  # nodes whose component is part of one that is too large

    def blocking_keys(self, node: Node) -> Sequence[str]:
        """The keys of a node."""
        return blocking_keys(self.features[node], self._judge.population)

    def is_candidate(self, one: Node, other: Node) -> bool:
        """Whether a key brings the two together."""
        surest = surest_shared_keys(self.features[one], self.features[other])
        return any(map(self._keys.brings_all_together, surest)) or super().is_candidate(one, other)

    def key_set(self, node: Node) -> frozenset[str]:
        """The keys of a node, cached."""
        cached = self._key_sets
        return cached.recent.get(node) or cached.store(node, cached.older(node) or super().key_set(node))

    def link(self, one: Node, other: Node) -> PairJudgement | None:
        """The judgement of a candidate pair that is worth showing; None: it is not."""
        compared = compare_unless_rejected(self.features[one], self.features[other], self._judge.population)
        if compared is None:
            return None
        judged = self._judge.judge_compared(one, other, compared)
        return judged if judged.shown else None

    def replace(self, changed: Mapping[Node, MentionFeatures]) -> set[Node]:
        """Nodes that are present have other features now. Returns all that have to be clustered again, these too."""
        own = tuple(changed)
        links = [(node, other) for node in own for other in self.links(node)]
        stale = self._apply(own, list(dict.fromkeys(starmap(ordered_pair, links))), [])
        pairs = self._rekeyed(changed)
        candidates = {ordered_pair(node, other) for node in own for other in self._keys.met(node, self.key_set(node))}
        lost, found = self._compared(pairs - candidates, candidates=False)
        _, met = self._compared(candidates, candidates=True)
        return stale | self._apply(own, lost, [*found, *met])

    def _rekeyed(self, changed: Mapping[Node, MentionFeatures]) -> set[Pair]:
        """Give nodes other features and keys. Returns pairs of others that a key brings together now, or no longer.

        Keys that a node keeps are left alone, so that none falls below its limit and crosses it again.
        """
        keys = {node: frozenset(self.blocking_keys(node)) for node in changed}
        self.values.update(changed)
        self._judge.forget(changed)
        self._key_sets.forget(changed.__contains__)
        pairs = set[Pair]()
        for node, before in keys.items():
            now = self.key_set(node)
            pairs |= self._keys.remove(node, sorted(before - now)).added
            pairs |= self._keys.add(node, sorted(now - before)).removed
        return pairs

    def component(self, node: Node) -> frozenset[Node]:
        """The nodes to be clustered together with this one."""
        cached = self._components
        if (known := cached.recent.get(node) or cached.older(node)) is not None:
            return frozenset(unpacked(known))
        crowd = self._crowds.component(node)
        if len(crowd) > TOGETHER:
            return frozenset(crowd)
        whole = self._small_component(node, STRENGTHS[0])
        small = filter(None, (self._small_component(node, strength) for strength in STRENGTHS[1:]))
        piece = frozenset(whole or next(small, crowd))
        if whole:
            self._parts.difference_update(piece)
        else:
            self._parts.update(piece)
        return self._remembered(piece)

    def _remembered(self, piece: frozenset[Node]) -> frozenset[Node]:
        if len(piece) > 1:
            stored = packed(piece)
            for one in piece:
                self._components.store(one, stored)
        return piece

    def judge(self, one: Node, other: Node) -> PairJudgement:
        """The judgement of a pair, linked or not."""
        return self.links(one).get(other) or self._judge.judge(one, other)

    def strong_links_within(self, piece: frozenset[Node]) -> Iterator[ScoredLink]:
        """The links inside a piece that are strong enough to join on."""
        least = LIMITS["same"]
        for one, other, judged in self.links_within(piece):
            if judged.bits >= least:
                yield ScoredLink(judged.bits, one, other)

    def _apply(self, own: tuple[Node, ...], lost: Sequence[Pair], found: Sequence[Found]) -> set[Node]:
        """Change links. A node that comes makes one component of those that it is linked with: nothing is searched."""
        if lost or len(own) != 1 or (piece := self._grown_by(own[0], found)) is None:
            return super()._apply(own, lost, found)
        self._replace_links((), found)
        return set(self._remembered(piece))

    def _grown_by(self, node: Node, found: Sequence[Found]) -> frozenset[Node] | None:
        """The component of a node that has no links yet and gets these; None: it has to be searched."""
        if node in self._bonds or self.links(node):
            return None
        piece = {node}
        for one, other, judged in found:
            end = other if one == node else one
            if node not in (one, other):
                return None
            if judged.bits >= STRENGTHS[0] and end not in piece:
                if len(self._crowds.component(end)) > TOGETHER:
                    return None
                piece |= self.component(end)
                if end in self._parts or len(piece) > TOGETHER:
                    return None
        return frozenset(piece)

    def _ends(self, own: tuple[Node, ...], lost: Iterable[Pair], found: Iterable[Found]) -> Iterator[Node]:
        """Weak links of the node itself do not change any component."""
        bits = [(one, other, self.links(one)[other].bits) for one, other in lost]
        bits += [(one, other, judged.bits) for one, other, judged in found]
        for one, other, worth in bits:
            if worth >= STRENGTHS[0] or not (one in own or other in own):
                yield from (one, other)

    def _affected_by(self, ends: Iterable[Node], change: Callable[[], object]) -> set[Node]:
        """The components of these nodes before and after a change: everything that may cluster differently."""
        ends_once = tuple(dict.fromkeys(ends))
        before = self._components_of(ends_once)
        for node in before:
            self._components.discard(node)
        change()
        return before | self._components_of(ends_once)

    def _components_of(self, ends: Iterable[Node]) -> set[Node]:
        """The components of these nodes; of a crowd only the nodes themselves, since it may be large."""
        found: set[Node] = set()
        for end in ends:
            if len(self._crowds.component(end)) > TOGETHER:
                found.add(end)
            elif end not in found:
                found |= self.component(end)
        return found

    def _small_component(self, start: Node, strength: int) -> set[Node] | None:
        """Nodes linked with this one by at least ``strength``; None if more than ``TOGETHER``."""
        return component_of(start, lambda node: self._linked_by(node, strength), TOGETHER)

    def _linked_by(self, node: Node, strength: int) -> Iterator[Node]:
        for other, judged in self.links(node).items():
            if judged.bits >= strength:
                yield other
        yield from self.bonds(node)

    def _crowd_neighbours(self, node: Node) -> Iterator[Node]:
        return self._linked_by(node, CROWD)

    def _bind(self, one: Node, others: Sequence[Node]) -> None:
        super()._bind(one, others)
        for other in others:
            self._crowds.join(one, other)

    def _unbind(self, one: Node, others: Sequence[Node]) -> None:
        super()._unbind(one, others)
        self._crowds.remove_links([one, *others], self._crowd_neighbours)

    def _replace_links(self, lost: Iterable[Pair], found: Iterable[Found]) -> None:
        cut = [end for both in lost if self.links(both[0])[both[1]].bits >= CROWD for end in both]
        super()._replace_links(lost, found)
        self._crowds.remove_links(cut, self._crowd_neighbours)
        for one, other, judged in found:
            if judged.bits >= CROWD:
                self._crowds.join(one, other)
