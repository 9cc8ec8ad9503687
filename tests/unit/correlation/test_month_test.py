from fractions import Fraction
from math import comb

from hypothesis import given
from hypothesis import strategies as st

from streams.correlation.location.month_test import FEWEST, chance_of_count, month_verdict, verdict_in_words


@given(
    st.integers(min_value=0, max_value=60),
    st.integers(min_value=0, max_value=60),
    st.integers(min_value=1, max_value=12),
)
def test_the_chance_is_that_of_so_many_or_more_term_by_term(count: int, before: int, months: int) -> None:
    trials = count + before
    ways = sum(comb(trials, k) * months ** (trials - k) for k in range(count, trials + 1))
    assert chance_of_count(count, before, months) == Fraction(ways, (months + 1) ** trials)


COUNTS = st.dictionaries(st.integers(min_value=0, max_value=20), st.integers(min_value=0, max_value=30), min_size=1)


def test_the_chance_is_that_of_the_binomial() -> None:
    # Two items, one month before: both fall into this month one time in four.
    assert chance_of_count(2, 0, 1) == Fraction(1, 4)
    assert chance_of_count(1, 1, 1) == Fraction(3, 4)


def test_a_burst_after_quiet_months_is_hot() -> None:
    verdict = month_verdict(3, {0: 2, 1: 3, 2: 1, 3: 20})
    assert verdict.hot
    assert verdict.before == (2, 3, 1)


def test_the_first_month_is_compared_with_nothing() -> None:
    verdict = month_verdict(0, {0: 50})
    assert verdict.chance is None
    assert not verdict.hot
    assert "No month before it" in verdict_in_words(verdict, "October 2018", "October 2018")


def test_empty_months_inside_the_span_are_zeros() -> None:
    assert month_verdict(4, {0: 3, 4: 9}).before == (3, 0, 0, 0)


def test_a_few_items_are_never_hot_however_quiet_it_was() -> None:
    assert not month_verdict(12, {0: 1, 12: FEWEST - 1}).hot


def test_no_more_than_twelve_months_before_are_looked_at() -> None:
    assert len(month_verdict(20, {0: 1, 20: 9}).before) == 12


@given(COUNTS)
def test_the_chance_is_a_probability_and_falls_as_the_month_grows(counts: dict[int, int]) -> None:
    month = max(counts)
    pair, more = month_verdict(month, counts), month_verdict(month, {**counts, month: counts[month] + 5})
    assert pair.chance is None or 0 < pair.chance < 1
    assert pair.chance is None or (more.chance is not None and more.chance < pair.chance)


def test_the_reason_says_what_was_seen_and_how_rare_it_is() -> None:
    sentence = verdict_in_words(month_verdict(3, {0: 2, 1: 3, 2: 1, 3: 20}), "January 2019", "October 2018")
    assert sentence.startswith(
        "20 crimes in January 2019, against 2.0 a month since October 2018: were nothing changed"
    )
