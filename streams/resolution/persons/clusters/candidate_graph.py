"""The graph of nodes, scored links and decided bonds, and which nodes have to be clustered together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from streams.resolution.persons.clusters.blocking import BlockIndex, Node, Pair, PairChanges
from streams.resolution.persons.clusters.blocking_keys import blocking_keys
from streams.resolution.persons.clusters.clustering import ScoredLink
from streams.resolution.persons.clusters.connected_components import ConnectedComponents
from streams.resolution.persons.comparison.early_reject import rejected_early
from streams.resolution.persons.comparison.level_weights import LIMITS, POPULATION
from streams.resolution.persons.comparison.pair_judgement import PairJudge, PairJudgement
from streams.resolution.persons.features.mention_features import MentionFeatures

TOGETHER: Final = 64
"""Nodes that are clustered together at most. A larger component is split by requiring stronger links."""

STRENGTHS: Final = tuple(LIMITS["same"] + more for more in (0, 150, 300, 500, 800, 1200))
"""Link strengths in hundredths of a bit, tried in turn until a component is small enough."""

CROWD: Final = LIMITS["same"] + 1300
"""A component that is too large even at the strongest level is a crowd: linked by this much, of any size."""

_keys: Final = lru_cache(maxsize=4_096)(blocking_keys)
"""Cached: keys of nodes in crowded blocks are needed repeatedly."""

NO_LINKS: Final[dict[Node, PairJudgement]] = {}


class CandidateGraph:
    """A function of the nodes and bonds: links between nodes that share a key and are worth showing."""

    def __init__(self, population: int = POPULATION) -> None:
        self.features: dict[Node, MentionFeatures] = {}
        self._blocks = BlockIndex()
        self._judge = PairJudge(self.features, population)
        self._links: dict[Node, dict[Node, PairJudgement]] = {}
        self._bonds: dict[Node, dict[Node, int]] = {}
        self._crowds = ConnectedComponents()
        self._components: dict[Node, frozenset[Node]] = {}

    def add(self, node: Node, features: MentionFeatures) -> set[Node]:
        """Add a node. Returns the nodes that have to be clustered again."""
        self.features[node] = features
        change = self._blocks.add(node, _keys(features))
        return self._apply(node, self._lost_links(change), self._new_links(change))

    def remove(self, node: Node) -> set[Node]:
        """Remove a node without bonds. Returns the other nodes that have to be clustered again."""
        change = self._blocks.remove(node, _keys(self.features[node]))
        gone = [(node, other) for other in self._links.get(node, NO_LINKS)]
        stale = self._apply(node, gone, self._new_links(change))
        del self.features[node]
        self._links.pop(node, None)
        return stale - {node}

    def replace(self, changed: Mapping[Node, MentionFeatures]) -> set[Node]:
        """Nodes that are present have other features now. Returns all that have to be clustered again, these too."""
        stale = set(changed)
        for node in changed:
            stale |= self.remove(node)
        self._judge.forget()
        for node, features in changed.items():
            stale |= self.add(node, features)
        return stale

    def add_bond(self, one: Node, other: Node) -> set[Node]:
        """Add a decision that two nodes are one. Counted: it has to be removed as often as it was added."""
        for a, b in ((one, other), (other, one)):
            bonds = self._bonds.setdefault(a, {})
            bonds[b] = bonds.get(b, 0) + 1
        return self._affected_by([one, other], lambda: self._crowds.join(one, other))

    def remove_bond(self, one: Node, other: Node) -> set[Node]:
        """One such decision is taken back."""
        for a, b in ((one, other), (other, one)):
            self._bonds[a][b] -= 1
            if not self._bonds[a][b]:
                del self._bonds[a][b]
        return self._affected_by([one, other], lambda: self._crowds.remove_links([one, other], self._crowd_neighbours))

    def component(self, node: Node) -> frozenset[Node]:
        """The nodes to be clustered together with this one."""
        if (known := self._components.get(node)) is not None:
            return known
        crowd = self._crowds.component(node)
        if len(crowd) > TOGETHER:
            return frozenset(crowd)
        small = filter(None, (self._small_component(node, strength) for strength in STRENGTHS))
        piece = frozenset(next(small, crowd))
        if len(piece) > 1:
            self._components.update(dict.fromkeys(piece, piece))
        return piece

    def judge(self, one: Node, other: Node) -> PairJudgement:
        """The judgement of a pair, linked or not."""
        return self._links.get(one, NO_LINKS).get(other) or self._judge.judge(one, other)

    def links(self, node: Node) -> dict[Node, PairJudgement]:
        """The nodes that may be the same person as this one."""
        return self._links.get(node, NO_LINKS)

    def strong_links_within(self, piece: frozenset[Node]) -> Iterator[ScoredLink]:
        """The links inside a piece that are strong enough to join on."""
        least = LIMITS["same"]
        for one in piece:
            for other, judged in self.links(one).items():
                if one < other and judged.bits >= least and other in piece:
                    yield ScoredLink(judged.bits, one, other)

    def _new_links(self, change: PairChanges) -> list[tuple[Node, Node, PairJudgement]]:
        """Of the added pairs those worth showing, with their judgement."""
        features, links, judge = self.features, self._links, self._judge.judge
        return [
            (one, other, judged)
            for one, other in change.added
            if other not in links.get(one, NO_LINKS)
            and not rejected_early(features[one], features[other], self._judge.population)
            and (judged := judge(one, other)).shown
        ]

    def _lost_links(self, change: PairChanges) -> list[Pair]:
        links = self._links
        linked = [(one, other) for one, other in change.removed if other in links.get(one, NO_LINKS)]
        of = {node: frozenset(_keys(self.features[node])) for node in {node for both in linked for node in both}}
        return [both for both in linked if not self._blocks.brings_together(*both, of[both[0]] & of[both[1]])]

    def _apply(self, own: Node, gone: list[Pair], come: list[tuple[Node, Node, PairJudgement]]) -> set[Node]:
        """Weak links of the node itself do not change any component."""
        bits = [(one, other, self._links[one][other].bits) for one, other in gone]
        bits += [(one, other, judged.bits) for one, other, judged in come]
        strong = [(one, other) for one, other, worth in bits if worth >= STRENGTHS[0] or own not in (one, other)]
        return self._affected_by(
            [own, *(end for both in strong for end in both)], lambda: self._replace_links(gone, come)
        )

    def _affected_by(self, ends: Iterable[Node], change: Callable[[], object]) -> set[Node]:
        """The components of these nodes before and after a change: everything that may cluster differently."""
        ends_once = tuple(dict.fromkeys(ends))
        before = self._components_of(ends_once)
        for node in before:
            self._components.pop(node, None)
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
        """Nodes linked with this one by at least ``strength``; None if more than ``TOGETHER``.

        Searched each time: the cost is bounded by that limit.
        """
        reached, ahead = {start}, [start]
        while ahead:
            for other in self._neighbours(ahead.pop(), strength):
                if other not in reached:
                    reached.add(other)
                    ahead.append(other)
                    if len(reached) > TOGETHER:
                        return None
        return reached

    def _neighbours(self, node: Node, strength: int) -> Iterator[Node]:
        for other, judged in self.links(node).items():
            if judged.bits >= strength:
                yield other
        yield from self._bonds.get(node, ())

    def _crowd_neighbours(self, node: Node) -> Iterator[Node]:
        return self._neighbours(node, CROWD)

    def _replace_links(self, gone: list[Pair], come: list[tuple[Node, Node, PairJudgement]]) -> None:
        bits = [(both, self._remove_link(*both)) for both in gone]
        self._crowds.remove_links(
            [end for both, worth in bits if worth >= CROWD for end in both], self._crowd_neighbours
        )
        for one, other, judged in come:
            self._links.setdefault(one, {})[other] = judged
            self._links.setdefault(other, {})[one] = judged
            if judged.bits >= CROWD:
                self._crowds.join(one, other)

    def _remove_link(self, one: Node, other: Node) -> int:
        del self._links[one][other]
        return self._links[other].pop(one).bits
