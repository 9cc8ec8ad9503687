"""Dates of birth as they are typed, whole or in part, and how surely a person has them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from values import date as dates

Clause = dict[str, Any]

BORN: Final = "birth_dates"
YEARS: Final = "birth_years"
EARLIEST: Final = 1900
LATEST: Final = 2060
"""Years that are looked through for a day and month of which the year is not known."""

_WRITTEN: Final = re.compile(
    r"(?<![\w/.-])(?:(?:dob|d\.o\.b\.?|born|b\.)[\s:]*)?"
    r"(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{4}|(?:19|20)\d\d)(?![\w/-])",
    re.IGNORECASE,
)
_DAY_AND_MONTH: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})")


class Born(NamedTuple):
    """A date of birth as far as it is known: the days that it may be, or a day and month of any year."""

    first: date | None = None
    last: date | None = None
    day: int = 0
    month: int = 0

    @property
    def whole(self) -> date | None:
        """The day, where it is one."""
        return self.first if self.first == self.last else None


def born(text: str) -> Born | None:
    """What is typed as a date of birth: ``12/03/1999``, ``03/1999``, ``1999``, ``12/03``. None where it is none.

    A year of two figures leaves the century open, and is read as none.
    """
    read = dates.read(text)
    if isinstance(read, dates.Date):
        return Born(read.first, read.last)
    written = _DAY_AND_MONTH.fullmatch(text.strip())
    day, month = (int(part) for part in written.groups()) if written else (0, 0)
    return Born(day=day, month=month) if _day(2000, month, day) else None


def of_age(years: int, on: date) -> Born:
    """Whoever is so many years old on a day."""
    latest = _years_before(on, years)
    return Born(_years_before(on, years + 1) + timedelta(days=1), latest)


def split(text: str) -> tuple[str, Born | None]:
    """The words of what is typed, and the date of birth among them: ``Ann Sample 12/03/1999``.

    A text that is nothing else, or has several, is left as it is.
    """
    found = list(_WRITTEN.finditer(text))
    if len(found) != 1:
        return text, None
    rest = " ".join((text[: found[0].start()] + " " + text[found[0].end() :]).split())
    asked = born(found[0][1])
    return (rest, asked) if asked and any(map(str.isalpha, rest)) else (text, None)


def clauses(asked: Born) -> Iterator[tuple[str, float, Clause]]:
    """How a person may have it, the surest first: in words, what it adds to the score, and the clause."""
    if asked.first is None or asked.last is None:
        yield "born that day of a year", 2.0, {"terms": {BORN: _every_year(asked.day, asked.month)}}
    elif asked.whole is None:
        yield "born then", 2.0, _between(asked.first, asked.last)
    else:
        yield "born that day", 5.0, {"term": {BORN: asked.whole.isoformat()}}
        yield "born with day and month swapped", 4.0, {"terms": {BORN: list(_swapped(asked.whole))}}
        yield "born a figure off", 3.0, {"terms": {BORN: sorted(_figure_off(asked.whole))}}
        yield (
            "born that year",
            1.5,
            _between(asked.whole.replace(month=1, day=1), asked.whole.replace(month=12, day=31)),
        )


def filtering(asked: Born) -> Clause:
    """That a person has it, in one of these ways."""
    every = [clause for _, _, clause in clauses(asked)]
    return {"bool": {"should": every if asked.whole is None else every[:3], "minimum_should_match": 1}}


def _between(first: date, last: date) -> Clause:
    """Born on one of these days; or in one of these years, of whom only that is known."""
    days = {"range": {BORN: {"gte": first.isoformat(), "lte": last.isoformat()}}}
    years = {"range": {YEARS: {"gte": first.year, "lte": last.year}}}
    return {"bool": {"should": [days, years], "minimum_should_match": 1}}


def _every_year(day: int, month: int) -> list[str]:
    found = (_day(year, month, day) for year in range(EARLIEST, LATEST))
    return [one.isoformat() for one in found if one]


def _swapped(whole: date) -> Iterator[str]:
    if swapped := _day(whole.year, whole.day, whole.month):
        yield swapped.isoformat()


def _figure_off(whole: date) -> set[str]:
    """The days whose year, month or day differs by one figure, as who mistypes one writes them."""
    text, found = whole.isoformat(), set[str]()
    for at in (2, 3, 5, 6, 8, 9):
        for figure in "0123456789":
            with suppress(ValueError):
                found.add(date.fromisoformat(text[:at] + figure + text[at + 1 :]).isoformat())
    return found - {text}


def _years_before(day: date, years: int) -> date:
    return _day(day.year - years, day.month, day.day) or date(max(1, day.year - years), 2, 28)


def _day(year: int, month: int, day: int) -> date | None:
    with suppress(ValueError):
        return date(year, month, day)
    return None
