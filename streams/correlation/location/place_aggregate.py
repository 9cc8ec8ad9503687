"""Everything said of one place, counted as it comes and goes.

What it says follows from the facts it holds alone; what an update costs follows from what it touches, not from history.
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

EMPTY: Final = ItemTally()


class PlaceAggregate:
    """The facts about one place: all of them, and month by month."""

    def __init__(self) -> None:
        self.all = ItemTally()
        self.months: dict[Month, ItemTally] = {}
        self.repeats = NearRepeats()
        self.names, self.around, self.towns = Counter[str](), Counter[str](), Counter[str]()
        self.areas = Counter[tuple[str, ...]]()
        self.points = Counter[tuple[float, float]]()
        self.touched: set[Month] = set()  # since ``verdicts`` was last asked for
        self._starts: list[datetime] = []
        self._ends: list[datetime] = []
        self._verdicts: dict[Month, MonthVerdict] = {}
        self._began: tuple[Month, ...] = ()

    def put(self, item: PlaceItem) -> None:
        """One more fact."""
        self.all.put(item)
        self.repeats.put(item)
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
        """That fact no more."""
        self.all.drop(item)
        self.repeats.drop(item)
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
        """The earliest start."""
        return self._starts[0]

    @property
    def last_seen(self) -> datetime:
        """The latest end."""
        return self._ends[-1]

    def month(self, month: Month) -> ItemTally:
        """The items of one month, which may be none."""
        return self.months.get(month, EMPTY)

    def verdicts(self) -> tuple[dict[Month, MonthVerdict], set[Month]]:
        """Every month of each span against those before it, and the months that were touched since the last time."""
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
