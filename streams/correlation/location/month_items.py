"""The items of one place by month, for rules that look at single items of a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from schemas.mentions.locations import LocationPrecision
from streams.correlation.location.patterns.violence_rising import violent_origins
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.months import Month


class MonthItems:
    """Items by month. Counts of a month are computed again only after the month has changed."""

    def __init__(self) -> None:
        self.months: dict[Month, dict[str, PlaceItem]] = {}
        self._violent: dict[Month, int] = {}
        self._touched: set[Month] = set()
        self.changes = Counter[Month]()  # how often each month was touched: only to know what need not be written again
        self._near: dict[str, dict[str, PlaceItem]] = {}  # by item, those that may be near repeats

    def put(self, piece: str, item: PlaceItem) -> None:
        """Add one fact. Facts of which only the year is known belong to no month."""
        if item.month is not None:
            self.months.setdefault(item.month, {})[piece] = item
            self._touched.add(item.month)
            self.changes[item.month] += 1
        if item.crime and item.place is LocationPrecision.ADDRESS:
            self._near.setdefault(item.item, {})[piece] = item

    def drop(self, piece: str, item: PlaceItem) -> None:
        """Remove one fact that was added before."""
        if item.month is not None:
            del self.months[item.month][piece]
            self._touched.add(item.month)
            self.changes[item.month] += 1
            if not self.months[item.month]:
                del self.months[item.month]
        if item.item in self._near:
            self._near[item.item].pop(piece, None)
            if not self._near[item.item]:
                del self._near[item.item]

    @property
    def violent(self) -> dict[Month, int]:
        """Independent reports of violence or weapons by month; months without any are left out."""
        for month in self._touched:
            if count := violent_origins(self.months.get(month, {})):
                self._violent[month] = count
            else:
                self._violent.pop(month, None)
        self._touched.clear()
        return self._violent

    def near(self, item: str) -> Iterator[PlaceItem]:
        """The crimes at addresses that this item reports, in no order."""
        return iter(self._near.get(item, {}).values())
