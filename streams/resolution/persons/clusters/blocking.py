"""Blocking: which nodes share a blocking key and are therefore compared. A key shared by too many nodes pairs none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from streams.resolution.persons.clusters.blocking_keys import GENEROUS, STRONG

LIMIT: Final = 64
"""Nodes that may share a key. Shared by more, it discriminates nothing."""

LIMIT_OF_GENEROUS: Final = 16
"""The limit for generous keys (``blocking_keys.GENEROUS``): pairs that share only such a key rarely match."""

HUBS: Final = 8
"""Of a strong key over its limit, this many nodes, first by digest, are paired with every other."""

Node = int
"""A node is known by the digest of its features, so that whatever is put in order is in the same order everywhere."""

Pair = tuple[Node, Node]


class PairChanges:
    """Candidate pairs that adding or removing a node adds and removes. A removed pair may share another key."""

    def __init__(self) -> None:
        self.added: set[Pair] = set()
        self.removed: set[Pair] = set()


class BlockIndex:
    """The nodes of each key. Which pairs exist depends on the set of nodes only, not on their order."""

    def __init__(self) -> None:
        self._blocks: dict[str, Node | list[Node]] = {}

    def add(self, node: Node, keys: Iterable[str]) -> PairChanges:
        """Add a node that is not present."""
        change = PairChanges()
        for key in keys:
            block = self._blocks.get(key)
            if block is None:
                self._blocks[key] = node
            elif isinstance(block, int):
                self._blocks[key] = sorted((block, node))
                change.added.add(ordered_pair(block, node))
            else:
                _insert(key, block, node, change)
        return change

    def remove(self, node: Node, keys: Iterable[str]) -> PairChanges:
        """Remove a node that is present. Its own pairs are not listed as removed."""
        change = PairChanges()
        for key in keys:
            block = self._blocks[key]
            if isinstance(block, int):
                del self._blocks[key]
            else:
                _take(key, block, node, change)
                if len(block) == 1:
                    self._blocks[key] = block[0]
        return change

    def brings_together(self, one: Node, other: Node, shared: Iterable[str]) -> bool:
        """Whether any of these shared keys makes the two a candidate pair."""
        return any(self._pairs_under(key, one, other) for key in shared)

    def _pairs_under(self, key: str, one: Node, other: Node) -> bool:
        block = self._blocks[key]
        if isinstance(block, int) or len(block) <= block_limit(key):
            return True
        hubs = _hubs(key, block)
        return one in hubs or other in hubs

    def __len__(self) -> int:
        return len(self._blocks)


def block_limit(key: str) -> int:
    """How many may share this key."""
    return LIMIT_OF_GENEROUS if key[0] in GENEROUS else LIMIT


def ordered_pair(one: Node, other: Node) -> Pair:
    """Two nodes, the lower first."""
    return (one, other) if one < other else (other, one)


def _hubs(key: str, block: list[Node]) -> list[Node]:
    return block[:HUBS] if key.startswith(STRONG) else []


def _insert(key: str, block: list[Node], node: Node, change: PairChanges) -> None:
    most = block_limit(key)
    if len(block) < most:
        change.added.update(ordered_pair(node, other) for other in block)
    elif len(block) == most:
        change.removed.update(combinations(block, 2))
    elif node < block[HUBS - 1]:
        change.removed.update(_with(block[HUBS - 1], block))
    block.insert(bisect_left(block, node), node)
    if len(block) > most:
        hubs = _hubs(key, block)
        change.added.update(_with(node, block if node in hubs else hubs))


def _take(key: str, block: list[Node], node: Node, change: PairChanges) -> None:
    at, most = bisect_left(block, node), block_limit(key)
    del block[at]
    if len(block) == most:
        change.added.update(combinations(block, 2))
    elif len(block) > most and at < HUBS and key.startswith(STRONG):
        change.added.update(_with(block[HUBS - 1], block))


def _with(node: Node, others: Iterable[Node]) -> Iterator[Pair]:
    return (ordered_pair(node, other) for other in others if other != node)
