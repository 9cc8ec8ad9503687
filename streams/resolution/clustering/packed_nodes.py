"""Nodes that are numbers of 64 bits, eight bytes each: what is stored of groups and components takes a tenth so."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


def packed(nodes: Iterable[int]) -> bytes:
    """The nodes one after the other, in the order of this machine."""
    return array("Q", nodes).tobytes()


def unpacked(stored: bytes) -> tuple[int, ...]:
    """The nodes that were packed, in their order."""
    return tuple(memoryview(stored).cast("Q"))
