"""The review clock, told as short stories. Everybody is invented."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.documents.review import Review
from schemas.grading import Assessment
from streams.correlation.review.clock import review_of
from streams.correlation.review.notice import Notice
from streams.correlation.review.offence_groups import offence_sort
from streams.correlation.review.review_schedule import GROUPS

ROBBERY, SUPPLY, THEFT = "Robbery", "Being concerned in the supply of heroin", "Theft from a shop"


def noticed(
    *offences: str,
    on: date = date(2018, 10, 2),
    role: str = "suspect",
    kind: str = "arrest",
    item: str = "a/1",
    graded: str = "A",
    category: str | None = None,
    born: date | None = None,
) -> Notice:
    return Notice(item, kind, role, on, Assessment(graded), offences, category, born)


def review(*facts: Notice) -> Review:
    found = review_of(facts)
    assert found is not None
    return found


def test_of_nobody_nothing_is_due() -> None:
    assert review_of([]) is None


def test_an_arrest_for_theft_is_of_group_3_and_due_after_six_clear_years() -> None:
    found = review(noticed(THEFT))
    assert (found.group, found.clear_since, found.next_review) == (3, date(2018, 10, 2), date(2024, 10, 2))
    assert found.every_years == 5
    assert found.clear_reason == "Last came to notice on 2 October 2018, as suspect (arrest)."
    assert "Theft from a shop" in found.group_reason


def test_supply_is_serious_and_due_after_ten_clear_years() -> None:
    found = review(noticed(SUPPLY, role="convicted", kind="sentence"))
    assert (found.group, found.next_review, found.keep_until) == (2, date(2028, 10, 2), None)


def test_group_1_is_reviewed_every_ten_years_and_kept_to_the_hundredth_birthday() -> None:
    found = review(noticed(ROBBERY, born=date(1990, 4, 12)))
    assert (found.group, found.next_review, found.keep_until) == (1, date(2028, 10, 2), date(2090, 4, 12))
    assert "kept until 12 April 2090" in found.next_reason


def test_without_a_birth_date_it_is_said_that_nothing_ends_group_1() -> None:
    found = review(noticed(ROBBERY))
    assert found.keep_until is None
    assert "no birth date is known" in found.next_reason


def test_the_hundredth_birthday_comes_first_where_it_does() -> None:
    found = review(noticed(ROBBERY, born=date(1920, 2, 29)))
    assert found.next_review == found.keep_until == date(2020, 2, 29)
    assert "birthday comes before" in found.next_reason


def test_the_gravest_decides_the_group_and_the_last_starts_the_clock() -> None:
    found = review(noticed(ROBBERY, on=date(2010, 1, 1), item="old/1"), noticed(THEFT, item="new/1"))
    assert (found.group, found.clear_since) == (1, date(2018, 10, 2))
    assert found.items == ("old/1", "new/1")


def test_a_victim_or_witness_is_of_group_4_whatever_was_done_to_them() -> None:
    found = review(noticed(role="victim", kind="crime-report", category="robbery"))
    assert found.group == 4
    assert found.every_years is None
    assert "Neither an offender nor suspected" in found.group_reason


def test_having_been_a_victim_moves_no_offenders_clock() -> None:
    arrested, robbed = noticed(THEFT), noticed(role="victim", kind="crime-report", on=date(2023, 5, 5), item="b/1")
    assert review(arrested, robbed) == review(arrested)


def test_a_risk_of_harm_starts_the_clear_period_anew_and_changes_no_group() -> None:
    named = noticed(role="subject", kind="intelligence-report", category="cuckooing", on=date(2020, 3, 1), item="b/1")
    found = review(noticed(THEFT), named)
    assert (found.group, found.clear_since) == (3, date(2020, 3, 1))
    assert "a risk of harm, cuckooing" in found.clear_reason
    assert review(named).group == 4


def test_what_is_suspected_to_be_false_moves_nothing_and_is_told() -> None:
    found = review(noticed(THEFT), noticed(ROBBERY, on=date(2022, 1, 1), graded="E", item="b/1"))
    assert (found.group, found.clear_since, found.suspected_false) == (3, date(2018, 10, 2), 1)
    assert review(noticed(ROBBERY, graded="E")).group == 4


def test_a_merge_moves_the_clock_and_an_unmerge_moves_it_back() -> None:
    notice, other = noticed(THEFT), noticed(SUPPLY, on=date(2021, 6, 1), item="b/1")
    assert (review(notice).group, review(other).group) == (3, 2)
    assert review(notice, other).next_review == date(2031, 6, 1)
    assert review(notice).next_review == date(2024, 10, 2)


def test_what_nobody_has_checked_at_its_source_is_named() -> None:
    assert review(noticed(SUPPLY)).unchecked == ("group of 'supply of controlled drugs'", "years of group 2")


def test_whole_words_are_compared() -> None:
    assert offence_sort("Theft of grapes").group == 3
    assert offence_sort("Rape of a woman aged 16 or over").group == 1
    assert offence_sort("Arrange or facilitate travel of another person with a view to exploitation").group == 1
    assert offence_sort("Assault a person thereby occasioning them actual bodily harm").group == 2


def test_every_setting_names_its_source() -> None:
    assert all(pair.source for pair in GROUPS.values())


FACTS = st.builds(
    noticed,
    st.sampled_from([ROBBERY, SUPPLY, THEFT]),
    on=st.dates(date(2000, 1, 1), date(2030, 12, 31)),
    role=st.sampled_from(["suspect", "convicted", "victim", "witness", "subject"]),
    item=st.sampled_from(["a/1", "b/1", "c/1"]),
    graded=st.sampled_from(["A", "D", "E"]),
    born=st.none() | st.sampled_from([date(1990, 4, 12), date(1992, 2, 29)]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(FACTS, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_neither_order_nor_duplicates_move_the_clock(facts: list[Notice], random: object) -> None:
    shuffled = [*facts, *facts[:3]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert review_of(shuffled) == review_of(facts)


@settings(max_examples=200, deadline=None)
@given(st.lists(FACTS, min_size=1, max_size=5), st.lists(FACTS, min_size=1, max_size=5))
def test_two_who_are_one_have_the_graver_group_and_the_later_start(one: list[Notice], other: list[Notice]) -> None:
    apart, merged = (review(*one), review(*other)), review(*one, *other)
    assert merged.group == min(each.group for each in apart)
    offenders = [each.clear_since for each in apart if each.group < 4]
    if offenders:
        assert merged.clear_since == max(offenders)
