"""A date is the days that it may mean; what is filled in, spoilt or impossible is set aside."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.values.any_text import FLOODS, TEXTS
from values import placeholder
from values.date import (
    CENTURY,
    FILLED_IN,
    NO_SUCH_DAY,
    NOT_ITS_FORM,
    SPOILT,
    TOO_EARLY,
    TOO_LATE,
    Date,
    birth,
    calendar_day,
    of_age,
    read,
)
from values.unread import Unread

DAY = date(2019, 3, 2)

DAYS = (
    "1984-11-05|5/11/1984|05.11.1984|5-11-84|5 Nov 1984|5th November 1984|Nov 5, 1984|05-NOV-84|19841105"
    "|1984/11/05|1984-11-05T00:00:00Z|05/11/1984 00:00|Monday 5 November 1984|DOB: 5/11/84"
    "|born on 5th of November 1984|05111984"
)


def days(first: str, last: str, *, about: bool = False) -> Date:
    return Date(date.fromisoformat(first), date.fromisoformat(last), about)


@pytest.mark.parametrize("text", DAYS.split("|"))
def test_every_way_of_writing_a_day_is_the_day(text: str) -> None:
    assert read(text, latest=DAY) == days("1984-11-05", "1984-11-05")


@pytest.mark.parametrize(
    ("text", "canonical", "first", "last"),
    [
        ("November 1984", "1984-11", "1984-11-01", "1984-11-30"),
        ("11/1984", "1984-11", "1984-11-01", "1984-11-30"),
        ("1984-11-00", "1984-11", "1984-11-01", "1984-11-30"),
        ("1984", "1984", "1984-01-01", "1984-12-31"),
        ("00/00/1984", "1984", "1984-01-01", "1984-12-31"),
        ("1984/1985", "1984/1985", "1984-01-01", "1985-12-31"),
        ("1984-03-03/1985-03-02", "1984-03-03/1985-03-02", "1984-03-03", "1985-03-02"),
    ],
)
def test_a_date_is_no_more_precise_than_it_is_written(text: str, canonical: str, first: str, last: str) -> None:
    assert read(text) == days(first, last)
    assert days(first, last).canonical == canonical


@pytest.mark.parametrize(
    "text", ["early 1984", "mid-1984", "Late 1984", "summer 1984", "winter of 1984", "born in spring 1984"]
)
def test_a_part_of_a_year_is_about_that_year(text: str) -> None:
    assert read(text) == days("1984-01-01", "1984-12-31", about=True)


CIRCA = "circa 1984|c. 1984|c1984|about 1984|approx. 1984|1984ish|1984?|1984 (approx)|(est.) 1984"


@pytest.mark.parametrize("text", CIRCA.split("|"))
def test_about_a_year_is_said_to_be_about_it(text: str) -> None:
    assert read(text) == days("1984-01-01", "1984-12-31", about=True)
    assert days("1984-01-01", "1984-12-31", about=True).canonical == "c. 1984"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/02/1984", NO_SUCH_DAY),
        ("31021984", NO_SUCH_DAY),
        ("11/25/1984", NO_SUCH_DAY),
        ("5 Foo 1984", NOT_ITS_FORM),
        ("12 marca 1985", NOT_ITS_FORM),
        ("soon 1985", NOT_ITS_FORM),
        ("1900-01-01", FILLED_IN),
        ("01/01/1970", FILLED_IN),
        ("9999-12-31", FILLED_IN),
        ("01/01/0001", FILLED_IN),
        ("30/12/1899", FILLED_IN),
        ("1111-11-11", FILLED_IN),
        ("31118", SPOILT),
        ("5/11/84", CENTURY),
        ("thirties", NOT_ITS_FORM),
        ("34", NOT_ITS_FORM),
        ("not known", placeholder.UNREAD),
        ("DOB unknown", placeholder.UNREAD),
        ("", placeholder.UNREAD),
    ],
)
def test_what_is_no_date_is_set_aside_with_its_rule(text: str, why: Unread) -> None:
    assert read(text) == why


def test_the_message_of_a_filled_in_day_says_so() -> None:
    assert FILLED_IN.message == "is a day that systems fill in where none is known; leave the field out"


def test_a_year_of_two_figures_is_the_last_that_is_not_too_late() -> None:
    read_then = [read(text, latest=DAY) for text in ("01/03/19", "03/03/19", "5/11/20")]
    assert read_then == [days(f"{day}", f"{day}") for day in ("2019-03-01", "1919-03-03", "1920-11-05")]


def test_nobody_is_born_after_they_were_spoken_of_or_120_years_before() -> None:
    said = {"2019-03-03": TOO_LATE, "2081": TOO_LATE, "1898-12-31": TOO_EARLY, "1850": TOO_EARLY}
    for text, why in said.items():
        one = read(text)
        assert isinstance(one, Date)
        assert birth(one, on=DAY) == why
    assert birth(days("2019-01-01", "2019-12-31"), on=DAY) == days("2019-01-01", "2019-12-31")
    assert birth(days("1900-01-01", "1900-01-01"), on=DAY) == FILLED_IN


def test_an_age_on_a_day_leaves_a_year_of_days() -> None:
    assert of_age(34, 34, on=DAY).canonical == "1984-03-03/1985-03-02"
    assert of_age(30, 39, on=DAY).canonical == "1979-03-03/1989-03-02"
    assert of_age(18, None, on=DAY).last == date(2001, 3, 2)


@given(st.dates(date(1902, 1, 1), date(2018, 12, 31)))
def test_every_variant_of_a_day_is_read_alike(day: date) -> None:
    forms = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y", "%B %d, %Y", "%d-%b-%y", "%Y%m%d")
    read_as = {read(day.strftime(form), latest=date(2001, 12, 31) if "%y" in form else None) for form in forms}
    late = day > date(2001, 12, 31)
    assert Date(day, day) in read_as or day in {date(1904, 1, 1), date(1970, 1, 1)}
    assert len(read_as) == (2 if late else 1)


@given(st.integers(0, 100), st.integers(0, 20), st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_whoever_is_born_on_a_day_that_an_age_leaves_is_of_that_age(low: int, more: int, on: date, step: int) -> None:
    days_left = of_age(low, low + more, on=on)
    born = min(days_left.first + timedelta(days=step), days_left.last)
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    assert low - 1 <= age <= low + more + 1
    assert read(days_left.canonical) == days_left


@given(TEXTS)
def test_any_text_is_read_and_a_canonical_date_gives_itself_back(text: str) -> None:
    found = read(text, latest=DAY)
    assert isinstance(found, Unread) or read(found.canonical) == found


@pytest.mark.parametrize("text", FLOODS)
def test_a_flood_is_no_date(text: str) -> None:
    assert isinstance(read(text), Unread)


def test_a_day_that_systems_fill_in_is_still_a_day_of_the_calendar() -> None:
    assert [calendar_day(text) for text in ("1900-01-01", "01/01/1900", "19000101")] == [read_day("1900-01-01")] * 3
    assert calendar_day("31/02/1900") == NO_SUCH_DAY
    assert calendar_day("1900") == calendar_day("about 1900") == NOT_ITS_FORM


def read_day(day: str) -> Date:
    return Date(date.fromisoformat(day), date.fromisoformat(day))
