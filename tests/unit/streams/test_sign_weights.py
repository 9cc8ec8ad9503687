"""What the sentences of a text, and all of it, say of a sign is weighed beside its wordings."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.text_weights import in_hundredths, limits_of, sort_of, table, texts_of, trained
from reference.text_weights import Limits, current_tables, text_weights
from schemas.vocabulary.indicators import AGAINST, Indicator
from streams.enrichment.text_extraction.read import read, reading_of, signs_of_wordings, told_in
from streams.enrichment.text_extraction.sentence_features import LONGEST, OF_PEOPLE, Sentence, sentences
from streams.enrichment.text_extraction.sign_weights import (
    TextJudgement,
    WeighedSign,
    is_long,
    judged,
    packed,
    weighed,
)

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
    assert "whole of his flat" in signs(TAKEN_OVER)["strangers-in-charge"]


def test_a_sign_for_which_the_text_as_a_whole_says_too_little_is_taken_back() -> None:
    assert "noise" in signs_of_wordings(BAKER)
    assert "noise" not in signs(BAKER)


def test_a_sign_is_kept_where_the_text_as_a_whole_tells_of_harm() -> None:
    text = f"{TAKEN_OVER} There is banging at three in the morning, every night, and he is frightened of them."
    assert {"noise", "strangers-in-charge", "resident-afraid"} <= signs(text).keys()


@pytest.mark.parametrize(
    "text", ["Dealing.", "Banging at three in the morning.", "Thank you, the noise at night is the baker."]
)
def test_of_a_short_text_nothing_that_a_wording_tells_is_taken_back(text: str) -> None:
    assert not is_long(reading_of(text).numbered)
    assert signs_of_wordings(text)
    assert signs(text).keys() >= signs_of_wordings(text)


def test_what_a_text_takes_back_is_not_found_by_weight() -> None:
    assert not signs(f"{TAKEN_OVER} All of this has been withdrawn as malicious.")


def test_signs_of_an_innocent_reason_are_neither_taken_back_nor_found() -> None:
    assert not {str(one) for one in AGAINST} & set(text_weights().signs)


def test_who_somebody_is_weighs_nothing() -> None:
    weights = text_weights()
    words = {word for name in (*weights.of_sentence, *weights.of_text) if ":" not in name for word in name.split()}
    assert not OF_PEOPLE & words
    for one, other in (("he", "she"), ("his", "her")):
        of_one, of_other = map(judgement, (TAKEN_OVER, TAKEN_OVER.replace(f" {one} ", f" {other} ")))
        assert of_one == of_other


def judgement(text: str) -> TextJudgement:
    reading = reading_of(text)
    return judged(reading.numbered, reading.met, told_in(reading))


def test_each_sentence_has_its_own_words_and_wordings_and_a_long_one_is_parted_where_it_goes_on() -> None:
    reading = reading_of(f"He is dealing. {'and more ' * LONGEST}. The bread is good.")
    found = sentences(reading.numbered, reading.met, told_in(reading))
    assert "asserted:wording dealing" in found[0].features
    assert ("is", "good") in found[-1].pairs
    assert "is good" in found[-1].features - found[0].features
    assert all(one.end - one.start <= LONGEST for one in found)


def test_a_sign_weighs_what_its_heaviest_sentence_does() -> None:
    reading = reading_of("The bread is good. They took the pocket.")
    few = text_weights()._replace(
        signs=("noise", "debt"),
        start=(-3, 5),
        of_sentence={"bread": (40, -2), "pocket": (-1, 7)},
        of_text={"good": (2, 0)},
    )
    found = weighed(sentences(reading.numbered, [], []), packed(few))
    assert found.signs() == {"noise": WeighedSign(39, 1, 5), "debt": WeighedSign(12, 6, 10)}
    assert [found.reaching(limit) for limit in (12, 13, 39, 40)] == [{"noise", "debt"}, {"noise"}, {"noise"}, set()]


def test_pairs_of_words_weigh_beside_the_words_and_weights_below_nothing_are_compared_as_well() -> None:
    reading = reading_of("They took the pocket.")
    few = text_weights()._replace(
        signs=("noise", "debt"), start=(-9, -9), of_sentence={"pocket": (-4, 2), "took the": (-30, 1)}, of_text={}
    )
    found = weighed(sentences(reading.numbered, [], []), packed(few))
    assert {sign: one.weight for sign, one in found.signs().items()} == {"noise": -43, "debt": -6}
    assert [found.reaching(limit) for limit in (-43, -42, -6, -5)] == [{"noise", "debt"}, {"debt"}, {"debt"}, set()]


def test_the_table_has_every_sign_of_harm() -> None:
    assert text_weights().signs == tuple(str(one) for one in Indicator if one not in AGAINST)


def test_the_weights_are_of_the_words_and_concepts_as_they_are() -> None:
    assert text_weights().read_with == current_tables(), "run python -m benchmarks.accuracy.text_weights, then test it"


def test_a_sign_is_read_from_the_lowest_weight_on_at_which_as_many_are_right_as_wrong() -> None:
    of_debt = [
        text._replace(told=[], open=frozenset(), signs=frozenset({"debt"})) for text in texts_of(("writer_i.json",))
    ]
    texts = [of_debt[0], of_debt[1]._replace(signs=frozenset()), of_debt[2], of_debt[3]._replace(signs=frozenset())]
    told = [*texts_of(("writer_a.json",))[:1]]
    told = [told[0]._replace(open=frozenset(), signs=frozenset(told[0].of_wordings()))]
    weights = dict(enumerate((90, 60, 40, -100)))
    of_texts = {at: weighing(("debt",), of) for at, of in weights.items()}
    own = {4: weighing(tuple(told[0].signs), 7)}
    assert limits_of([*texts, *told], of_texts | own) == Limits(found=40, kept=7)


def weighing(signs: tuple[str, ...], weight: int) -> TextJudgement:
    """Of a text whose one sentence weighs so much for each of some signs."""
    table = text_weights()._replace(signs=signs, start=(weight,) * len(signs), of_sentence={}, of_text={})
    return TextJudgement(weighed([Sentence(0, 0, set(), set())], packed(table)), Limits(0, 0), long=True)


def test_the_same_texts_give_the_same_table() -> None:
    few = [*texts_of(("writer_c.json",))[:12], *texts_of(("writer_i.json",))[:12]]
    first, again, fewer = (table(in_hundredths(trained(texts))) for texts in (few, few, few[:18]))
    assert first == again != fewer
    assert {sort_of(name) for name in in_hundredths(trained(few)).of_sentence} >= {"word", "concept"}
