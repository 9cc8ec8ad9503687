"""A sign is read where the concepts that tell it stand together in a sentence, in whatever order and words."""

from __future__ import annotations

import pytest

from reference import text_concepts
from schemas.vocabulary.indicators import Indicator
from streams.enrichment.text_extraction.assertion import by_absence
from streams.enrichment.text_extraction.read import read


def signs(text: str) -> set[str]:
    extracted = read(text)
    return {passage.value.value for passage in (extracted and extracted.indicators) or ()}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Two blokes have been dossing on his settee for weeks.", "strangers-in-charge"),
        ("On Mr Sample's settee there were three lads nobody knows.", "strangers-in-charge"),
        ("Some fella does all the talking for her.", "visitors-speak-for-resident"),
        ("He kips on the landing now that those lads are in.", "home-taken-over"),
        ("The lads draw her pension out as soon as it lands.", "financial-abuse"),
        ("The boy would not say who bought him a Moncler coat.", "unexplained-money"),
        ("A man of about thirty waits for the girl at the gate after school.", "older-associates"),
        ("The lad of 15 asked which town he was in.", "does-not-know-area"),
        ("Money changing hands at the car window all evening.", "dealing"),
    ],
)
def test_a_sign_is_read_by_what_is_told_and_not_by_one_phrase(text: str, sign: str) -> None:
    assert sign in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Her two sons sit on her settee when they visit.",
        "Dealing there is a thing of the past.",
        "Drugs? No. Knives? None.",
        "The class put on a play about a gang that takes over a flat.",
        "Scenario for the course: two lads are dossing on his settee for weeks.",
        "A housing association took over the flat.",
        "He serves shots of vodka at the bar.",
        "The closure order was served on Monday.",
        "It is not true that lads are dossing on his settee.",
        "Officers have yet to see any dealing.",
    ],
)
def test_what_a_text_denies_ends_teaches_or_explains_is_no_sign(text: str) -> None:
    assert signs(text) <= {"family-visit"}


def test_every_frame_names_a_known_sign_and_known_concepts() -> None:
    known = text_concepts.concepts()
    for frame in text_concepts.frames():
        assert frame.sign in {one.value for one in Indicator}
        named = {role.concept for role in frame.roles} | {*frame.nearby, *frame.without, *frame.not_nearby}
        assert named <= known.keys(), frame


def test_concepts_of_two_sentences_tell_nothing_together() -> None:
    assert "strangers-in-charge" not in signs("Two lads went by. His settee is blue. Weeks ago it rained.")


def test_somebody_homeless_has_no_home_that_was_taken_over() -> None:
    assert "home-taken-over" not in signs("A homeless man sat weeping on the steps.")
    assert "home-taken-over" in signs("He was made homeless by the lads who moved in.")


@pytest.mark.parametrize("who", ["stepdad", "step-mother", "big sister", "grandad"])
def test_a_child_whom_kin_fetch_was_with_family(who: str) -> None:
    assert "family-visit" in signs(f"Missed the last train and was picked up by her {who}.")
    assert "family-visit" not in signs(f"Missed the last train and was picked up by her {who}'s mate.")
    assert "out-of-area" not in signs(f"Picked up by her {who} from Corby station.")
    assert "out-of-area" in signs("Picked up by police from Corby station.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The lads were not dossing on his settee.", False),
        ("Lads nobody knows sleep on his settee.", True),
        ("Someone I don't know sleeps on her sofa.", True),
        ("The lads won't leave his flat.", True),
    ],
)
def test_a_denial_counts_but_where_it_says_who_somebody_is_or_is_what_the_wording_tells(text: str, said: bool) -> None:
    assert ("strangers-in-charge" in signs(text)) is said


def test_a_wording_is_an_absence_where_it_is_told_with_a_word_of_denial() -> None:
    assert list(by_absence("lads won't/refuse leave")) == [("lads won't leave", True), ("lads refuse leave", False)]
    assert list(by_absence("not? seen")) == [("not seen", True), ("seen", False)]
    assert list(by_absence("nobody .. visits")) == [("nobody .. visits", True)]


@pytest.mark.parametrize(
    "text",
    [
        "His nephew sleeps on his settee.",
        "Officers took over the house for observation.",
        "The carer speaks for Mr Sample.",
    ],
)
def test_kin_officers_and_carers_take_nobodys_home(text: str) -> None:
    assert not signs(text) & {"home-taken-over", "strangers-in-charge", "visitors-speak-for-resident"}
