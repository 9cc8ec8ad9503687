"""What texts say of who controls somebody, and of why a child was away: a reason of its own, or none."""

from __future__ import annotations

import pytest

from schemas.vocabulary.indicators import Indicator
from streams.enrichment.text_extraction.read import read


def signs(text: str) -> set[Indicator]:
    found = read(text)
    return {each.value for each in found.indicators or ()} if found else set()


@pytest.mark.parametrize(
    "text",
    [
        "Her husband has her bank card and decides when she may go out.",
        "Caller is worried: his wife controls all the money and hits him.",
        "The ex-boyfriend has her keys and threatens her.",
        "Her grown-up son has moved back in and spends her pension.",
        "He goes through her phone every night and will not let her see her sister.",
        "DASH completed, high risk, referred to MARAC.",
        "Cousin says her niece keeps the bank book and the pension.",
        "His daughter holds power of attorney and does the banking.",
    ],
)
def test_a_partner_or_relative_who_controls_or_cares_is_a_matter_of_the_family(text: str) -> None:
    assert Indicator.WITHIN_THE_FAMILY in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Her husband died in March and two lads have moved in since.",
        "Three men have his bank card and decide when he may go out.",
        "His daughter is worried about him and the men who have moved in.",
        "They are not his family.",
    ],
)
def test_kin_who_only_died_or_worry_explain_nothing(text: str) -> None:
    assert Indicator.WITHIN_THE_FAMILY not in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Went to a gig in Leicester with two classmates.",
        "Bunked off to watch Corby Town play away.",
        "Found on the pier in good spirits, had paid with her birthday money.",
        "Turned up at her dad's in Rugby.",
        "Wanted to go to the beach.",
    ],
)
def test_a_match_a_concert_the_sea_or_their_dad_is_an_outing_of_their_own(text: str) -> None:
    assert Indicator.OWN_ACCORD in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Found alone at three in the morning, would not say who brought him.",
        "An older man had bought her the ticket and a phone.",
        "Found in a flat with three adult males and cash.",
    ],
)
def test_being_alone_or_with_older_people_is_none(text: str) -> None:
    assert Indicator.OWN_ACCORD not in signs(text)
