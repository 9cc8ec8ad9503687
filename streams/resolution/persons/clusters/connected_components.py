"""Which nodes hang together by links of so many bits and more, kept up to date as links come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from streams.resolution.persons.clusters.blocking import Node

Neighbours = Callable[[Node], Iterable[Node]]


class ConnectedComponents:
    """The connected parts of a graph. A node without links is a part of its own and costs nothing."""

    def __init__(self) -> None:
        self._parts: dict[Node, set[Node]] = {}

    def part(self, node: Node) -> set[Node]:
        """The nodes that this one hangs together with, itself among them."""
        return self._parts.get(node) or {node}

    def join(self, one: Node, other: Node) -> None:
        """A link between them has come."""
        mine, theirs = self.part(one), self.part(other)
        if other in mine:
            return
        if len(mine) < len(theirs):
            mine, theirs = theirs, mine
        mine |= theirs
        for node in theirs:
            self._parts[node] = mine
        self._parts[one] = self._parts[other] = mine

    def forget(self, node: Node) -> None:
        """The node has gone, and its links with it; what it held together is for ``loosen`` to find out."""
        part = self._parts.pop(node, None)
        if part is not None:
            part.discard(node)
            self._if_alone(part)

    def loosen(self, ends: Iterable[Node], neighbours: Neighbours) -> None:
        """Links between these nodes have gone: each part stays whole, or falls into several."""
        left = dict.fromkeys(ends)
        while left:
            start = next(iter(left))
            wanted = {end for end in left if end in self.part(start)}
            reached, whole = _reach(start, wanted, neighbours)
            if not whole:
                self._cut(reached)
            for node in wanted if whole else wanted & reached:
                del left[node]

    def _cut(self, reached: set[Node]) -> None:
        rest = self.part(next(iter(reached)))
        rest -= reached
        for node in reached:
            self._parts[node] = reached
        self._if_alone(reached)
        self._if_alone(rest)

    def _if_alone(self, part: set[Node]) -> None:
        if len(part) == 1:
            self._parts.pop(next(iter(part)), None)


def _reach(start: Node, wanted: set[Node], neighbours: Neighbours) -> tuple[set[Node], bool]:
    """What hangs together with the start, and whether all that was wanted is there: then looking ends early."""
    missing, reached, ahead = wanted - {start}, {start}, [start]
    while ahead and missing:
        for node in neighbours(ahead.pop()):
            if node not in reached:
                reached.add(node)
                missing.discard(node)
                ahead.append(node)
    return reached, not missing
