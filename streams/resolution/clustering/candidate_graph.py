"""The graph of nodes: links between candidate pairs that a model finds worth one, and bonds that hold regardless.

A pair is a candidate where a blocking key brings it together. Each change returns the nodes whose cluster may differ.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, Generic, TypeVar

from streams.resolution.clustering.key_index import KeyIndex
from streams.resolution.clustering.key_postings import N
from streams.resolution.clustering.link_table import L, LinkTable, MappedLinks

V = TypeVar("V")
"""What a model compares of a node."""


class CandidateGraph(Generic[N, V, L]):
    """A function of the nodes and bonds. A model is a subclass that says ``blocking_keys`` and ``link``."""

    links_follow_values: ClassVar[bool] = False
    """Whether ``link`` looks at nothing but the values of both: then a linked pair that another key brings together, or
    no longer, is not compared again."""

    def __init__(self, keys: KeyIndex[N], links: LinkTable[N, L] | None = None) -> None:
        self.values: dict[N, V] = {}
        self._keys = keys
        self._links = MappedLinks[N, L]() if links is None else links
        self._bonds: dict[N, dict[N, int]] = {}

    def blocking_keys(self, node: N) -> Sequence[str]:
        """The keys of a node that is present, each once."""
        raise NotImplementedError

    def link(self, one: N, other: N) -> L | None:
        """What a candidate pair is worth; None: no link."""
        raise NotImplementedError

    def add(self, node: N, value: V) -> set[N]:
        """Add a node that is not present. Returns the nodes that have to be clustered again."""
        self.values[node] = value
        change = self._keys.add(node, self.blocking_keys(node))
        lost, found = self._compared(self._linked_pairs(change.removed), candidates=False)
        _, links = self._compared([*((node, other) for other in change.met), *change.added], candidates=True)
        return self._apply((node,), lost, [*found, *links]) | self.reconsidered(change.removed)

    def remove(self, node: N) -> set[N]:
        """Remove a node without bonds. Returns the other nodes that have to be clustered again."""
        change = self._keys.remove(node, self.blocking_keys(node))
        gone = [(node, other) for other in self.links(node)]
        lost, found = self._compared(change.added, candidates=True)
        stale = self._apply((node,), [*gone, *lost], found) | self.reconsidered(change.added)
        del self.values[node]
        return stale - {node}

    def replace(self, changed: Mapping[N, V]) -> set[N]:
        """Nodes that are present have other values now. Returns all that have to be clustered again, these too."""
        stale = set(changed)
        for node in changed:
            stale |= self.remove(node)
        for node, value in changed.items():
            stale |= self.add(node, value)
        return stale

    def compare_again(self, pairs: Collection[tuple[N, N]]) -> set[N]:
        """Pairs may be worth something else, or nothing. Returns nodes that have to be clustered again."""
        return self._apply((), *self._compared(pairs, candidates=False)) | self.reconsidered(pairs)

    def reconsidered(self, _pairs: Collection[tuple[N, N]]) -> set[N]:
        """Nodes to be clustered again because these pairs may read differently, linked or not. Of most models none."""
        return set()

    def add_bond(self, one: N, other: N) -> set[N]:
        """Two nodes belong together, present or not. Counted: it has to be removed as often as it was added."""
        return self.add_bonds(one, (other,))

    def add_bonds(self, one: N, others: Sequence[N]) -> set[N]:
        """A bond with each of these nodes, as often as it is among them. The cost is that of one change."""
        return self._affected_by((one, *others), lambda: self._bind(one, others))

    def remove_bond(self, one: N, other: N) -> set[N]:
        """One such bond is taken back."""
        return self.remove_bonds(one, (other,))

    def remove_bonds(self, one: N, others: Sequence[N]) -> set[N]:
        """A bond with each of these nodes is taken back, as often as it is among them."""
        return self._affected_by((one, *others), lambda: self._unbind(one, others))

    def links(self, node: N) -> Mapping[N, L]:
        """The nodes that this one is linked with."""
        return self._links.of(node)

    def bonds(self, node: N) -> Iterable[N]:
        """The nodes that this one is bonded with."""
        return self._bonds.get(node, ())

    def neighbours(self, node: N) -> Iterator[N]:
        """Linked and bonded nodes; one that is both appears twice."""
        yield from self._links.of(node)
        yield from self._bonds.get(node, ())

    def links_within(self, piece: Iterable[N]) -> Iterator[tuple[N, N, L]]:
        """The links inside a piece, each once, the lower node first."""
        nodes = frozenset(piece)
        for one in nodes:
            for other, link in self._links.of(one).items():
                if one < other and other in nodes:
                    yield one, other, link

    def is_candidate(self, one: N, other: N) -> bool:
        """Whether a key brings the two together."""
        return self._keys.brings_together(one, other, self.key_set(one) & self.key_set(other))

    def key_set(self, node: N) -> frozenset[str]:
        """The keys of a node."""
        return frozenset(self.blocking_keys(node))

    def _linked_pairs(self, pairs: Iterable[tuple[N, N]]) -> list[tuple[N, N]]:
        return [(one, other) for one, other in pairs if other in self._links.of(one)]

    def _compared(
        self, pairs: Iterable[tuple[N, N]], *, candidates: bool
    ) -> tuple[list[tuple[N, N]], list[tuple[N, N, L]]]:
        """Of these pairs the lost links, and the links that are new or worth something else.

        ``candidates``: a key is known to bring each of them together.
        """
        lost, found = list[tuple[N, N]](), list[tuple[N, N, L]]()
        links, link, lasting = self._links.of, self.link, self.links_follow_values
        for one, other in pairs:
            before = links(one).get(other)
            if not (candidates or self.is_candidate(one, other)):
                now = None
            else:
                now = before if lasting and before is not None else link(one, other)
            if now is None:
                if before is not None:
                    lost.append((one, other))
            elif now != before:
                found.append((one, other, now))
        return lost, found

    def _apply(self, own: tuple[N, ...], lost: Sequence[tuple[N, N]], found: Sequence[tuple[N, N, L]]) -> set[N]:
        """Change links. ``own``: the node that comes or goes, if one does."""
        ends = [*own, *self._ends(own, lost, found)]
        return self._affected_by(ends, lambda: self._replace_links(lost, found))

    def _ends(self, _own: tuple[N, ...], lost: Iterable[tuple[N, N]], found: Iterable[tuple[N, N, L]]) -> Iterator[N]:
        """Nodes whose component a changed link may change."""
        for one, other in lost:
            yield from (one, other)
        for one, other, _ in found:
            yield from (one, other)

    def _affected_by(self, ends: Iterable[N], change: Callable[[], object]) -> set[N]:
        """The nodes to be clustered again after a change at these ends: those of every component that has one."""
        change()
        return set(ends)

    def _bind(self, one: N, others: Sequence[N]) -> None:
        for other in others:
            for a, b in ((one, other), (other, one)):
                bonds = self._bonds.setdefault(a, {})
                bonds[b] = bonds.get(b, 0) + 1

    def _unbind(self, one: N, others: Sequence[N]) -> None:
        for other in others:
            for a, b in ((one, other), (other, one)):
                bonds = self._bonds[a]
                bonds[b] -= 1
                if not bonds[b]:
                    del bonds[b]
                if not bonds:
                    del self._bonds[a]

    def _replace_links(self, lost: Iterable[tuple[N, N]], found: Iterable[tuple[N, N, L]]) -> None:
        self._links.replace(lost, found)
