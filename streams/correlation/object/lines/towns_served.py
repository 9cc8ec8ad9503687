"""The towns that a drug line is heard of in, month by month, with grades and origins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from reference import places
from schemas.documents.lines import MonthServed, TownServed
from schemas.facts.standing import Count
from streams.correlation.object.lines.town_reports import ReportBasis, TownReport
from streams.correlation.raised_alert import support_standing

RURAL: Final = 10_000
"""People from which a settlement is urban. Source: the Rural-Urban Classification of 2011 (Defra, ONS)."""

MONTHS: Final = 36
"""Months of one town that are shown, the latest."""


def towns_served(towns: Mapping[str, Sequence[TownReport]]) -> tuple[TownServed, ...]:
    """In the order in which the line was first heard of in them."""
    made = [_served(town, several) for town, several in towns.items()]
    return tuple(sorted(made, key=lambda one: (one.first_seen, one.town)))


def first_rural(served: Sequence[TownServed]) -> TownServed | None:
    """The rural place that it was heard of in first."""
    return next((one for one in served if one.rural), None)


@lru_cache(maxsize=1_024)
def rural(town: str) -> bool:
    """Whether it is known to be one. Of several places of one name the first that is known is meant."""
    found = places.find(town)
    return bool(found) and found[0].population < RURAL


def _served(town: str, several: Sequence[TownReport]) -> TownServed:
    stands = support_standing(one.support for one in several)
    how = Counter(one.how for one in several)
    return TownServed(
        town=town,
        rural=rural(town),
        how=tuple(Count(name=each, items=how[each]) for each in ReportBasis if how[each]),
        first_seen=several[0].at,
        last_seen=max(one.end for one in several),
        items=stands.items_total,
        origins=stands.origins,
        best=stands.best,
        worst=stands.worst,
        months=_months(several)[-MONTHS:],
    )


def _months(several: Sequence[TownReport]) -> tuple[MonthServed, ...]:
    months: dict[date, list[TownReport]] = defaultdict(list)
    for one in several:
        months[date(one.at.year, one.at.month, 1)].append(one)
    return tuple(
        MonthServed(
            month=month, items=len({one.item for one in told}), origins=len({one.support.origin for one in told})
        )
        for month, told in sorted(months.items())
    )
