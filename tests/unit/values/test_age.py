"""Ages on a day, and school years."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values.age import age_on, is_under_age, may_be_under, school_year
from values.date import years_after


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2003, 5, 6), date(2018, 5, 5), 14),
        (date(2003, 5, 6), date(2018, 5, 6), 15),
        (date(2004, 2, 29), date(2022, 2, 28), 17),
        (date(2004, 2, 29), date(2022, 3, 1), 18),
        (date(2018, 10, 2), date(2018, 10, 2), 0),
        (date(2018, 10, 3), date(2018, 10, 2), None),
    ],
)
def test_age_on_a_day(born: date, day: date, age: int | None) -> None:
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("born", "day", "year"),
    [
        (date(2003, 8, 31), date(2018, 10, 2), "Year 11"),  # the youngest of the year …
        (date(2003, 9, 1), date(2018, 10, 2), "Year 10"),  # … and the oldest of the year below, a day later
        (date(2003, 5, 6), date(2018, 8, 31), "Year 10"),
        (date(2003, 5, 6), date(2018, 9, 1), "Year 11"),
        (date(2014, 1, 1), date(2018, 10, 2), "Reception"),
        (date(2015, 1, 1), date(2018, 10, 2), None),
        (date(2000, 9, 1), date(2019, 7, 1), "Year 13"),
        (date(2000, 8, 31), date(2018, 10, 2), None),
        (date(2020, 1, 1), date(2018, 10, 2), None),
    ],
)
def test_school_years_go_by_the_age_on_the_31st_of_august(born: date, day: date, year: str | None) -> None:
    assert school_year(born, day) == year


@pytest.mark.parametrize(
    ("year", "day", "under"),
    [
        (2000, date(2018, 2, 1), True),
        (2000, date(2018, 12, 30), True),
        (2000, date(2018, 12, 31), False),
        (1999, date(2018, 1, 1), False),
        (2003, date(2018, 12, 31), True),
    ],
)
def test_of_whom_only_the_year_is_known_may_be_under_eighteen_to_the_last_day_but_one(
    year: int, day: date, under: bool
) -> None:
    assert may_be_under(18, year, day) is under
    assert is_under_age(day, None, year, None) is under


def test_the_birth_date_decides_before_year_and_age_and_who_is_born_later_had_none() -> None:
    day = date(2018, 10, 2)
    assert not is_under_age(day, date(2000, 1, 1), 2003, 15)
    assert is_under_age(day, None, None, 17)
    assert not is_under_age(day, None, None, 18)
    assert not is_under_age(day, date(2019, 1, 1), None, None)
    assert not is_under_age(day, None, None, None)


@given(st.dates(), st.integers(0, 120), st.dates())
def test_nobody_has_an_age_before_its_birthday(born: date, years: int, day: date) -> None:
    age = age_on(born, day)
    assert age is None or (years_after(born, age) <= day and (day < years_after(born, age + 1) or day == date.max))
    assert years_after(born, years) >= born
