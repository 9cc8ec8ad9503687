"""Grades as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.files.inline_grades import grade_of
from schemas.errors import BrokenRule
from schemas.grading import Action, Grade, Handling, Sanitisation

WRONG = {
    "a percentage": ("60%", "a grade is source"),
    "nothing": ("", "a grade is source"),
    "a grade of 5x5x5": ("B24", "is a grade of 5x5x5"),
    "an assessment in numbers": ("124", "the assessment is one of A, B, C, D, E"),
    "another handling code": ("1BF", "the handling code is one of P, C"),
    "lower case": ("1bp", "a grade is written in capitals"),
    "C without codes": ("1BC", "handling code C requires an action code"),
    "C with one code": ("1BC A1", "a grade is source"),
    "C with its codes the other way round": ("1BC S1 A1", "the action code is one of A1, A2, A3"),
    "a code beyond the scale": ("1BC A2 S3", "the sanitisation code is one of S1, S2"),
    "P with codes": ("1BP A1 S1", "handling code P takes no action"),
    "P with conditions": ("1BP: for housing officers", "handling code P takes no action"),
    "A3 without conditions": ("1BC A3 S1", "action code A3 requires conditions"),
}


def test_the_three_codes_are_a_grade() -> None:
    assert grade_of("1BP").inline == "1BP"


def test_under_c_the_action_and_sanitisation_codes_follow() -> None:
    grade = grade_of(" 2CC A2  S1 ")
    assert (grade.inline, grade.action, grade.sanitisation) == ("2CC", Action.COVERT_USE, Sanitisation.UNSUPERVISED)


def test_conditions_follow_a_colon() -> None:
    assert (
        grade_of("1BC A3 S2: may be shared with housing officers").conditions == "may be shared with housing officers"
    )


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_grade_is_refused_with_the_rule_and_a_right_one(name: str) -> None:
    written, why = WRONG[name]
    with pytest.raises(BrokenRule, match=why) as refused:
        grade_of(written)
    assert refused.value.example
    assert not written or written not in str(refused.value)


@given(st.text(max_size=30))
def test_any_text_is_a_grade_or_refused(text: str) -> None:
    try:
        grade = grade_of(text)
    except BrokenRule:
        return
    assert isinstance(grade, Grade)
    assert (grade.handling is Handling.CONDITIONS) == (grade.action is not None)
