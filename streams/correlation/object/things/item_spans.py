"""When things were, by key, kept up as facts come and go: what one more costs does not grow with how many there are."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

K = TypeVar("K")


class ItemPeriod(NamedTuple):
    """One item, and from when until when it speaks of."""

    start: datetime
    item: str
    end: datetime


class ItemSpan:
    """The items of one key. An item counts once, however many facts it gave."""

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
        """One more fact."""
        self._facts[period] += 1
        if self._facts[period] == 1:
            insort(self._order, period)
            insort(self._ends, period.end)

    def drop(self, period: ItemPeriod) -> None:
        """That fact no more."""
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
    """A span for each key that has an item."""

    def __init__(self) -> None:
        self._of: dict[K, ItemSpan] = {}

    def __len__(self) -> int:
        return len(self._of)

    def put(self, key: K, period: ItemPeriod) -> None:
        """One more fact."""
        self._of.setdefault(key, ItemSpan()).put(period)

    def drop(self, key: K, period: ItemPeriod) -> None:
        """That fact no more."""
        span = self._of[key]
        span.drop(period)
        if not span:
            del self._of[key]

    def items(self) -> Iterator[tuple[K, ItemSpan]]:
        """Every key and its span, in no order that means anything."""
        return iter(self._of.items())

    def counts(self) -> dict[K, int]:
        """How many items of each."""
        return {key: len(span) for key, span in self._of.items()}
