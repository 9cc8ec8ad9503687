"""What a developer of another force's system sends first: every cell is understood, or told in words why not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from producers.errors import WrongMapping
from producers.files.text_files import BadRow, LeftOut
from schemas.events import Arrest
from tests.unit.producers.mapped_tables import Json, arrest, mapping, read

BORN = "items.0.persons.0.birth_date"
FULL = "items.0.persons.0.names.0.full"
WHOLE_NAMES: Json = {FULL: "Names", "items.0.persons.0.names.0.surname": None}
IGNORED = ["Surname"]


def told(fields: Json, **row: str) -> tuple[Arrest, list[tuple[str, str]]]:
    """The event of one row, and place and rule of what is told beside it."""
    event, *beside = read(mapping(fields, ignored=IGNORED if None in fields.values() else []), row)
    assert isinstance(event, Arrest), event
    assert all(isinstance(one, LeftOut) for one in beside)
    return event, [(problem.path, problem.rule) for one in beside for problem in one.problems]  # type: ignore[union-attr]


@pytest.mark.parametrize("cell", ["N/K", "TBC", "unknown", "not known", "-", "n/a", "?"])
def test_a_date_that_is_said_not_to_be_known_is_left_out_and_told(cell: str) -> None:
    event, beside = told({BORN: "Born"}, Born=cell)
    assert event.items[0].persons[0].birth_date is None
    assert beside == [(f"{BORN} (column Born)", "placeholder")]


@pytest.mark.parametrize("cell", ["circa 1980", "1/13/1985", "30 Feb 1990"])
def test_a_date_that_says_something_else_refuses_its_row(cell: str) -> None:
    (bad,) = read(mapping({BORN: {"column": "Born", "format": "%d/%m/%Y"}}), {"Born": cell})
    assert isinstance(bad, BadRow)
    assert [problem.path for problem in bad.problems] == [f"{BORN} (column Born)"]


def test_a_word_that_is_not_listed_is_left_out_where_it_says_not_known_and_refused_otherwise() -> None:
    sex = {"items.0.persons.0.sex": {"column": "Sex", "values": {"M": "male", "F": "female"}}}
    event, beside = told(sex, Sex="N/K")
    assert (event.items[0].persons[0].sex, [rule for _, rule in beside]) == (None, ["placeholder"])
    assert isinstance(read(mapping(sex), {"Sex": "Q"})[0], BadRow)


def test_what_a_mapping_lists_stands_for_what_it_says() -> None:
    sex = {"items.0.persons.0.sex": {"column": "Sex", "values": {"M": "male", "N/K": ""}}}
    event, beside = told(sex, Sex="N/K")
    assert (event.items[0].persons[0].sex, beside) == (None, [])


@pytest.mark.parametrize(
    "cell", ["Joe SAMPLE\nAnn EXAMPLE", "Joe Sample; Ann Example", "Joe Sample, Ed Sample & Jo Sample"]
)
def test_several_people_in_one_cell_are_told(cell: str) -> None:
    _, beside = told(WHOLE_NAMES, Names=cell)
    assert beside == [("items.0.persons.0.names.0 (column Names)", "two-people")]


def test_one_name_on_two_lines_is_one_name() -> None:
    assert told(WHOLE_NAMES, Names="Joe\nSAMPLE")[1] == []


def test_an_outcome_and_an_offence_that_say_nothing_are_told() -> None:
    _, beside = told({"items.0.outcome": "Result"}, Offence="TBC", Result="N/K")
    assert beside == [
        ("items.0.outcome (column Result)", "placeholder"),
        ("items.0.offences.0.title (column Offence)", "placeholder"),
    ]


def test_a_grade_may_be_constant_in_one_text() -> None:
    constant = {"items.0.grade": {"constant": "2CC A2 S1", "graded": "3x5x2"}}
    (event,) = read(mapping(constant, ignored=["Grade"]), {})
    assert isinstance(event, Arrest)
    assert event.items[0].grade == arrest(Grade="2CC A2 S1").items[0].grade


def test_a_constant_grade_that_is_none_is_told_before_any_row() -> None:
    with pytest.raises(WrongMapping, match=r"items\.0\.grade a grade is source, assessment and handling code"):
        read(mapping({"items.0.grade": {"constant": "good", "graded": "3x5x2"}}), {})


def test_a_year_of_two_digits_is_read_where_something_happened_and_not_of_a_birth() -> None:
    short = {"column": "Day", "format": "%d-%b-%y"}
    when = {"occurred": {**short, "precision": "day"}, "reported_at": short, "recorded_at": short}
    assert arrest(when, Day="02-Oct-18").reported_at == datetime(2018, 10, 2, tzinfo=UTC)
    with pytest.raises(WrongMapping, match="a birth may be of either century"):
        read(mapping({BORN: short}), {})
