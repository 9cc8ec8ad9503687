"""Dates as people write them: a day, a month, a year, about a year, or the days that an age leaves open.

Figures are read day first, as in Britain, but for a year first (ISO 8601). A year of two figures needs a day that it
cannot be after. A day that systems fill in for "not known", and the number that a spreadsheet counts days by, are set
aside. No clock is asked: what is too late or too early is decided by a day that comes in.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from values import placeholder
from values.text import plain
from values.unread import Unread

_EXAMPLE: Final = "for example 1985-03-12, 1985-03 or 1985"
NOT_ITS_FORM: Final = Unread("not-its-form", f"is no date; {_EXAMPLE}")
NO_SUCH_DAY: Final = Unread("no-such-day", f"names a day or month that no calendar has; {_EXAMPLE}")
SPOILT: Final = Unread("spoilt-by-a-spreadsheet", f"is the number that a spreadsheet counts days by; {_EXAMPLE}")
CENTURY: Final = Unread("two-digit-year", f"leaves the century open; write four figures, {_EXAMPLE}")
FILLED_IN: Final = Unread("placeholder", "is a day that systems fill in where none is known; leave the field out")
TOO_LATE: Final = Unread("born-afterwards", "lies after the day on which the person was spoken of")
TOO_EARLY: Final = Unread("too-long-ago", "lies more than 120 years before the person was spoken of")

OLDEST: Final = 120
"""Years. Nobody lives longer than a very few."""


class Date(NamedTuple):
    """The days that a date may mean, the first and the last included. ``about``: said to be near them."""

    first: date
    last: date
    about: bool = False

    @property
    def canonical(self) -> str:
        """``1985-03-12``, ``1985-03``, ``1985``, ``c. 1985``, or two days ``1984-03-03/1985-03-02``."""
        written = _written(self.first, self.last)
        return f"c. {written}" if self.about else written

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


@lru_cache(maxsize=16_384)
def read(text: str, *, latest: date | None = None) -> Date | Unread:
    """The date of a text. ``latest``: the day it cannot be after, by which years of two figures are read."""
    line = plain(text).lower().removesuffix(" 00:00:00").removesuffix(" 00:00")
    line = _TIME.sub("", _LABEL.sub("", line))
    if interval := _INTERVAL.fullmatch(line):
        return _interval(interval[1], interval[2])
    about = _ABOUT.search(line)
    if of_year := _PART_OF_YEAR.fullmatch(line):
        return _about(_date(of_year[1], None, None, latest))
    one = _read(_ABOUT.sub("", line).strip(" ()[]") if about else line, latest)
    if one is NOT_ITS_FORM and placeholder.is_placeholder(line):
        return placeholder.UNREAD
    return _about(one) if about else one


def _about(one: Date | Unread) -> Date | Unread:
    return one._replace(about=True) if isinstance(one, Date) else one


def calendar_day(text: str) -> Date | Unread:
    """The day of a text as ``read`` has it, also where systems fill it in for one not known: 01/01/1900."""
    line = _TIME.sub("", _LABEL.sub("", plain(text).lower().removesuffix(" 00:00:00").removesuffix(" 00:00")))
    for form, order in ((_ISO, (1, 2, 3)), (_COMPACT, (1, 2, 3)), (_DAY_FIRST, (3, 2, 1))):
        match = form.fullmatch(line)
        if match and all(match[at] for at in order) and len(match[order[0]]) == _YEAR_FIGURES:
            try:
                day = date(*(int(match[at]) for at in order))
            except ValueError:
                return NO_SUCH_DAY
            return Date(day, day)
    return NOT_ITS_FORM


def birth(given: Date, *, on: date) -> Date | Unread:
    """A date of birth of somebody who was spoken of on a day: neither afterwards, nor filled in, nor too long ago."""
    if given.is_day and is_filled_in(given.first.isoformat()):
        return FILLED_IN
    if given.first > on:
        return TOO_LATE
    if given.last.year < on.year - OLDEST:
        return TOO_EARLY
    return given


def is_filled_in(day: str) -> bool:
    """Whether a day in ISO 8601 is one that systems fill in where none is known: 1900-01-01, 1970-01-01."""
    return day in _FILLED_IN_DAYS or day[:4] in _NO_YEARS


def years_after(day: date, years: int) -> date:
    """The same day of a later year; 29 February becomes 1 March, so that no period ends early. At most ``date.max``."""
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def of_age(youngest: int, oldest: int | None, *, on: date) -> Date:
    """The days on which somebody was born who is of that many years on a day, both included; None: and over."""
    first = years_before(on, (OLDEST if oldest is None else oldest) + 1) + timedelta(days=1)
    return Date(first, years_before(on, youngest))


# --- forms

_TIME: Final = re.compile(r"[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?$")
_LABEL: Final = re.compile(r"^(?:d\.?o\.?b\.?|date of birth|born(?: on| in)?|birth ?date)[ :.-]*")
_ABOUT: Final = re.compile(
    r"\b(?:c\.|ca\.|c(?=\d)|c |circa|approx(?:imately)?\.?|about|around|abt\.?|est(?:imated)?\.?)|(?<=\d)ish$|\?$"
)
_PART_OF_YEAR: Final = re.compile(
    r"(?:early|mid|middle|late|end|beginning|spring|summer|autumn|winter)(?: (?:in|of))?[ -]+(\d{4})"
)
"""Read as about that year: a season may be over the edge of it."""
_INTERVAL: Final = re.compile(r"(\d{4}(?:-\d\d-\d\d)?)/(\d{4}(?:-\d\d-\d\d)?)")
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_COMPACT: Final = re.compile(r"(1[89]\d\d|20\d\d)(\d\d)(\d\d)")
_COMPACT_DAY_FIRST: Final = re.compile(r"(\d\d)(\d\d)(1[89]\d\d|20\d\d)")
"""Never a year first: then the figures of the century would be a month."""
_DAY_FIRST: Final = re.compile(r"(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4}|\d\d)")
_IN_WORDS: Final = re.compile(
    r"(?:[a-z]{3,9},? )?(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)?[-/. ]*)?([a-z]{3,9})\.?,?[-/. ]*(\d{4}|'?\d\d)"
)
_MONTH_FIRST: Final = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_YEAR: Final = re.compile(r"\d{4}")
_YEAR_FIGURES: Final = 4
_SERIAL: Final = re.compile(r"[1-5]\d{4}(?:\.0+)?")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def _read(line: str, latest: date | None) -> Date | Unread:
    if match := _COMPACT_DAY_FIRST.fullmatch(line):
        return _date(match[3], match[2], match[1], latest)
    if match := _ISO.fullmatch(line) or _COMPACT.fullmatch(line):
        return _date(match[1], match[2], match[3], latest)
    if _YEAR.fullmatch(line):
        return _date(line, None, None, latest)
    if match := _DAY_FIRST.fullmatch(line):
        return _date(match[3], match[2], match[1], latest)
    if match := _MONTH_FIRST.fullmatch(line):
        return _in_words(match[3], match[1], match[2], latest)
    if match := _IN_WORDS.fullmatch(line):
        return _in_words(match[3].lstrip("'"), match[2], match[1], latest)
    return SPOILT if _SERIAL.fullmatch(line) else NOT_ITS_FORM


def _in_words(year: str, word: str, day: str | None, latest: date | None) -> Date | Unread:
    """With an English month; any other word is none of a date."""
    whole = word in _LONG_MONTHS or len(word) == 3 or word == "sept"
    if not whole or word[:3] not in _MONTHS:
        return NOT_ITS_FORM
    return _date(year, str(_MONTHS.index(word[:3]) + 1), day, latest)


def _date(year: str, month: str | None, day: str | None, latest: date | None) -> Date | Unread:
    """Of a year of two figures, the last that is not after ``latest``."""
    numbers = (None if month is None else int(month), int(day) if day else None)
    if len(year) == 4:
        return _of_parts(int(year), *numbers)
    if latest is None:
        return CENTURY
    one = _of_parts(latest.year // 100 * 100 + int(year), *numbers)
    late = isinstance(one, Date) and one.first > latest
    return _of_parts(latest.year // 100 * 100 + int(year) - 100, *numbers) if late else one


def _of_parts(year: int, month: int | None, day: int | None) -> Date | Unread:
    if year in _NO_YEAR:
        return FILLED_IN
    if month is None or (month == 0 and day == 0):
        return _year(year)
    if not 1 <= month <= 12 or (day or 0) > monthrange(year, month)[1]:
        return NO_SUCH_DAY
    if not day:
        return Date(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    one = date(year, month, day)
    return FILLED_IN if one in _FILLED_IN else Date(one, one)


def _year(year: int) -> Date:
    return Date(date(year, 1, 1), date(year, 12, 31))


def _interval(first: str, last: str) -> Date | Unread:
    if first == last:
        return _read(first, None)
    try:
        start, end = _ends(first)[0], _ends(last)[1]
    except ValueError:
        return NO_SUCH_DAY
    return Date(start, end) if start < end and start.year not in _NO_YEAR else NO_SUCH_DAY


def _ends(written: str) -> tuple[date, date]:
    """The first and the last day of a year or of a day in ISO 8601. Raise ValueError where no calendar has it."""
    if len(written) == 4:
        return date(int(written), 1, 1), date(int(written), 12, 31)
    return date.fromisoformat(written), date.fromisoformat(written)


_NO_YEAR: Final = frozenset({0, 1, 9999, 1111, 2222, 8888})
_FILLED_IN: Final = frozenset(
    {
        date(1900, 1, 1),
        date(1899, 12, 30),
        date(1899, 12, 31),
        date(1901, 1, 1),
        date(1904, 1, 1),
        date(1970, 1, 1),
        date(1753, 1, 1),
        date(1800, 1, 1),
        date(1582, 10, 15),
    }
)
"""Where calendars of spreadsheets, databases and operating systems begin."""
_FILLED_IN_DAYS: Final = frozenset(day.isoformat() for day in _FILLED_IN)
_NO_YEARS: Final = frozenset(f"{year:04}" for year in _NO_YEAR)


def _written(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year:04}" if first.year == last.year else f"{first.year:04}/{last.year:04}"
    whole_month = first.day == 1 and (first.year, first.month) == (last.year, last.month)
    if whole_month and last.day == monthrange(last.year, last.month)[1]:
        return f"{first:%Y-%m}"
    return f"{first.isoformat()}/{last.isoformat()}"


def years_before(on: date, years: int) -> date:
    """The same day so many years earlier; for 29 February, the day before where there is none."""
    year = max(1, on.year - years)
    return date(year, on.month, min(on.day, monthrange(year, on.month)[1]))
