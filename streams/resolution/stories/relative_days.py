"""On which days a text says that something happened, counted from the day on which it was reported.

``on Sunday``, ``yesterday``, ``a fortnight ago``, ``last month``, ``in late July``: a report of a later day that
retells something often says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from schemas.times import day_number, midnight_of

LONGEST: Final = 8_000
"""Characters that are looked at."""

MOST: Final = 4
"""Spans of one text, the first."""

EXACT: Final = 1
"""Days that a span may hold besides its first and still name the day."""

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_UNITS: Final = {"day": 1, "week": 7, "fortnight": 14, "month": 30}
_COUNTS: Final = {
    "a": 1, "an": 1, "one": 1, "couple of": 2, "two": 2, "three": 3, "few": 3, "four": 4, "five": 5, "six": 6,
}  # fmt: skip
_PHRASES: Final = {
    "yesterday": (1, 1),
    "last night": (0, 1),
    "last week": (3, 13),
    "last month": (12, 60),
    "at the weekend": (1, 7),
    "over the weekend": (1, 7),
    "last weekend": (1, 8),
    "earlier this week": (0, 7),
    "earlier this month": (0, 31),
    "early in the month": (0, 31),
}
"""Days before the report: the fewest and the most."""

_AFTER: Final = (" ago", " back", " since", " earlier")

_WEEKDAY: Final = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day(?!s)( last)?\b")
_AGO: Final = re.compile(
    rf"\b({'|'.join(_COUNTS)}|\d{{1,2}})[ -](day|week|fortnight|month)s?(?: or so)? (?:ago|back|since|earlier)\b"
)
_IN_MONTH: Final = re.compile(
    r"\b(?:in|late|early|mid|during|since) ?-?(january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b"
)


class DaySpan(NamedTuple):
    """Numbers of days, from 1 January of the year 1; the last included."""

    first: int
    last: int

    @property
    def exact(self) -> bool:
        """Whether it names the day, or one of two."""
        return self.last - self.first <= EXACT

    def holds(self, day: int) -> bool:
        """Whether this day is one of them."""
        return self.first <= day <= self.last


def relative_days(text: str | None, reported: date) -> tuple[DaySpan, ...]:
    """The spans that a text names which was reported on this day, in the order of the rules that read them."""
    if not text:
        return ()
    plain = text[:LONGEST].casefold()
    found = (*_weekdays(plain, reported), *_phrases(plain), *_ago(plain), *_months(plain, reported))
    today = day_number(midnight_of(reported))
    return tuple(dict.fromkeys(DaySpan(today - most, today - least) for least, most in found))[:MOST]


def _weekdays(plain: str, reported: date) -> Iterator[tuple[int, int]]:
    if "day" not in plain:
        return
    for name, last in _WEEKDAY.findall(plain):
        before = (reported.weekday() - _WEEKDAYS.index(name[:3])) % 7
        yield (before + 7, before + 7) if last and before <= 1 else (before, before)


def _phrases(plain: str) -> Iterator[tuple[int, int]]:
    yield from (days for phrase, days in _PHRASES.items() if phrase in plain)


def _ago(plain: str) -> Iterator[tuple[int, int]]:
    """So many days, a quarter more or less."""
    if not any(after in plain for after in _AFTER):
        return
    for count, unit in _AGO.findall(plain):
        days = (_COUNTS.get(count) or int(count)) * _UNITS[unit]
        yield (days - days // 4, days + days // 4) if unit != "day" else (days, days)


def _months(plain: str, reported: date) -> Iterator[tuple[int, int]]:
    """A month by its name: the last that began by the day of the report."""
    if not any(month in plain for month in _MONTHS):
        return
    for name in _IN_MONTH.findall(plain):
        month = _MONTHS.index(name[:3]) + 1
        year = reported.year if month <= reported.month else reported.year - 1
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        yield max((reported - last).days, 0), (reported - date(year, month, 1)).days
