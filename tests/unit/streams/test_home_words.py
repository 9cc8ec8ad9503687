"""What people say of homes that others live off: who lives there now, who speaks for whom, whose money it is."""

from __future__ import annotations

import pytest

from streams.enrichment.text_extraction.read import read


def signs(text: str) -> set[str]:
    found = read(text)
    return {one.value.value for one in found.indicators or ()} if found else set()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("They have been living in her house since Easter.", "strangers-in-charge"),
        ("A pair he met there sleep in his bed.", "strangers-in-charge"),
        ("There are youths in there who have nothing to do with him.", "strangers-in-charge"),
        ("A youth came out with her keys.", "strangers-in-charge"),
        ("He has guests he never invited.", "strangers-in-charge"),
        ("The couple have taken over the bedrooms.", "home-taken-over"),
        ("She told us it's not my place any more.", "home-taken-over"),
        ("He was in his sleeping bag on the landing.", "home-taken-over"),
        ("Her mobile is answered by a man with a strange accent.", "visitors-speak-for-resident"),
        ("A boy took the tray from the driver at the door.", "visitors-speak-for-resident"),
        ("They cash her pension on a Tuesday.", "financial-abuse"),
        ("An endless stream of callers.", "comings-and-goings"),
        ("Reeks of cannabis by the bins.", "litter-and-paraphernalia"),
        ("The tenant cannot read or write.", "resident-vulnerable"),
        ("Six students live there.", "shared-house"),
    ],
)
def test_homes_that_others_live_off_are_told_in_many_words(text: str, sign: str) -> None:
    assert sign in signs(text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("They live in their own house.", "strangers-in-charge"),
        ("She came out with her own keys.", "strangers-in-charge"),
        ("He has taken over the cooking.", "home-taken-over"),
        ("The post is taken in by her daughter.", "visitors-speak-for-resident"),
        ("She collects her own pension.", "financial-abuse"),
        ("It smells of fresh paint.", "litter-and-paraphernalia"),
        ("The lad failed to return to his foster home.", "shared-house"),
    ],
)
def test_what_only_sounds_like_it_is_none_of_it(text: str, sign: str) -> None:
    assert sign not in signs(text)
