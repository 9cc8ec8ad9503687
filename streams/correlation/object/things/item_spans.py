"""First and last times by key, updated as facts come and go at a cost that does not grow with their number."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

K = TypeVar("K")


class ItemPeriod(NamedTuple):
    """One item and the period that it reports about."""

    start: datetime
    item: str
    end: datetime


class ItemSpan:
    """The items of one key. An item counts once, however many facts it has."""

    __slots__ = ("_ends", "_facts", "_order")

    def __init__(self) -> None:
        self._facts = Counter[ItemPeriod]()
        self._order: list[ItemPeriod] = []
        self._ends: list[datetime] = []

    def __len__(self) -> int:
        return len(self._order)

    def __iter__(self) -> Iterator[str]:
        return (period.item for period in self._order)

    def put(self, period: ItemPeriod) -> None:
        """Add one fact."""
        self._facts[period] += 1
        if self._facts[period] == 1:
            insort(self._order, period)
            insort(self._ends, period.end)

    def drop(self, period: ItemPeriod) -> None:
        """Remove one fact that was added before."""
        self._facts[period] -= 1
        if not self._facts[period]:
            del self._facts[period]
            del self._order[bisect_left(self._order, period)]
            del self._ends[bisect_left(self._ends, period.end)]

    @property
    def first(self) -> datetime:
        """The earliest start."""
        return self._order[0].start

    @property
    def last(self) -> datetime:
        """The latest end."""
        return self._ends[-1]


class ItemSpans(Generic[K]):
    """An ``ItemSpan`` for each key that has an item."""

    def __init__(self) -> None:
        self._of: dict[K, ItemSpan] = {}

    def __len__(self) -> int:
        return len(self._of)

    def put(self, key: K, period: ItemPeriod) -> None:
        """Add one fact."""
        self._of.setdefault(key, ItemSpan()).put(period)

    def drop(self, key: K, period: ItemPeriod) -> None:
        """Remove one fact that was added before."""
        span = self._of[key]
        span.drop(period)
        if not span:
            del self._of[key]

    def items(self) -> Iterator[tuple[K, ItemSpan]]:
        """Every key and its span, in no particular order."""
        return iter(self._of.items())

    def counts(self) -> dict[K, int]:
        """The number of items of each key."""
        return {key: len(span) for key, span in self._of.items()}
