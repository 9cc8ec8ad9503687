"""The nodes of each blocking key, in order: as lists of any nodes, or packed, of nodes that are numbers."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from hashlib import blake2b
from struct import Struct
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


SHARDS: Final = 4_096
"""Arrays that the keys are spread over: none is so long that adding to it takes time."""

_DIGEST: Final = Struct(">HxxI")


class PackedPostings:
    """Nodes that are numbers of 64 bits, 12 bytes for each key of each: two arrays, in the order of digest and node.

    A key is stored as a digest of 44 bits: the array that it stands in, and 32 bits there. Among a million keys there
    are two of one digest in three of a hundred cases. They count as one key: it proposes pairs that are then compared.
    """

    def __init__(self) -> None:
        self._shards: dict[int, tuple[array[int], array[int]]] = {}  # digests of 32 bits, nodes
        self._keys = 0

    def nodes(self, key: str) -> Sequence[int]:
        """The nodes of a key; of an unknown key none."""
        at, digest = key_digest(key)
        shard = self._shards.get(at)
        if shard is None:
            return ()
        digests, nodes = shard
        first = bisect_left(digests, digest)
        return nodes[first : bisect_right(digests, digest, first)]

    def add(self, key: str, node: int) -> Sequence[int]:
        """Add a node that the key has not. Returns the others."""
        at, digest = key_digest(key)
        shard = self._shards.get(at)
        if shard is None:
            shard = self._shards[at] = array("I"), array("Q")
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
        at, digest = key_digest(key)
        digests, nodes = self._shards[at]
        first = bisect_left(digests, digest)
        last = bisect_right(digests, digest, first)
        del digests[first], nodes[bisect_left(nodes, node, first, last)]
        self._keys -= last - first == 1
        return nodes[first : last - 1]

    def __len__(self) -> int:
        return self._keys


def key_digest(key: str) -> tuple[int, int]:
    """In which array a key stands, and its digest of 32 bits there: the same in every process."""
    at, digest = _DIGEST.unpack(blake2b(key.encode(), digest_size=8).digest())
    return at % SHARDS, digest
