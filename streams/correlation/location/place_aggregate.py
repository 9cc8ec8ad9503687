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

    def put(self, one: PlaceItem) -> None:
        """One more fact."""
        self.all.put(one)
        self.repeats.put(one)
        if one.month is not None:
            self.months.setdefault(one.month, ItemTally()).put(one)
            self.touched.add(one.month)
        self.names[one.name] += 1
        if one.around:
            self.around[one.around] += 1
        self.areas[one.areas] += 1
        if one.town:
            self.towns[one.town] += 1
        if one.latitude is not None and one.longitude is not None:
            self.points[one.latitude, one.longitude] += 1
        insort(self._starts, one.start)
        insort(self._ends, one.end)

    def drop(self, one: PlaceItem) -> None:
        """That fact no more."""
        self.all.drop(one)
        self.repeats.drop(one)
        if one.month is not None:
            self._drop_from(one.month, one)
        decrement(self.names, one.name)
        if one.around:
            decrement(self.around, one.around)
        decrement(self.areas, one.areas)
        if one.town:
            decrement(self.towns, one.town)
        if one.latitude is not None and one.longitude is not None:
            decrement(self.points, (one.latitude, one.longitude))
        del self._starts[bisect_left(self._starts, one.start)]
        del self._ends[bisect_left(self._ends, one.end)]

    def _drop_from(self, month: Month, one: PlaceItem) -> None:
        self.months[month].drop(one)
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
