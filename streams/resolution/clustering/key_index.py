"""Blocking: which nodes share a blocking key and are therefore compared. A key shared by too many nodes pairs none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Generic

from streams.resolution.clustering.key_postings import KeyPostings, ListPostings, N

KeyLimit = Callable[[str], int]
"""By key: how many nodes may share it (``KeyIndex.limit``), or how many stay paired beyond that (``KeyIndex.hubs``)."""


class PairChanges(Generic[N]):
    """What adding or removing a node changes. A removed pair may still share another key.

    ``met``: nodes that the added node shares a key with; ``added``, ``removed``: candidate pairs of other nodes.
    """

    __slots__ = ("added", "met", "removed")

    def __init__(self) -> None:
        self.met: set[N] = set()
        self.added: set[tuple[N, N]] = set()
        self.removed: set[tuple[N, N]] = set()


def no_hubs(_: str) -> int:
    """Beyond its limit a key pairs nobody."""
    return 0


class KeyIndex(Generic[N]):
    """The nodes of each key. Which pairs exist depends on the set of nodes only, not on their order.

    ``limit``: nodes that may share a key; shared by more, it discriminates nothing. ``hubs``: of a key over its limit
    this many nodes, the first in order, are still paired with every other. ``postings``: where the nodes are stored.
    """

    def __init__(self, limit: KeyLimit, hubs: KeyLimit = no_hubs, postings: KeyPostings[N] | None = None) -> None:
        self._limit, self._hubs = limit, hubs
        self._postings = ListPostings[N]() if postings is None else postings

    def add(self, node: N, keys: Iterable[str]) -> PairChanges[N]:
        """Add a node that is not present."""
        change, postings = PairChanges[N](), self._postings
        for key in keys:
            if others := postings.add(key, node):
                self._meet(key, others, node, change)
        change.met.discard(node)  # two of its keys may be stored as one
        return change

    def remove(self, node: N, keys: Iterable[str]) -> PairChanges[N]:
        """Remove a node that is present. Its own pairs are not listed as removed."""
        change, postings = PairChanges[N](), self._postings
        for key in keys:
            if left := postings.remove(key, node):
                self._part(key, left, node, change)
        return change

    def brings_together(self, one: N, other: N, shared: Iterable[str]) -> bool:
        """Whether any of these shared keys makes the two a candidate pair."""
        return any(self._pairs_under(key, one, other) for key in shared)

    def met(self, node: N, keys: Iterable[str]) -> set[N]:
        """The nodes that these keys of a node that is present bring it together with."""
        found = set[N]()
        for key in keys:
            nodes = self._postings.nodes(key)
            hubs = nodes if len(nodes) <= self._limit(key) else nodes[: self._hubs(key)]
            found.update(nodes if node in hubs else hubs)
        found.discard(node)
        return found

    def within_limit(self, key: str) -> bool:
        """Whether so few share this key that all of them are compared."""
        return len(self._postings.nodes(key)) <= self._limit(key)

    def brings_all_together(self, key: str) -> bool:
        """Whether nodes share this key, and so few that all of them are compared."""
        return 1 < len(self._postings.nodes(key)) <= self._limit(key)

    def __len__(self) -> int:
        return len(self._postings)

    def _pairs_under(self, key: str, one: N, other: N) -> bool:
        nodes = self._postings.nodes(key)
        if len(nodes) <= self._limit(key):
            return True
        hubs = nodes[: self._hubs(key)]
        return one in hubs or other in hubs

    def _meet(self, key: str, others: Sequence[N], node: N, change: PairChanges[N]) -> None:
        """A node came to those that share a key."""
        most, hubs = self._limit(key), self._hubs(key)
        if len(others) < most:
            change.met.update(others)
            return
        if len(others) == most:
            change.removed.update(combinations(others, 2))
        elif hubs and node < others[hubs - 1]:
            change.removed.update(_pairs_with(others[hubs - 1], others))
        if hubs:
            change.met.update(others if node < others[hubs - 1] else others[:hubs])

    def _part(self, key: str, left: Sequence[N], node: N, change: PairChanges[N]) -> None:
        """A node went from those that share a key."""
        most, hubs = self._limit(key), self._hubs(key)
        if len(left) == most:
            change.added.update(combinations(left, 2))
        elif hubs and len(left) > most and node < left[hubs - 1]:
            change.added.update(_pairs_with(left[hubs - 1], left))


def ordered_pair(one: N, other: N) -> tuple[N, N]:
    """Two nodes, the lower first."""
    return (one, other) if one < other else (other, one)


def _pairs_with(node: N, others: Sequence[N]) -> list[tuple[N, N]]:
    return [ordered_pair(node, other) for other in others if other != node]
