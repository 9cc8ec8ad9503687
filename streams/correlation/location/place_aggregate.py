"""Counts, names and near repeats of one place, updated as facts come and go.

The result depends on the set of facts alone; the cost of an update on what it touches, not on history.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from streams.correlation.location.item_tally import ItemTally, decrement
from streams.correlation.location.month_test import MonthVerdict, month_verdict
from streams.correlation.location.near_repeats import NearRepeats
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.months import LOOK_BACK, Month, spans
from streams.correlation.texts_read import TextsRead

EMPTY: Final = ItemTally()


class PlaceAggregate:
    """The facts about one place: in all, and by month."""

    def __init__(self) -> None:
        self.all = ItemTally()
        self.months: dict[Month, ItemTally] = {}
        self.repeats, self.in_texts = NearRepeats(), TextsRead()
        self.names, self.around, self.towns = Counter[str](), Counter[str](), Counter[str]()
        self.areas = Counter[tuple[str, ...]]()
        self.points = Counter[tuple[float, float]]()
        self.touched: set[Month] = set()  # since ``verdicts`` was last asked for
        self._starts: list[datetime] = []
        self._ends: list[datetime] = []
        self._verdicts: dict[Month, MonthVerdict] = {}
        self._began: tuple[Month, ...] = ()

    def put(self, item: PlaceItem) -> None:
        """Add one fact."""
        self.all.put(item)
        self.repeats.put(item)
        if item.read is not None:
            self.in_texts.put(item.start, item.item, item.read)
        if item.month is not None:
            self.months.setdefault(item.month, ItemTally()).put(item)
            self.touched.add(item.month)
        self.names[item.name] += 1
        if item.around:
            self.around[item.around] += 1
        self.areas[item.areas] += 1
        if item.town:
            self.towns[item.town] += 1
        if item.latitude is not None and item.longitude is not None:
            self.points[item.latitude, item.longitude] += 1
        insort(self._starts, item.start)
        insort(self._ends, item.end)

    def drop(self, item: PlaceItem) -> None:
        """Remove one fact that was added before."""
        self.all.drop(item)
        self.repeats.drop(item)
        if item.read is not None:
            self.in_texts.drop(item.start, item.item, item.read)
        if item.month is not None:
            self._drop_from(item.month, item)
        decrement(self.names, item.name)
        if item.around:
            decrement(self.around, item.around)
        decrement(self.areas, item.areas)
        if item.town:
            decrement(self.towns, item.town)
        if item.latitude is not None and item.longitude is not None:
            decrement(self.points, (item.latitude, item.longitude))
        del self._starts[bisect_left(self._starts, item.start)]
        del self._ends[bisect_left(self._ends, item.end)]

    def _drop_from(self, month: Month, item: PlaceItem) -> None:
        self.months[month].drop(item)
        self.touched.add(month)
        if not self.months[month]:
            del self.months[month]

    @property
    def first_seen(self) -> datetime:
        """The earliest start of any fact."""
        return self._starts[0]

    @property
    def last_seen(self) -> datetime:
        """The latest end of any fact."""
        return self._ends[-1]

    def month(self, month: Month) -> ItemTally:
        """The tally of one month; an empty one if it has no item."""
        return self.months.get(month, EMPTY)

    def verdicts(self) -> tuple[dict[Month, MonthVerdict], set[Month]]:
        """The verdict of every month of each span, and the months that changed since the last call."""
        found = spans(sorted(self.months))
        if _starts(found) != self._began:
            stale = {month for span in found for month in span}
        else:
            stale = {month for one in self.touched for month in range(one, one + LOOK_BACK + 1)}
        known, self._began = self._verdicts, _starts(found)
        self._verdicts = {}
        for span in found:
            counts = {month: tally.crimes for month, tally in self.months.items() if month in span}
            self._verdicts |= {m: month_verdict(m, counts) if m in stale or m not in known else known[m] for m in span}
        touched, self.touched = self.touched, set()
        return self._verdicts, touched


def _starts(spans: Sequence[range]) -> tuple[Month, ...]:
    return tuple(span.start for span in spans)
