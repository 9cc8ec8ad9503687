"""Dates of birth as they are typed with a name, whole or in part."""

from __future__ import annotations

from datetime import date

import pytest

from ops.search.birth_dates import Born, born, clauses, of_age, split

MARCH = date(1999, 3, 12)


@pytest.mark.parametrize(
    ("typed", "words", "asked"),
    [
        ("Ann Sample 12/03/1999", "Ann Sample", Born(MARCH, MARCH)),
        ("12.3.1999 Ann Sample", "Ann Sample", Born(MARCH, MARCH)),
        ("SAMPLE, Ann dob 12-03-1999", "SAMPLE, Ann", Born(MARCH, MARCH)),
        ("Ann Sample 1999-03-12", "Ann Sample", Born(MARCH, MARCH)),
        ("Ann Sample born 03/1999", "Ann Sample", Born(date(1999, 3, 1), date(1999, 3, 31))),
        ("Ann Sample 1999", "Ann Sample", Born(date(1999, 1, 1), date(1999, 12, 31))),
    ],
)
def test_a_date_beside_a_name_is_taken_from_its_words(typed: str, words: str, asked: Born) -> None:
    assert split(typed) == (words, asked)


@pytest.mark.parametrize(
    "typed",
    [
        "Ann Sample",
        "1999",  # a date alone may be a number of something else
        "12/03/1999",
        "Ann 12/03/1999 13/04/2000",  # two dates: whose?
        "Ann Sample 31/02/1999",
        "Ann Sample 12/03/99",  # leaves the century open
        "1981/0000034U",
        "12 High Street",
        "AB12 CDE",
        "07700 900123",
    ],
)
def test_what_is_no_date_beside_a_name_stays_as_it_was_typed(typed: str) -> None:
    assert split(typed) == (typed, None)


def test_a_day_and_month_may_be_of_any_year() -> None:
    asked = born("12/03")
    assert asked == Born(day=12, month=3)
    ((_, _, clause),) = clauses(asked)
    assert "1999-03-12" in clause["terms"]["birth_dates"]
    assert born("29/02") == Born(day=29, month=2)
    assert born("30/02") is None
    assert born("yesterday") is None


def test_who_is_so_old_on_a_day_was_born_in_the_year_that_ends_then() -> None:
    assert of_age(16, date(2018, 10, 9)) == Born(date(2001, 10, 10), date(2002, 10, 9))
    assert of_age(0, date(2018, 10, 9)) == Born(date(2017, 10, 10), date(2018, 10, 9))
    assert of_age(1, date(2020, 2, 29)).last == date(2019, 2, 28)


def test_the_surest_way_comes_first_and_each_is_worth_less_than_the_one_before() -> None:
    asked = born("12/03/1999")
    assert asked is not None
    ways = list(clauses(asked))
    assert [way for way, _, _ in ways] == [
        "born that day",
        "born with day and month swapped",
        "born a figure off",
        "born that year",
    ]
    assert [worth for _, worth, _ in ways] == sorted((worth for _, worth, _ in ways), reverse=True)
    assert ways[1][2] == {"terms": {"birth_dates": ["1999-12-03"]}}
    assert "1989-03-12" in ways[2][2]["terms"]["birth_dates"]
