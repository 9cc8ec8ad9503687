"""Connected components of a graph, kept up to date while links are added and removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic

from streams.resolution.clustering.key_postings import N

Neighbours = Callable[[N], Iterable[N]]


def component_of(start: N, neighbours: Neighbours[N], most: int | None = None) -> set[N] | None:
    """The nodes connected with this one, itself included; None: more than ``most``. Searched each time."""
    reached, ahead = {start}, [start]
    while ahead:
        for node in neighbours(ahead.pop()):
            if node not in reached:
                reached.add(node)
                if len(reached) - 1 == most:
                    return None
                ahead.append(node)
    return reached


class ConnectedComponents(Generic[N]):
    """The connected components. A node without links is one of its own and takes no memory."""

    def __init__(self) -> None:
        self._component_of: dict[N, set[N]] = {}

    def component(self, node: N) -> set[N]:
        """The nodes connected with this one, itself included."""
        return self._component_of.get(node) or {node}

    def join(self, one: N, other: N) -> None:
        """A link between them was added."""
        left, right = self.component(one), self.component(other)
        if other in left:
            return
        if len(left) < len(right):
            left, right = right, left
        left |= right
        for node in right:
            self._component_of[node] = left
        self._component_of[one] = self._component_of[other] = left

    def remove_links(self, ends: Iterable[N], neighbours: Neighbours[N]) -> None:
        """Links between these nodes were removed: split the components that fall apart."""
        pending = dict.fromkeys(ends)
        while pending:
            start = next(iter(pending))
            targets = {end for end in pending if end in self.component(start)}
            reached, connected = _reachable(start, targets, neighbours)
            if not connected:
                self._cut(reached)
            for node in targets if connected else targets & reached:
                del pending[node]

    def _cut(self, reached: set[N]) -> None:
        rest = self.component(next(iter(reached)))
        rest -= reached
        for node in reached:
            self._component_of[node] = reached
        self._drop_if_single(reached)
        self._drop_if_single(rest)

    def _drop_if_single(self, part: set[N]) -> None:
        if len(part) == 1:
            self._component_of.pop(next(iter(part)), None)


def _reachable(start: N, targets: set[N], neighbours: Neighbours[N]) -> tuple[set[N], bool]:
    """Nodes reached from the start, and whether every target is among them; the search ends as soon as it is."""
    missing, reached, ahead = targets - {start}, {start}, [start]
    while ahead and missing:
        for node in neighbours(ahead.pop()):
            if node not in reached:
                reached.add(node)
                missing.discard(node)
                ahead.append(node)
    return reached, not missing
