"""Counts of items by category and grade, kept up to date as facts come and go."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar

from schemas.facts.standing import Count, Standing
from schemas.grading import Grade
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.standing import standing

Key = TypeVar("Key")

_Item = tuple[str, str, Grade, datetime, bool]


class ItemTally:
    """Counts of the items behind some facts.

    An item with several facts counts once; the order of arrival does not matter.
    """

    __slots__ = ("_categories", "_facts", "_grades", "_order", "_origins", "crimes")

    def __init__(self) -> None:
        self._facts: Counter[_Item] = Counter()
        self._categories: Counter[str] = Counter()
        self._grades: Counter[Grade] = Counter()
        self._origins: Counter[str] = Counter()  # how many facts go back to each
        self._order: list[tuple[datetime, str]] = []
        self.crimes = 0  # items that say a crime or incident happened

    def __len__(self) -> int:
        return len(self._order)

    def put(self, item: PlaceItem) -> None:
        """Add one fact."""
        key = (item.item, item.category, item.grade, item.start, item.crime)
        self._facts[key] += 1
        self._origins[item.origin] += 1
        if self._facts[key] == 1:
            self._categories[item.category] += 1
            self._grades[item.grade] += 1
            self.crimes += item.crime
            insort(self._order, (item.start, item.item))

    def drop(self, item: PlaceItem) -> None:
        """Remove one fact that was added before."""
        key = (item.item, item.category, item.grade, item.start, item.crime)
        decrement(self._origins, item.origin)
        if decrement(self._facts, key):
            decrement(self._categories, item.category)
            decrement(self._grades, item.grade)
            self.crimes -= item.crime
            del self._order[bisect_left(self._order, (item.start, item.item))]

    @property
    def categories(self) -> tuple[Count, ...]:
        """Items of each category, the commonest first."""
        ordered = sorted(self._categories.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Count(name=name, items=items) for name, items in ordered)

    @property
    def standing(self) -> Standing:
        """Items, grades and handling of these facts."""
        return standing(self._items(), len(self), self._grades, len(self._origins))

    def _items(self) -> Iterator[str]:
        return (item for _, item in self._order)


def decrement(counter: Counter[Key], key: Key) -> bool:
    """Subtract one; true if that was the last, and the key is removed."""
    if counter[key] > 1:
        counter[key] -= 1
        return False
    del counter[key]
    return True


def commonest(counter: Counter[str]) -> str | None:
    """The most frequent key, ties by the alphabet. None if the counter is empty."""
    return min(counter, key=lambda word: (-counter[word], word), default=None)
