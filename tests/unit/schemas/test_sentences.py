"""What the type of a sentence means for liberty, as courts and forces word it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.vocabulary.sentences import (
    TYPES,
    SentenceStanding,
    Served,
    is_time_served,
    sentence_code,
    served,
    standing,
)


@pytest.mark.parametrize(
    "words",
    [
        "imprisonment", "young-offender-detention", "Detention in a young offender institution",
        "DTO",
        "detention-and-training",
        "extended-sentence-of-imprisonment", "extended-sentence-for-public-protection", "section-250-detention",
        "suspended-sentence-activated", "activation-of-suspended-sentence-order", "suspended-imprisonment-implemented",
        "suspended sentence to take effect", "Suspended term put into effect", "hospital-and-limitation-direction",
        "special-custodial-sentence", "something-nobody-knows", "",
    ],
)  # fmt: skip
def test_custody_for_a_term(words: str) -> None:
    assert served(words) is Served.CUSTODY


@pytest.mark.parametrize(
    "words",
    [
        "life", "mandatory-life-sentence", "custody-for-life", "Detention for life", "whole-life-order", "ipp", "dpp",
        "indeterminate-sentence", "imprisonment-for-public-protection", "detention-for-public-protection",
        "detention-at-hmp", "Detention at Her Majesty's Pleasure",
    ],
)  # fmt: skip
def test_custody_without_an_end(words: str) -> None:
    assert served(words) is Served.INDETERMINATE


@pytest.mark.parametrize(
    "words", ["suspended", "suspended-imprisonment", "SSO", "suspended-sentence-not-activated", "suspended-detention"]
)
def test_what_is_suspended_is_not_served(words: str) -> None:
    assert served(words) is Served.SUSPENDED


@pytest.mark.parametrize(
    "words",
    [
        "community-order", "youth-rehabilitation-order", "YRO-with-intensive-supervision", "referral-order", "fine",
        "conditional-discharge", "hospital-order", "curfew-order", "disqualification-for-life", "life-ban",
        "drug-rehabilitation-requirement", "bind-over", "non-custodial", "reparation-order", "compensation",
    ],
)  # fmt: skip
def test_orders_that_take_nobodys_liberty(words: str) -> None:
    assert served(words) is Served.ELSEWHERE


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("imprisonment", SentenceStanding.PASSED),
        ("conviction quashed by the Court of Appeal", SentenceStanding.QUASHED),
        ("sentence-overturned", SentenceStanding.QUASHED),
        ("conviction-set-aside", SentenceStanding.QUASHED),
        ("sentence quashed and substituted", SentenceStanding.VARIED),
        ("imprisonment-varied-on-appeal", SentenceStanding.VARIED),
        ("imprisonment-reduced-on-appeal", SentenceStanding.VARIED),
        ("imprisonment varied under the slip rule", SentenceStanding.VARIED),
    ],
)
def test_what_an_appeal_leaves(words: str, stands: SentenceStanding) -> None:
    assert standing(words) is stands


@pytest.mark.parametrize(
    ("words", "over"),
    [
        ("time-served", True),
        ("imprisonment, time already served", True),
        ("imprisonment", False),
        ("suspended-sentence-to-be-served", False),
    ],
)
def test_time_that_was_served_before_the_hearing(words: str, over: bool) -> None:
    assert is_time_served(words) is over


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    assert served(text) in Served
    assert standing(text) in SentenceStanding


@pytest.mark.parametrize(("meaning", "codes"), TYPES.items())
def test_a_type_that_the_documents_show_means_what_they_say(meaning: Served, codes: tuple[str, ...]) -> None:
    assert {served(code) for code in codes} == {meaning}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("IPP", "ipp"),
        ("Imprisonment for Public Protection", "imprisonment-for-public-protection"),
        ("Suspended Imprisonment", "suspended-imprisonment"),
        ("COMMUNITY ORDER (unpaid work)", "community-order-unpaid-work"),
        ("Young Offender Detention", "young-offender-detention"),
        ("Detention at Her Majesty\u2019s Pleasure", "detention-at-her-majesty-s-pleasure"),
        ("Conditional Discharge", "conditional-discharge"),
        ("fine_imposed_on_Ann", None),
        ("Imprisonment: Ann Sample", None),
        ("12 months", None),
        ("The Order", None),
        ("", None),
        ("Imprisonment " * 40, None),
    ],
)
def test_a_type_is_read_in_any_writing_where_each_of_its_words_is_a_courts(written: str, code: str | None) -> None:
    assert sentence_code(written) == code
