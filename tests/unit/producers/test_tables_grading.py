"""Grades of 5x5x5 by a table: the shipped one, or the mapping's own."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.tables.grading import GradingPolicy, shipped
from schemas.errors import BrokenRule
from schemas.grading import Action, Grade, Handling, Sanitisation
from tests.unit.producers.mapped_tables import arrest, mapping, read, refused

COLUMNS = {"items.0.grade": {"columns": ["S", "I", "H"], "graded": "5x5x5"}, "items.0.outcome": "Grade"}
OWN = {"source_evaluation": {"A": "1"}, "assessment": {"1": "B"}, "handling": {"1": "C A3 S1: ask the desk"}}


@pytest.mark.parametrize(("written", "inline"), [("A11", "1AP"), ("B/2/1", "1AP"), ("c 3 1", "3BP"), ("E45", "2DC")])
def test_the_shipped_table_knows_every_code_of_5x5x5(written: str, inline: str) -> None:
    assert shipped().grade(written).inline == inline


@given(st.sampled_from("ABCDE"), st.sampled_from("12345"), st.sampled_from("12345"))
def test_by_the_shipped_table_only_code_1_may_be_shared_without_conditions(source: str, told: str, code: str) -> None:
    grade = shipped().grade(f"{source}{told}{code}")
    assert (grade.handling is Handling.PERMITTED) == (code == "1")
    if code in "45":
        assert (grade.action, grade.sanitisation) == (Action.COVERT_DEVELOPMENT, Sanitisation.CONSULT_ORIGINATOR)


@given(st.text(max_size=6))
def test_whatever_is_written_is_a_grade_or_refused(written: str) -> None:
    with suppress(BrokenRule):
        assert isinstance(shipped().grade(written), Grade)


def test_codes_are_read_from_one_column_or_from_three() -> None:
    one = {"items.0.grade": {"column": "Grade", "graded": "5x5x5"}}
    assert arrest(one, Grade="B24").items[0].grade == arrest(COLUMNS, S="B", I="2", H="4").items[0].grade


def test_a_code_that_is_not_in_the_table_is_refused_and_never_guessed() -> None:
    assert refused(COLUMNS, S="F", I="2", H="4") == [("items.0.grade (columns S, I, H)", "cell")]
    assert refused(COLUMNS, S="B", I="", H="4") == [("items.0.grade (columns S, I, H)", "cell")]


def test_a_mapping_may_bring_its_own_table() -> None:
    (one,) = read(mapping(COLUMNS, grading_5x5x5=OWN), {"S": "A", "I": "1", "H": "1"})
    assert one == arrest({**COLUMNS, "items.0.grade": {"column": "G", "graded": "3x5x2"}}, G="1BC A3 S1: ask the desk")


def test_conditions_in_a_column_of_their_own_go_with_the_grade_and_never_with_code_1() -> None:
    fields = COLUMNS | {"items.0.grade.conditions": "Conditions"}
    said = arrest(fields, S="A", I="1", H="5", Conditions="after the trial").items[0].grade
    assert (said.action, said.conditions) == (Action.COVERT_DEVELOPMENT, "after the trial")
    assert refused(fields, S="A", I="1", H="1", Conditions="after the trial")[0][1] == "rule"


def test_a_table_is_of_letters_and_codes() -> None:
    assert GradingPolicy.model_validate(OWN).grade("A11").conditions == "ask the desk"
