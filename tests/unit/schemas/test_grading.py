"""3x5x2: which codes belong together, and how strict a conclusion must be."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas.grading import Action, Assessment, Grade, Handling, Sanitisation, SourceEvaluation, strictest
from tests.make import grade

CODES = (st.sampled_from(SourceEvaluation), st.sampled_from(Assessment))
PERMITTED = st.builds(Grade, source_evaluation=CODES[0], assessment=CODES[1], handling=st.just(Handling.PERMITTED))
CONDITIONAL = st.builds(
    Grade,
    source_evaluation=CODES[0],
    assessment=CODES[1],
    handling=st.just(Handling.CONDITIONS),
    action=st.sampled_from(Action),
    sanitisation=st.sampled_from(Sanitisation),
    conditions=st.just("As the owner allows."),
)
GRADES = st.lists(PERMITTED | CONDITIONAL, max_size=6)


def allowed(handling: Handling, action: Action | None, sanitisation: Sanitisation | None, conditions: bool) -> bool:
    if handling is Handling.PERMITTED:
        return not (action or sanitisation or conditions)
    return bool(action and sanitisation and (conditions or action is not Action.OVERT_USE))


@given(
    st.sampled_from(Handling),
    st.none() | st.sampled_from(Action),
    st.none() | st.sampled_from(Sanitisation),
    st.booleans(),
)
def test_codes_are_taken_exactly_when_they_fit_the_handling(
    handling: Handling, action: Action | None, sanitisation: Sanitisation | None, conditions: bool
) -> None:
    fields: dict[str, object] = {"handling": handling, "action": action, "sanitisation": sanitisation}
    fields |= {"source_evaluation": SourceEvaluation.RELIABLE, "assessment": Assessment.NOT_KNOWN}
    fields |= {"conditions": "As the owner allows." if conditions else None}
    try:
        Grade.model_validate(fields)
    except ValidationError:
        assert not allowed(handling, action, sanitisation, conditions)
    else:
        assert allowed(handling, action, sanitisation, conditions)


@pytest.mark.parametrize("inline", ["1AP", "2DP", "3EC"])
def test_a_grade_is_written_inline_as_people_write_it(inline: str) -> None:
    assert grade(inline).inline == inline


def test_nothing_and_permitted_items_are_permitted() -> None:
    assert strictest([]) == strictest([grade("1BP"), grade("3EP")]) == (Handling.PERMITTED, None, None)


def test_one_conditional_item_makes_the_whole_conditional() -> None:
    assert strictest([grade("1AP"), grade("3EC")])[0] is Handling.CONDITIONS


def test_the_strictest_of_each_code_wins_even_from_different_items() -> None:
    covert = grade("1BC").model_copy(update={"action": Action.COVERT_DEVELOPMENT})
    consult = grade("1BC").model_copy(update={"sanitisation": Sanitisation.CONSULT_ORIGINATOR})
    expected = (Handling.CONDITIONS, Action.COVERT_DEVELOPMENT, Sanitisation.CONSULT_ORIGINATOR)
    assert {strictest(order) for order in permutations([covert, consult, grade("1AP")])} == {expected}


def strictness(grades: list[Grade]) -> tuple[int, int, int]:
    """Larger is stricter."""
    handling, action, sanitisation = strictest(grades)
    rank = 0 if action is None else 4 - int(action.value[1])
    return int(handling is Handling.CONDITIONS), rank, 0 if sanitisation is None else int(sanitisation.value[1])


@given(GRADES, GRADES)
def test_another_item_never_makes_a_conclusion_less_strict(some: list[Grade], more: list[Grade]) -> None:
    assert all(after >= before for before, after in zip(strictness(some), strictness(some + more), strict=True))


@given(GRADES, st.randoms())
def test_order_and_repetition_do_not_matter(grades: list[Grade], chance: Random) -> None:
    again = grades * 2
    chance.shuffle(again)
    assert strictest(again) == strictest(grades)
