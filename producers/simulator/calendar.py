"""The simulation's time: minutes since 1 July 2016, UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from producers.simulator import rates
from producers.simulator.dice import Dice, Weighted
from schemas.times import Occurred, TimePrecision

FIRST: Final = datetime(2016, 7, 1, tzinfo=UTC)
"""Operation Worcester begins."""

HOUR, DAY, WEEK = 60, 1_440, 10_080
BEGINS: Final = 730 * DAY
"""Operation Viper begins: 1 July 2018."""

ENDS: Final = BEGINS + 365 * DAY
WEEKS: Final = 53

_HOURS: Final = Weighted([(hour, 1.0 if 1 <= hour < 7 else 3.0 if hour < 17 else 5.0) for hour in range(24)])
"""Weight of each hour of the day: more is reported of evenings."""

_LENGTHS: Final = {TimePrecision.MINUTE: 1, TimePrecision.HOUR: HOUR, TimePrecision.DAY: DAY}


class Times(NamedTuple):
    """Times of one event in minutes: start and end of what happened, reported, recorded, and sent to its topic."""

    start: int
    end: int
    precision: TimePrecision
    reported: int
    recorded: int
    sent: int  # when it leaves the source: as it is recorded, but for those that are late


def moment(minute: int) -> datetime:
    """The moment of a minute of the story."""
    return FIRST + timedelta(minutes=minute)


def week_begins(week: int) -> int:
    """The first minute of a week of the year."""
    return BEGINS + week * WEEK


def some_time(dice: Dice, week: int) -> int:
    """A minute of this week, evenings more than mornings."""
    return week_begins(week) + dice.below(7) * DAY + dice.weighted(_HOURS) * HOUR + dice.below(HOUR)


def times(
    dice: Dice,
    at: int,
    *,
    reporting: tuple[int, int],
    recording: tuple[int, int],
    how: TimePrecision = TimePrecision.MINUTE,
) -> Times:
    """Times of something at that minute, reported and then recorded so many minutes later, at least and at most."""
    length = _LENGTHS[how]
    start = at // length * length
    reported = at + dice.between(*reporting)
    recorded = reported + dice.between(*recording)
    late = dice.between(*rates.DAYS_LATE) * DAY if dice.chance(rates.SENT_LATE) else 0
    return Times(start, start + length, how, reported, recorded, recorded + late)


def whole_days(of: Times) -> Times:
    """The same by whole days, as an anonymous report tells it."""
    start, reported, recorded = (minute // DAY * DAY for minute in (of.start, of.reported, of.recorded))
    return Times(start, start + DAY, TimePrecision.DAY, reported, recorded, max(recorded, of.sent // DAY * DAY))


def occurred(of: Times) -> Occurred:
    """The span in which it happened."""
    return Occurred(start=moment(of.start), end=moment(of.end), precision=of.precision)


def month(minute: int) -> str:
    """The calendar month, ``2018-10``."""
    return moment(minute).strftime("%Y-%m")
