"""Ages: of whom a birth date, a year of birth or a highest age is known, on a day.

Pure arithmetic on days. School years are those of England: a year of September to August, by the age that somebody
has on the 31 August before it (Education Act 1996, section 8; Year 1 at five, Year 11 at fifteen).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from values.date import years_after

ADULT: Final = 18
"""Years of age from which somebody is no child (Children Act 1989, s.105)."""

FIRST_YEAR, LAST_YEAR = 1, 13
"""School years that are named; the year before Year 1 is Reception."""

RECEPTION: Final = "Reception"
_STARTS: Final = 9  # September
_AGE_BEFORE_YEAR_1: Final = 5


def age_on(born: date, day: date) -> int | None:
    """Years of age on a day; None for whoever is not born yet."""
    if day < born:
        return None
    years = day.year - born.year
    return years - (day < years_after(born, years))


def school_year(born: date, day: date) -> str | None:
    """The school year of somebody of that birth on a day, ``Year 10``; None outside Reception to Year 13."""
    starts = date(day.year - (day.month < _STARTS), 8, 31)
    age = age_on(born, starts)
    if age is None or age < _AGE_BEFORE_YEAR_1 - 1:
        return None
    year = age - _AGE_BEFORE_YEAR_1 + 1
    return RECEPTION if year < FIRST_YEAR else f"Year {year}" if year <= LAST_YEAR else None


def is_under_age(day: date, born: date | None, year: int | None, oldest: int | None) -> bool:
    """Whether somebody was, or may have been, under eighteen on a day, by what is known of their birth or age.

    The first that is known of birth date, year of birth and highest age decides. Who is born later had no age then.
    """
    if born:
        return born <= day < years_after(born, ADULT)
    if year:
        return year <= day.year and may_be_under(ADULT, year, day)
    return oldest is not None and oldest < ADULT


def may_be_under(years: int, year_of_birth: int, day: date) -> bool:
    """Whether somebody born some day of that year may be younger than this: on all days but the last, in that year."""
    return day.year - year_of_birth < years or (day.year - year_of_birth == years and (day.month, day.day) != (12, 31))
