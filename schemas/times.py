"""When something happened, as precisely as the source knows it and no more."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final, Self
from zoneinfo import ZoneInfo

from pydantic import model_validator

from schemas.base import Model, Moment
from schemas.errors import Problem

CLOCKS: Final = ZoneInfo("Europe/London")
"""What the clocks on the walls of this country show."""


@lru_cache(maxsize=65_536)  # rules ask for the days of the same items again and again
def clock_day(moment: datetime) -> date:
    """The calendar day of a UTC moment here: in summer a quarter past midnight is still the day before in UTC.

    A day or month that a source gives without a time of day begins at midnight UTC and stays that day.
    """
    return moment.astimezone(CLOCKS).date()


def day_number(moment: datetime) -> int:
    """The number of its calendar day here, from 1 January of the year 1: rules count days apart by it."""
    return clock_day(moment).toordinal()


def midnight_of(day: date) -> datetime:
    """Midnight UTC of a day, as a source that gives no time of day has it."""
    return datetime.combine(day, time(), UTC)


RECORDED_TOO_EARLY: Final = "recorded-before-it-happened"


class TimePrecision(StrEnum):
    """How precisely a time is known. Only minute and hour say anything about a time of day."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"

    @property
    def knows_the_day(self) -> bool:
        """Whether two such times can be compared by day."""
        return self in {TimePrecision.MINUTE, TimePrecision.HOUR, TimePrecision.DAY}


class Occurred(Model):
    """The span in which it happened: from ``start`` up to, and not including, ``end``."""

    start: Moment
    end: Moment
    precision: TimePrecision

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.end <= self.start:
            raise ValueError("end must be after start: the span runs up to, and not including, its end")
        return self


EARLY: Final = timedelta(days=1)
"""How much earlier than what happened it may be recorded. A day, since ``recorded_at`` may be the midnight of a day
alone, and clocks and zones of two systems differ by hours."""

_LASTS: Final = {
    TimePrecision.MINUTE: timedelta(days=1),
    TimePrecision.HOUR: timedelta(days=1),
    TimePrecision.DAY: timedelta(days=1),
    TimePrecision.MONTH: timedelta(days=31),
    TimePrecision.YEAR: timedelta(days=366),
}
"""How long a span may go on after it was recorded: what is known by month is recorded before the month has ended."""


def recorded_too_early(occurred: Occurred, recorded_at: datetime) -> Problem | None:
    """What is wrong where something was recorded before it happened, or lasts until long after; else None."""
    if occurred.end <= recorded_at:
        return None  # as it should be, and nearly always is
    if occurred.start > recorded_at + EARLY:
        message = (
            "lies more than a day after recorded_at, and what is recorded has happened: check the year, and the order "
            "of day and month; what is only expected belongs in the text"
        )
        return Problem("occurred.start", RECORDED_TOO_EARLY, message, '"2018-10-02T21:40:00Z"')
    if occurred.end > recorded_at + EARLY + _LASTS[occurred.precision]:
        message = (
            f"lies long after recorded_at, of a time known by {occurred.precision}: give when it ended or, of what "
            "goes on, until when that was known"
        )
        return Problem("occurred.end", RECORDED_TOO_EARLY, message, '"2018-10-02T21:41:00Z"')
    return None


def last_day(end: datetime, precision: TimePrecision | None = None) -> date:
    """The last calendar day here of a span that runs up to, and not including, ``end``.

    A span of whole days ends at midnight UTC; one with a time of day may end in the first hour of a summer day. Where
    the precision is not known, an end at midnight UTC is taken for that of a whole day.
    """
    last = end - timedelta(microseconds=1)
    whole = end.timetz() == time(tzinfo=UTC) if precision is None else precision not in _TIMED
    return last.date() if whole else clock_day(last)


_TIMED: Final = frozenset({TimePrecision.MINUTE, TimePrecision.HOUR})


def minute_of(moment: datetime) -> Occurred:
    """The minute that holds this moment."""
    start = moment.astimezone(UTC).replace(second=0, microsecond=0)
    return Occurred(start=start, end=start + timedelta(minutes=1), precision=TimePrecision.MINUTE)


def month_of(year: int, month: int) -> Occurred:
    """A whole calendar month: all that a source without days can say."""
    start = datetime(year, month, 1, tzinfo=UTC)
    end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return Occurred(start=start, end=end, precision=TimePrecision.MONTH)
