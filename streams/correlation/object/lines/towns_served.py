"""The towns of a drug line as its document shows them: by month, with grades and origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from reference import places
from schemas.documents.lines import MonthServed, TownServed
from schemas.facts.standing import Count
from schemas.times import clock_day
from streams.correlation.object.lines.town_reports import ReportBasis, TownReport
from streams.correlation.raised_alert import support_standing

RURAL: Final = 10_000
"""Inhabitants from which a settlement is urban. Source: Rural-Urban Classification 2011 (Defra, ONS)."""

MONTHS: Final = 36
"""Months of one town that are shown, at most: the latest."""


def towns_served(towns: Mapping[str, Sequence[TownReport]]) -> tuple[TownServed, ...]:
    """In the order of the first report from them."""
    own_towns = [_served(town, reports) for town, reports in towns.items()]
    return tuple(sorted(own_towns, key=lambda each_town: (each_town.first_seen, each_town.town)))


def first_rural(served: Sequence[TownServed]) -> TownServed | None:
    """The first rural place among them, None if there is none."""
    return next((town for town in served if town.rural), None)


@lru_cache(maxsize=1_024)
def rural(town: str) -> bool:
    """Whether the place is known and rural. Of several places of one name the first in the gazetteer is taken."""
    found = places.find(town)
    return bool(found) and found[0].population < RURAL


def _served(town: str, reports: Sequence[TownReport]) -> TownServed:
    stands = support_standing(report.support for report in reports)
    how = Counter(report.how for report in reports)
    return TownServed(
        town=town,
        rural=rural(town),
        how=tuple(Count(name=each, items=how[each]) for each in ReportBasis if how[each]),
        first_seen=reports[0].at,
        last_seen=max(report.end for report in reports),
        items=stands.items_total,
        origins=stands.origins,
        best=stands.best,
        worst=stands.worst,
        months=_months(reports)[-MONTHS:],
    )


def _months(reports: Sequence[TownReport]) -> tuple[MonthServed, ...]:
    months: dict[date, list[TownReport]] = defaultdict(list)
    for report in reports:
        months[clock_day(report.at).replace(day=1)].append(report)
    return tuple(
        MonthServed(
            month=month,
            items=len({report.item for report in own_reports}),
            origins=len({report.support.origin for report in own_reports}),
        )
        for month, own_reports in sorted(months.items())
    )
