"""Dates of birth as they are compared: digits with their mistakes, a year, or the years that an age leaves open."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from values.date import is_filled_in

_NOT_DIGIT: Final = re.compile(r"\D")


class Birth(NamedTuple):
    """``digits`` are YYYYMMDD, or empty where only years are known; ``first`` and ``last`` year are inclusive."""

    digits: str
    first: int
    last: int

    @property
    def rough(self) -> bool:
        """The first of January of any year stands for that year more often than for that day."""
        return self.digits.endswith("0101")

    @property
    def is_full(self) -> bool:
        """Whether a day is known that is on the calendar: 12 March, and neither 40 March nor 1 January."""
        return bool(self.digits) and not self.rough and _on_the_calendar(self.digits)


@lru_cache(maxsize=32_768)
def _on_the_calendar(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4_096)
def read_birth(written: date | str | None, years: tuple[int, int] | None = None) -> Birth | None:
    """None where nothing usable is written."""
    text = written.isoformat() if isinstance(written, date) else (written or "")[:10]
    if not text or is_filled_in(text):
        return Birth("", *years) if years else None
    digits = "" if text.startswith("-") else _NOT_DIGIT.sub("", text)
    if len(digits) == 8 and digits >= "1000":
        year = _year(digits[:4])
        return Birth("" if digits.endswith("0000") else digits, year, year)
    return Birth("", int(digits), int(digits)) if len(digits) == 4 else None


@lru_cache(maxsize=256)
def _year(digits: str) -> int:
    """The same object for all births of a year: of two hundred thousand mentions it is a figure in every birth."""
    return int(digits)


YEARS_APART: Final = 10
"""Years between two years of birth, or an age and a year, from which on they are of two people: ages are guessed."""


@lru_cache(maxsize=16_384)
def may_be_one(one: Birth, other: Birth) -> bool:
    """Whether two births can be of one person: two dates but for slips, else years that are less than ten apart."""
    if one.is_full and other.is_full:
        return may_be_slips(one.digits, other.digits)
    if max(one.first - other.last, other.first - one.last) < YEARS_APART:
        return True
    return bool(one.digits and other.digits) and may_be_slips(one.digits, other.digits)


def may_be_slips(one: str, other: str) -> bool:
    """Whether two dates (YYYYMMDD) can be one, miswritten.

    Day and month are swapped and the year has a slip at most; or at most two of year, month and day have one: another
    figure, or two exchanged.
    """
    if (one[4:6], one[6:]) == (other[6:], other[4:6]) and OSA.distance(one[:4], other[:4]) <= 1:
        return True
    parts = [(a, b) for a, b in zip(_parts(one), _parts(other), strict=True) if a != b]
    return len(parts) <= _MOST_WRONG_PARTS and all(OSA.distance(a, b) == 1 for a, b in parts)


_MOST_WRONG_PARTS: Final = 2


def _parts(digits: str) -> tuple[str, str, str]:
    return digits[:4], digits[4:6], digits[6:]
