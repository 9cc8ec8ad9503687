"""The nodes of each blocking key, in order: as lists of any nodes, or packed, of nodes that are numbers."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, Final, Generic, Protocol, TypeVar


class Ordered(Protocol):
    """Hashable, and with a fixed order."""

    def __lt__(self, other: Any, /) -> bool: ...
    def __hash__(self) -> int: ...


N = TypeVar("N", bound=Ordered)
"""A node: the id of what is clustered. Ordered, so that whatever is put in order is in the same order everywhere."""


class KeyPostings(Protocol[N]):
    """The nodes that have a key, in their order. What is returned is not changed by the caller."""

    def nodes(self, key: str) -> Sequence[N]:
        """The nodes of a key; of an unknown key none."""
        ...

    def add(self, key: str, node: N) -> Sequence[N]:
        """Add a node that the key has not. Returns the others, as they are then."""
        ...

    def remove(self, key: str, node: N) -> Sequence[N]:
        """Remove a node that the key has. Returns those that are left."""
        ...

    def __len__(self) -> int:
        """How many keys have a node."""
        ...


class ListPostings(Generic[N]):
    """Nodes of any sort."""

    def __init__(self) -> None:
        self._nodes: dict[bytes, N | list[N]] = {}  # as bytes; nearly every key has one node

    def nodes(self, key: str) -> Sequence[N]:
        """The nodes of a key; of an unknown key none."""
        nodes = self._nodes.get(key.encode(), ())
        return nodes if isinstance(nodes, list | tuple) else (nodes,)

    def add(self, key: str, node: N) -> Sequence[N]:
        """Add a node that the key has not. Returns the others."""
        nodes = self._nodes.get(stored := key.encode())
        if nodes is None:
            self._nodes[stored] = node
            return ()
        others = nodes.copy() if isinstance(nodes, list) else [nodes]
        at = bisect_left(others, node)
        if isinstance(nodes, list):
            nodes.insert(at, node)
        else:
            self._nodes[stored] = [*others[:at], node, *others[at:]]
        return others

    def remove(self, key: str, node: N) -> Sequence[N]:
        """Remove a node that the key has. Returns those that are left."""
        nodes = self._nodes[stored := key.encode()]
        if not isinstance(nodes, list):
            del self._nodes[stored]
            return ()
        del nodes[bisect_left(nodes, node)]
        if len(nodes) == 1:
            self._nodes[stored] = nodes[0]
        return nodes

    def __len__(self) -> int:
        return len(self._nodes)


SHARD_BITS: Final = 12
"""Leading bits of a key's digest that say in which of the arrays it stands: none is so long that adding to it shows."""


class PackedPostings:
    """Nodes that are numbers of 64 bits, 16 bytes for each key of each: two arrays, in the order of digest and node.

    Keys are stored as digests of 64 bits. Two keys of one digest, one in millions of millions, count as one key: that
    proposes a candidate pair, which is compared as any other.
    """

    def __init__(self) -> None:
        self._shards: dict[int, tuple[array[int], array[int]]] = {}
        self._keys = 0

    def nodes(self, key: str) -> Sequence[int]:
        """The nodes of a key; of an unknown key none."""
        digest = key_digest(key)
        shard = self._shards.get(digest >> 64 - SHARD_BITS)
        if shard is None:
            return ()
        digests, nodes = shard
        first = bisect_left(digests, digest)
        return nodes[first : bisect_right(digests, digest, first)]

    def add(self, key: str, node: int) -> Sequence[int]:
        """Add a node that the key has not. Returns the others."""
        digest = key_digest(key)
        shard = self._shards.get(digest >> 64 - SHARD_BITS)
        if shard is None:
            shard = self._shards[digest >> 64 - SHARD_BITS] = array("Q"), array("Q")
        digests, nodes = shard
        first = bisect_left(digests, digest)
        if first == len(digests) or digests[first] != digest:
            digests.insert(first, digest)
            nodes.insert(first, node)
            self._keys += 1
            return ()
        last = bisect_right(digests, digest, first)
        others = nodes[first:last]
        digests.insert(first, digest)
        nodes.insert(bisect_left(nodes, node, first, last), node)
        return others

    def remove(self, key: str, node: int) -> Sequence[int]:
        """Remove a node that the key has. Returns those that are left."""
        digest = key_digest(key)
        digests, nodes = self._shards[digest >> 64 - SHARD_BITS]
        first = bisect_left(digests, digest)
        last = bisect_right(digests, digest, first)
        del digests[first], nodes[bisect_left(nodes, node, first, last)]
        self._keys -= last - first == 1
        return nodes[first : last - 1]

    def __len__(self) -> int:
        return self._keys


def key_digest(key: str) -> int:
    """The digest of a key, of 64 bits: the same in every process."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big")
