"""When something happened, as precisely as the source knows it and no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from schemas.base import Model, Moment


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


def minute_of(moment: datetime) -> Occurred:
    """The minute that holds this moment."""
    start = moment.astimezone(UTC).replace(second=0, microsecond=0)
    return Occurred(start=start, end=start + timedelta(minutes=1), precision=TimePrecision.MINUTE)


def month_of(year: int, month: int) -> Occurred:
    """A whole calendar month: all that a source without days can say."""
    start = datetime(year, month, 1, tzinfo=UTC)
    end = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return Occurred(start=start, end=end, precision=TimePrecision.MONTH)
