"""Two who may be one person: what is asked, in which order, and how the answer must be handled."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from schemas.documents.questions import QuestionDocument
from schemas.facts.associations import PersonInQuestion, Stake, association_subject
from schemas.facts.persons import FeatureBits, PossiblyAlso
from schemas.facts.standing import HandlingCodes
from schemas.facts.traits import Trait
from schemas.grading import Action, Handling, Sanitisation
from schemas.ids import event_id, item_id, mention_reference
from streams.correlation.association.question_document import question_document
from streams.correlation.person.emitted_facts.person_in_question import TRAIT_POINTS

ANN, BO = sorted(mention_reference(item_id(event_id("intelligence-unit", name), 1), "p1") for name in ("ann", "bo"))
VIOLENCE = Stake(kind="trait", name="violence", likely="likely", points=3.0)
MISSING = Stake(kind="trait", name="missing", likely="likely", points=4.0)
CONVICTED = Stake(kind="trait", name="convicted", likely="likely", points=1.0)


def pair(other: str, bits: float = 5.0) -> PossiblyAlso:
    named = [("given", "Wanda"), ("surname", "Larkspur")]
    return PossiblyAlso(
        one=ANN,
        one_grade="1BP",
        one_source="arrest",
        other=BO,
        other_grade="2CP",
        other_source="charge",
        bits=bits,
        features=tuple(FeatureBits(feature=name, level="equal", bits=8, one=text, other=text) for name, text in named),
        person=other,
        digest=f"digest of {other}",
        bits_of_all=bits,
        why_not="the names are common",
        to_know="a date of birth",
    )


def side(person: str, *stakes: Stake, bits: float = 5.0, **more: Any) -> PersonInQuestion:
    fields: dict[str, Any] = {
        "digest": f"digest of {person}",
        "name": "Wanda Larkspur",
        "birth_dates": (date(1990, 4, 12),),
        "mentions_total": 2,
        "position": 1,
        "possibly_total": 1,
        "last_seen": datetime(2018, 10, 2, tzinfo=UTC),
        "handling": Handling.PERMITTED,
    }
    return PersonInQuestion(
        person=person, stakes=stakes, pair=pair(BO if person == ANN else ANN, bits), **fields | more
    )


def asked(*sides: PersonInQuestion) -> QuestionDocument:
    return question_document(association_subject(ANN, BO), sides)


def test_a_question_names_both_what_would_change_why_they_are_two_and_what_to_find_out() -> None:
    question = asked(side(ANN, VIOLENCE), side(BO, birth_dates=(), mentions_total=1))
    assert question.persons == (ANN, BO)
    assert question.explanation == (
        "Wanda Larkspur (1990-04-12, 2 mentions) and Wanda Larkspur (no birth date, 1 mention): that they are one "
        "person is highly likely. Knowing would change: violence (likely). "
        "Not joined: the names are common. To know: a date of birth."
    )


def test_questions_rank_by_what_is_at_stake_times_how_likely_the_two_are_one() -> None:
    likely_little = asked(side(ANN, CONVICTED, bits=1.0), side(BO, bits=1.0))
    unlikely_much = asked(side(ANN, VIOLENCE, MISSING, bits=-4.0), side(BO, bits=-4.0))
    assert (likely_little.rank, unlikely_much.rank) == (0.667, 0.412)


def test_however_alike_two_mentions_are_what_was_not_joined_is_not_almost_certain() -> None:
    assert asked(side(ANN, VIOLENCE, bits=20.0)).likely == "highly likely"


def test_what_both_have_counts_half_and_says_so() -> None:
    question = asked(side(ANN, VIOLENCE), side(BO, VIOLENCE))
    assert [(stake.points, stake.words, stake.of_both) for stake in question.stakes] == [
        (1.5, "violence (likely), of both", True)
    ]


def test_roles_that_the_law_keeps_apart_add_to_what_is_at_stake_and_are_no_question_alone() -> None:
    question = asked(side(ANN, CONVICTED, acted=True), side(BO, suffered=True))
    assert [stake.words for stake in question.stakes] == ["convicted (likely)", "roles that the law keeps apart"]
    assert question.points == 4
    assert asked(side(ANN, acted=True), side(BO, suffered=True)).points == 0


def test_a_pair_of_whom_nothing_would_change_has_no_points() -> None:
    question = asked(side(ANN), side(BO))
    assert (question.points, question.rank, question.stakes) == (0, 0, ())
    assert "Knowing would change: nothing that is known of either." in question.explanation


def test_the_place_in_the_list_of_whoever_has_something_at_stake_decides_whether_it_is_asked() -> None:
    assert asked(side(ANN, VIOLENCE, position=4), side(BO, position=1)).position == 4
    assert asked(side(ANN, VIOLENCE, position=4), side(BO, CONVICTED, position=1)).position == 1


def test_it_is_another_question_once_one_of_the_persons_has_changed() -> None:
    before, after = (asked(side(ANN, VIOLENCE), side(BO, digest=digest)) for digest in ("a", "b"))
    assert before.question != after.question
    assert before.id == after.id


def test_of_whom_only_one_side_is_known_the_compared_name_is_shown() -> None:
    question = asked(side(ANN, VIOLENCE))
    assert (question.second.name, question.second.mentions_total) == ("Wanda Larkspur", None)


def of_one_side(digest: str, handling: HandlingCodes | None = None) -> QuestionDocument:
    known = side(ANN, VIOLENCE)
    other = known.pair.model_copy(update={"digest": digest, "handling": handling})
    return asked(known.model_copy(update={"pair": other}))


def test_a_question_of_which_one_side_is_known_follows_the_other_person_too() -> None:
    before, after = of_one_side("a"), of_one_side("b")
    assert (before.second.digest, after.second.digest) == ("a", "b")
    assert before.question != after.question


def test_whichever_side_is_known_it_is_the_same_question() -> None:
    assert asked(side(ANN)).question == asked(side(BO)).question == asked(side(ANN), side(BO)).question


def test_the_person_of_whom_only_the_pair_is_known_is_handled_as_their_own_items_ask() -> None:
    strict = HandlingCodes(
        handling=Handling.CONDITIONS, action=Action.COVERT_DEVELOPMENT, sanitisation=Sanitisation.CONSULT_ORIGINATOR
    )
    assert of_one_side("a").handling is Handling.PERMITTED
    question = of_one_side("a", strict)
    assert (question.handling, question.action, question.sanitisation) == tuple(dict(strict).values())


def test_it_is_handled_as_strictly_as_the_stricter_of_the_two() -> None:
    strict = side(BO, handling=Handling.CONDITIONS, action=Action.COVERT_USE, sanitisation=Sanitisation.UNSUPERVISED)
    stricter = side(
        ANN,
        handling=Handling.CONDITIONS,
        action=Action.COVERT_DEVELOPMENT,
        sanitisation=Sanitisation.CONSULT_ORIGINATOR,
    )
    assert asked(side(ANN), side(BO)).handling is Handling.PERMITTED
    assert asked(side(ANN), strict).action is Action.COVERT_USE
    both = asked(stricter, strict)
    assert (both.action, both.sanitisation) == (Action.COVERT_DEVELOPMENT, Sanitisation.CONSULT_ORIGINATOR)


@pytest.mark.parametrize("trait", Trait)
def test_every_trait_has_points(trait: Trait) -> None:
    assert TRAIT_POINTS[trait] > 0
