"""The alerts that any place may raise: hot spots, near-repeat series, violence that rises.

What a month raises is looked for again only when it was touched, or is compared with other months than before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from schemas.documents.alerts import AlertDocument
from streams.correlation.location.month_items import Pieces
from streams.correlation.location.month_test import Verdict
from streams.correlation.location.named_place import Where
from streams.correlation.location.patterns import hot_spot, violence_rising
from streams.correlation.location.patterns.near_repeat_series import series
from streams.correlation.location.place_aggregate import Gathered
from streams.correlation.months import Month

Known = dict[tuple[str, Month], tuple[object, AlertDocument | None]]


class Raising:
    """The alerts of one place, remembered with what they followed from."""

    def __init__(self, subject: str) -> None:
        self._subject = subject
        self._known: Known = {}

    def alerts(
        self, where: Where, verdicts: Mapping[Month, Verdict], gathered: Gathered, pieces: Pieces
    ) -> Iterator[AlertDocument]:
        """Of premises none but violence: what else rises there, rises in its map cell."""
        before, self._known = self._known, {}
        found = [*self._violence(where, pieces, before)]
        if where.cell:
            found += [*self._hot(where, verdicts, pieces, before)]
        yield from (alert for alert in found if alert)
        if where.cell:
            yield from series(self._subject, where, gathered.repeats.latest, pieces.near)

    def _violence(self, where: Where, pieces: Pieces, before: Known) -> Iterator[AlertDocument | None]:
        counts, months = pieces.violent, pieces.months
        for month, count in sorted(counts.items()):
            if earlier := violence_rising.to_compare(counts, months, month):
                key = where, count, earlier, pieces.changes[month]
                make = partial(violence_rising.rising, self._subject, where, month, earlier, months[month].values())
                yield self._once("violence", month, key, before, make)

    def _hot(
        self, where: Where, verdicts: Mapping[Month, Verdict], pieces: Pieces, before: Known
    ) -> Iterator[AlertDocument | None]:
        for month, verdict in verdicts.items():
            if verdict.hot:
                key = where, verdict, pieces.changes[month]
                facts = pieces.months[month].values()
                make = partial(hot_spot.hot_spot, self._subject, where, month, verdict, facts)
                yield self._once("hot", month, key, before, make)

    def _once(
        self, rule: str, month: Month, key: object, before: Known, make: Callable[[], AlertDocument | None]
    ) -> AlertDocument | None:
        known = before.get((rule, month))
        self._known[rule, month] = known if known and known[0] == key else (key, make())
        return self._known[rule, month][1]
