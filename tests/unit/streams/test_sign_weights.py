"""What a text as a whole says of a sign is weighed beside its wordings, where it is long enough."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.text_weights import OF_PEOPLE, table, texts_of, trained
from reference.text_weights import ANY, text_weights
from schemas.vocabulary.indicators import AGAINST, Indicator
from streams.enrichment.text_extraction.read import read, reading_of, signs_of_wordings
from streams.enrichment.text_extraction.sign_weights import is_weighed, judged

TAKEN_OVER = (
    "They have the whole of his flat now and he is down to a chair in the hall. His card is in their pocket and he "
    "asks before he eats or goes out."
)
BAKER = (
    "The banging at three in the morning is the baker on the ground floor, who has just had new ovens put in. "
    "You learn to live with it, and the bread is good."
)


def signs(text: str) -> dict[str, str]:
    """Each sign read in a text, with the words that say it."""
    extracted = read(text)
    return {one.value.value: text[one.start : one.end] for one in (extracted and extracted.indicators) or ()}


def test_a_sign_that_no_wording_tells_is_found_by_what_the_words_together_say_and_shown_by_some_of_them() -> None:
    assert "strangers-in-charge" not in signs_of_wordings(TAKEN_OVER)
    assert "pocket" in signs(TAKEN_OVER)["strangers-in-charge"]


def test_a_sign_for_which_the_text_as_a_whole_says_too_little_is_taken_back() -> None:
    assert "noise" in signs_of_wordings(BAKER)
    assert "noise" not in signs(BAKER)


def test_a_sign_is_kept_where_the_text_as_a_whole_tells_of_harm() -> None:
    text = f"{TAKEN_OVER} There is banging at three in the morning, every night, and he is frightened of them."
    assert {"noise", "strangers-in-charge", "resident-afraid"} <= signs(text).keys()


@pytest.mark.parametrize(
    "text", ["Dealing.", "Banging at three in the morning.", "Thank you, the noise at night is the baker."]
)
def test_a_short_text_says_what_its_wordings_say(text: str) -> None:
    reading = reading_of(text)
    assert not is_weighed(reading.numbered)
    assert not judged(reading.met, reading.numbered).finds()
    assert signs(text).keys() == signs_of_wordings(text)


def test_what_a_text_takes_back_is_not_found_by_weight() -> None:
    assert not signs(f"{TAKEN_OVER} All of this has been withdrawn as malicious.")


def test_signs_of_an_innocent_reason_are_neither_taken_back_nor_found() -> None:
    assert not {str(one) for one in AGAINST} & set(text_weights().signs)


def test_who_somebody_is_weighs_nothing() -> None:
    assert not OF_PEOPLE & text_weights().words.keys()
    for one, other in (("he", "she"), ("his", "her")):
        reading, swapped = (reading_of(TAKEN_OVER.replace(f" {one} ", f" {word} ")) for word in (one, other))
        assert judged(reading.met, reading.numbered) == judged(swapped.met, swapped.numbered)


def test_the_table_has_every_sign_of_harm_and_what_all_share() -> None:
    assert text_weights().signs == (ANY, *(str(one) for one in Indicator if one not in AGAINST))


def test_the_same_texts_give_the_same_table() -> None:
    few = texts_of(("writer_c.json",))[:12]
    assert table(trained(few)) == table(trained(few)) != table(trained(few[:6]))
