"""The facts of one subject in the order of time, updated as they come and go without sorting."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from typing import Generic, TypeVar

F = TypeVar("F")

_sort_key = itemgetter(0)


class OrderedFacts(Generic[F]):
    """Facts by start and record key; no two have one key."""

    def __init__(self) -> None:
        self._facts: list[tuple[tuple[datetime, str], F]] = []

    def __iter__(self) -> Iterator[F]:
        return (fact for _, fact in self._facts)

    def put(self, start: datetime, piece: str, fact: F) -> None:
        """Add one fact."""
        insort(self._facts, ((start, piece), fact), key=_sort_key)

    def drop(self, start: datetime, piece: str) -> None:
        """Remove one fact that was added before."""
        del self._facts[bisect_left(self._facts, (start, piece), key=_sort_key)]
