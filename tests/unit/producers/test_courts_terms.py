"""Terms: how many days, and how they run beside one another."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.courts.hearing_message import Duration
from producers.courts.sentence_terms import OrderedTerm, days_of, runs
from schemas.kinds.enforcement import Runs
from tests.unit.producers.hearings import result, sentenced, term

OCTOBER = date(2019, 10, 2)
CONSECUTIVE, CONCURRENT = Runs.CONSECUTIVE, Runs.CONCURRENT


def days(*parts: tuple[str, int], ordered: date = OCTOBER) -> int:
    ranks = ("primary", "secondary", "tertiary")
    stated = {f"{rank}_duration_{word}": value for rank, part in zip(ranks, parts, strict=False)
            for word, value in zip(("unit", "value"), part, strict=True)}  # fmt: skip
    return days_of(Duration.model_validate(stated, by_name=True), ordered)


def test_years_and_months_are_counted_by_the_calendar() -> None:
    assert days(("Y", 1)) == 366  # over a 29 February
    assert days(("Y", 1), ordered=date(2020, 10, 2)) == 365
    assert days(("M", 1), ordered=date(2021, 1, 31)) == 28


def test_parts_of_a_term_add_up() -> None:
    assert days(("Y", 2), ("M", 6), ("D", 1)) == (date(2022, 4, 2) - OCTOBER).days + 1
    assert days(("W", 8)) == 56


@pytest.mark.parametrize("parts", [[], [("H", 100)], [("D", 0)], [("Y", 101)], [("M", -1)], [("Y", 60), ("Y", 60)]])
def test_custody_without_a_term_that_can_be_is_refused(parts: list[tuple[str, int]]) -> None:
    with pytest.raises(ValueError, match=r"term|longer"):
        days(*parts)


@given(st.sampled_from("YMWD"), st.integers(1, 99), st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_longer_term_is_never_fewer_days(unit: str, value: int, ordered: date) -> None:
    assert 0 < days((unit, value - 1), ("D", 1), ordered=ordered) <= days((unit, value), ("D", 1), ordered=ordered)


def test_a_sole_term_counts_and_of_several_of_which_nothing_is_said_the_longest() -> None:
    assert runs([OrderedTerm(90, None)]) == [CONSECUTIVE]
    assert runs([OrderedTerm(90, None), OrderedTerm(365, None), OrderedTerm(365, None)]) == [
        CONCURRENT,
        CONSECUTIVE,
        CONCURRENT,
    ]


def test_what_the_court_said_stands() -> None:
    stated = [OrderedTerm(90, None), OrderedTerm(30, CONSECUTIVE), OrderedTerm(60, CONCURRENT)]
    assert runs(stated) == [CONSECUTIVE, CONSECUTIVE, CONCURRENT]
    assert runs([OrderedTerm(90, CONCURRENT)]) == [CONCURRENT]  # with a term of another hearing


TERMS = st.lists(
    st.builds(OrderedTerm, st.integers(1, 9_999), st.sampled_from([None, CONSECUTIVE, CONCURRENT])), max_size=8
)


@given(TERMS)
def test_terms_add_up_to_those_said_to_follow_and_the_longest_of_the_unsaid(terms: list[OrderedTerm]) -> None:
    counted = sum(term.days for term, how in zip(terms, runs(terms), strict=True) if how is CONSECUTIVE)
    follow = sum(term.days for term in terms if term.stated is CONSECUTIVE)
    assert counted == follow + max((term.days for term in terms if term.stated is None), default=0)


def test_the_clerks_answers_say_how_terms_run() -> None:
    passed = sentenced(
        result("Imprisonment", term("M", 3)),
        result("Imprisonment", term("M", 2), consecutive_to="1"),
        result("Imprisonment", term("Y", 1), concurrent="true"),
        result("Imprisonment", term("M", 1), concurrent=False),
    )
    assert [one.runs for one in passed] == [CONSECUTIVE, CONSECUTIVE, CONCURRENT, CONCURRENT]
