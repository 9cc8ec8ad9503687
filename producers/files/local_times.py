"""Local dates and times of upstream systems as UTC moments and spans.

A date without a time of day is the same calendar day in UTC (as ``month_of`` does with months), so that it stays that
day for every reader. A time of day without a zone is local time of the zone it was written in.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from schemas.times import Occurred, TimePrecision, minute_of, month_of

YEARS: Final = range(1850, 2200)
"""Years in which a row may have a date: any span that begins in them ends before events have to (``schemas.base``)."""


def by_the_clock(written: datetime, zone: ZoneInfo) -> datetime:
    """The UTC moment of a local time. In the hour that comes twice in autumn the first one is meant.

    Raise ValueError for the hour that does not exist in spring.
    """
    moment = written.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != written.replace(fold=0):
        raise ValueError("is a time that the clocks left out when summer time began")
    return moment


def span_of(moment: datetime, precision: TimePrecision) -> Occurred:
    """The span of this precision that contains a UTC moment."""
    start = moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    match precision:
        case TimePrecision.MINUTE:
            return minute_of(moment)
        case TimePrecision.HOUR:
            return Occurred(start=start, end=start + timedelta(hours=1), precision=precision)
        case TimePrecision.DAY:
            return days(start, start)
        case TimePrecision.MONTH:
            return month_of(start.year, start.month)
        case TimePrecision.YEAR:
            first = start.replace(month=1, day=1, hour=0)
            return Occurred(start=first, end=first.replace(year=first.year + 1), precision=precision)


def days(first: datetime, last: datetime) -> Occurred:
    """The span from the first day to the last, both whole days."""
    start, end = (moment.replace(hour=0, minute=0, second=0, microsecond=0) for moment in (first, last))
    return Occurred(start=start, end=end + timedelta(days=1), precision=TimePrecision.DAY)
