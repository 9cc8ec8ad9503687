"""Times: spans that hold what they name, always in UTC, and no more precise than the source."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.times import Occurred, TimePrecision, clock_day, minute_of, month_of

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001 (zones are drawn)


@given(MOMENTS)
def test_the_minute_of_a_moment_holds_it_and_is_one_minute_long(moment: datetime) -> None:
    minute = minute_of(moment)
    assert minute.start <= moment < minute.end
    assert (minute.end - minute.start, minute.start.second) == (timedelta(minutes=1), 0)


@given(MOMENTS)
def test_a_moment_has_one_minute_whatever_zone_it_is_told_in(moment: datetime) -> None:
    assert minute_of(moment) == minute_of(moment.astimezone(UTC))
    assert minute_of(moment).start.tzinfo is UTC


@given(st.integers(1900, 2199), st.integers(1, 12))
def test_a_month_ends_where_the_next_begins(year: int, month: int) -> None:
    following = month_of(year + month // 12, month % 12 + 1)
    assert month_of(year, month).end == following.start
    assert month_of(year, month).precision is TimePrecision.MONTH


@given(MOMENTS, st.integers(-1_000, 0))
def test_a_span_that_does_not_run_forward_is_refused(start: datetime, seconds: int) -> None:
    with pytest.raises(ValidationError):
        Occurred(start=start, end=start + timedelta(seconds=seconds), precision=TimePrecision.HOUR)


def test_only_days_and_finer_can_be_compared_by_day() -> None:
    assert [one for one in TimePrecision if one.knows_the_day] == [
        TimePrecision.MINUTE,
        TimePrecision.HOUR,
        TimePrecision.DAY,
    ]


def test_a_quarter_past_midnight_in_summer_is_the_day_on_the_clock() -> None:
    assert clock_day(datetime(2018, 6, 30, 23, 15, tzinfo=UTC)) == date(2018, 7, 1)
    assert clock_day(datetime(2018, 12, 31, 23, 15, tzinfo=UTC)) == date(2018, 12, 31)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_day_without_a_time_of_day_stays_that_day(day: date) -> None:
    assert clock_day(datetime.combine(day, time(), UTC)) == day
