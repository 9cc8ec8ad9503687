"""The alerts that any place may raise: hot spots, near-repeat series, rising violence.

The alert of a month is computed again only if the month changed or is compared with other counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from schemas.documents.alerts import AlertDocument
from streams.correlation.location.month_items import MonthItems
from streams.correlation.location.month_test import MonthVerdict
from streams.correlation.location.named_place import NamedPlace
from streams.correlation.location.patterns import hot_spot, violence_rising
from streams.correlation.location.patterns.near_repeat_series import near_repeat_alerts
from streams.correlation.location.place_aggregate import PlaceAggregate
from streams.correlation.months import Month

KnownAlerts = dict[tuple[str, Month], tuple[object, AlertDocument | None]]


class PlaceAlerts:
    """The alerts of one place, cached with the inputs they were computed from."""

    def __init__(self, subject: str) -> None:
        self._subject = subject
        self._known: KnownAlerts = {}

    def alerts(
        self, where: NamedPlace, verdicts: Mapping[Month, MonthVerdict], aggregate: PlaceAggregate, pieces: MonthItems
    ) -> Iterator[AlertDocument]:
        """All alerts. Premises raise only rising violence: hot spots and series are raised by their map cell."""
        before, self._known = self._known, {}
        found = [*self._violence(where, pieces, before)]
        if where.cell:
            found += [*self._hot(where, verdicts, pieces, before)]
        yield from (alert for alert in found if alert)
        if where.cell:
            yield from near_repeat_alerts(self._subject, where, aggregate.repeats.latest, pieces.near)

    def _violence(self, where: NamedPlace, pieces: MonthItems, before: KnownAlerts) -> Iterator[AlertDocument | None]:
        counts, months = pieces.violent, pieces.months
        for month, count in sorted(counts.items()):
            if earlier := violence_rising.months_before(counts, months, month):
                key = where, count, earlier, pieces.changes[month]
                make = partial(
                    violence_rising.violence_alert, self._subject, where, month, earlier, months[month].values()
                )
                yield self._once("violence", month, key, before, make)

    def _hot(
        self, where: NamedPlace, verdicts: Mapping[Month, MonthVerdict], pieces: MonthItems, before: KnownAlerts
    ) -> Iterator[AlertDocument | None]:
        for month, verdict in verdicts.items():
            if verdict.hot:
                key = where, verdict, pieces.changes[month]
                facts = pieces.months[month].values()
                make = partial(hot_spot.hot_spot_alert, self._subject, where, month, verdict, facts)
                yield self._once("hot", month, key, before, make)

    def _once(
        self, rule: str, month: Month, key: object, before: KnownAlerts, make: Callable[[], AlertDocument | None]
    ) -> AlertDocument | None:
        known = before.get((rule, month))
        self._known[rule, month] = known if known and known[0] == key else (key, make())
        return self._known[rule, month][1]
