"""Clusters kept up to date: what a change touched is marked, and clustered again once, when somebody asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic

from streams.resolution.clustering.key_postings import N


class LiveIndex(Generic[N]):
    """At any moment the clusters are a function of what is present: no clock, no counts of arrival.

    A model says what ``is_present``, which nodes are clustered together (``component``) and ``recluster``.
    """

    def __init__(self) -> None:
        self._stale: set[N] = set()

    def is_present(self, node: N) -> bool:
        """Whether this node exists now: others are clustered no more."""
        raise NotImplementedError

    def component(self, node: N) -> Iterable[N]:
        """The nodes that are clustered together with this one, itself included."""
        raise NotImplementedError

    def recluster(self, piece: frozenset[N]) -> None:
        """Derive the clusters of these nodes, which are all that hang together."""
        raise NotImplementedError

    def mark_stale(self, nodes: Iterable[N]) -> None:
        """These nodes may cluster differently now."""
        self._stale.update(nodes)

    def recompute(self) -> None:
        """Cluster what changed since, each component once for all changes."""
        if not self._stale:
            return
        left = {node for node in self._stale if self.is_present(node)}
        self._stale = set()
        while left:
            piece = frozenset(self.component(left.pop()))
            left -= piece
            self.recluster(piece)
