"""Blocking: which nodes share a blocking key and are therefore compared. A key shared by too many nodes pairs none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Any, Generic, Protocol, TypeVar


class Ordered(Protocol):
    """Hashable, and with a fixed order."""

    def __lt__(self, other: Any, /) -> bool: ...
    def __hash__(self) -> int: ...


N = TypeVar("N", bound=Ordered)
"""A node: the id of what is clustered. Ordered, so that whatever is put in order is in the same order everywhere."""

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
    this many nodes, the first in order, are still paired with every other.
    """

    def __init__(self, limit: KeyLimit, hubs: KeyLimit = no_hubs) -> None:
        self._limit, self._hubs = limit, hubs
        self._nodes: dict[bytes, N | list[N]] = {}  # as bytes; nearly every key has one node

    def add(self, node: N, keys: Iterable[str]) -> PairChanges[N]:
        """Add a node that is not present."""
        change = PairChanges[N]()
        for key in keys:
            nodes = self._nodes.get(stored := key.encode())
            if nodes is None:
                self._nodes[stored] = node
            elif isinstance(nodes, list):
                self._insert(key, nodes, node, change)
            else:
                self._nodes[stored] = [nodes, node] if nodes < node else [node, nodes]
                change.met.add(nodes)
        return change

    def remove(self, node: N, keys: Iterable[str]) -> PairChanges[N]:
        """Remove a node that is present. Its own pairs are not listed as removed."""
        change = PairChanges[N]()
        for key in keys:
            nodes = self._nodes[stored := key.encode()]
            if not isinstance(nodes, list):
                del self._nodes[stored]
            else:
                self._take(key, nodes, node, change)
                if len(nodes) == 1:
                    self._nodes[stored] = nodes[0]
        return change

    def brings_together(self, one: N, other: N, shared: Iterable[str]) -> bool:
        """Whether any of these shared keys makes the two a candidate pair."""
        return any(self._pairs_under(key, one, other) for key in shared)

    def met(self, node: N, keys: Iterable[str]) -> set[N]:
        """The nodes that these keys of a node that is present bring it together with."""
        found = set[N]()
        for key in keys:
            nodes = self._nodes[key.encode()]
            if isinstance(nodes, list):
                hubs = nodes if len(nodes) <= self._limit(key) else nodes[: self._hubs(key)]
                found.update(nodes if node in hubs else hubs)
        found.discard(node)
        return found

    def within_limit(self, key: str) -> bool:
        """Whether so few share this key that all of them are compared."""
        nodes = self._nodes.get(key.encode())
        return not isinstance(nodes, list) or len(nodes) <= self._limit(key)

    def __len__(self) -> int:
        return len(self._nodes)

    def _pairs_under(self, key: str, one: N, other: N) -> bool:
        nodes = self._nodes[key.encode()]
        if not isinstance(nodes, list) or len(nodes) <= self._limit(key):
            return True
        hubs = nodes[: self._hubs(key)]
        return one in hubs or other in hubs

    def _insert(self, key: str, nodes: list[N], node: N, change: PairChanges[N]) -> None:
        most, hubs = self._limit(key), self._hubs(key)
        if len(nodes) < most:
            change.met.update(nodes)
        elif len(nodes) == most:
            change.removed.update(combinations(nodes, 2))
        elif hubs and node < nodes[hubs - 1]:
            change.removed.update(_pairs_with(nodes[hubs - 1], nodes))
        at = bisect_left(nodes, node)
        nodes.insert(at, node)
        if hubs and len(nodes) > most:
            change.met.update(nodes if at < hubs else nodes[:hubs])
            change.met.discard(node)

    def _take(self, key: str, nodes: list[N], node: N, change: PairChanges[N]) -> None:
        at, most, hubs = bisect_left(nodes, node), self._limit(key), self._hubs(key)
        del nodes[at]
        if len(nodes) == most:
            change.added.update(combinations(nodes, 2))
        elif len(nodes) > most and at < hubs:
            change.added.update(_pairs_with(nodes[hubs - 1], nodes))


def ordered_pair(one: N, other: N) -> tuple[N, N]:
    """Two nodes, the lower first."""
    return (one, other) if one < other else (other, one)


def _pairs_with(node: N, others: Sequence[N]) -> list[tuple[N, N]]:
    return [ordered_pair(node, other) for other in others if other != node]
