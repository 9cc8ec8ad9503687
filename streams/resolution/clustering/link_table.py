"""The links of each node: in mappings, or packed, of nodes that are numbers and links of which few differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from struct import Struct
from types import MappingProxyType
from typing import Any, Final, Generic, Protocol, TypeVar

from streams.resolution.clustering.key_postings import N
from streams.resolution.clustering.recent_cache import RecentCache

L = TypeVar("L")
"""What a model says of a linked pair, compared by equality: a judgement, bits."""

CACHED_NODES: Final = 1_000
"""Nodes in the recent half of a cache of unpacked links: a component is looked at again and again while it changes."""

_LINK: Final = Struct("=QI")
"""The other node, and the number of what the link is worth."""

_NO_LINKS: Final[Mapping[Any, Any]] = MappingProxyType({})


class LinkTable(Protocol[N, L]):
    """Links of two nodes each, in both directions. What is returned is not changed by the caller."""

    def of(self, node: N) -> Mapping[N, L]:
        """The links of a node by the other node; of one without any, none."""
        ...

    def replace(self, lost: Iterable[tuple[N, N]], found: Iterable[tuple[N, N, L]]) -> None:
        """Remove links that there are; add others, or give them another value."""
        ...


class MappedLinks(Generic[N, L]):
    """Links between nodes of any sort."""

    def __init__(self) -> None:
        self._links: dict[N, dict[N, L]] = {}

    def of(self, node: N) -> Mapping[N, L]:
        """The links of a node."""
        return self._links.get(node, _NO_LINKS)

    def replace(self, lost: Iterable[tuple[N, N]], found: Iterable[tuple[N, N, L]]) -> None:
        """Remove links that there are; add others, or give them another value."""
        for one, other in lost:
            self._remove_half(one, other)
            self._remove_half(other, one)
        for one, other, link in found:
            self._links.setdefault(one, {})[other] = link
            self._links.setdefault(other, {})[one] = link

    def _remove_half(self, one: N, other: N) -> None:
        links = self._links[one]
        del links[other]
        if not links:
            del self._links[one]


class PackedLinks(Generic[L]):
    """Links between nodes of 64 bits, twelve bytes each. Every value that differs is stored once, and for good."""

    def __init__(self) -> None:
        self._packed: dict[int, bytes] = {}
        self._values: list[L] = []
        self._number_of: dict[L, int] = {}
        self._unpacked = RecentCache[int, dict[int, L]](CACHED_NODES)

    def of(self, node: int) -> Mapping[int, L]:
        """The links of a node."""
        if (found := self._unpacked.recent.get(node)) is not None:
            return found
        if (stored := self._packed.get(node)) is None:
            return _NO_LINKS
        found = self._unpacked.older(node)
        return self._unpacked.store(node, self._unpack(stored) if found is None else found)

    def replace(self, lost: Iterable[tuple[int, int]], found: Iterable[tuple[int, int, L]]) -> None:
        """Remove links that there are; add others, or give them another value."""
        changed: dict[int, dict[int, L]] = {}
        for pair in lost:
            for one, other in (pair, pair[::-1]):
                del self._changed(one, changed)[other]
        for one, other, link in found:
            number = self._number(link)
            for node, end in ((one, other), (other, one)):
                if node in changed or not self._appended(node, end, number, link):
                    self._changed(node, changed)[end] = link
        for node, links in changed.items():
            self._store(node, links)

    def _appended(self, node: int, end: int, number: int, link: L) -> bool:
        """Add a link that is new after the others of a node; False where it is there, with another value."""
        stored = self._packed.get(node, b"")
        unpacked = self._unpacked.recent.get(node)
        if unpacked is None:
            unpacked = self._unpacked.older(node)
        if end in unpacked if unpacked is not None else _is_stored(end, stored):
            return False
        self._packed[node] = stored + _LINK.pack(end, number)
        if unpacked is not None:
            unpacked[end] = link
        return True

    def _changed(self, node: int, changed: dict[int, dict[int, L]]) -> dict[int, L]:
        if (links := changed.get(node)) is None:
            links = changed[node] = dict(self.of(node))
        return links

    def _store(self, node: int, links: dict[int, L]) -> None:
        self._unpacked.store(node, links)
        if links:
            self._packed[node] = b"".join(map(_LINK.pack, links, map(self._number, links.values())))
        else:
            self._packed.pop(node, None)

    def _unpack(self, stored: bytes) -> dict[int, L]:
        values = self._values
        return {node: values[number] for node, number in _LINK.iter_unpack(stored)}

    def _number(self, link: L) -> int:
        if (number := self._number_of.get(link)) is None:
            number = self._number_of[link] = len(self._values)
            self._values.append(link)
        return number


def _is_stored(node: int, links: bytes) -> bool:
    """Whether packed links have one with this node."""
    packed, at = _LINK.pack(node, 0)[:8], -1
    while (at := links.find(packed, at + 1)) >= 0:
        if at % _LINK.size == 0:
            return True
    return False
