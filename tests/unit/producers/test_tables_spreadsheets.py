"""What spreadsheets did to a table: told with its line, whatever the rest of the row says, and never published."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producers.files.text_files import BadRow, LeftOut
from producers.tables import spreadsheet_damage
from producers.tables.spreadsheet_damage import damage_of, unwrapped
from schemas.events import Arrest
from tests.unit.producers.mapped_tables import Json, arrest, mapping, read, refused

PHONE: Json = {"items.0.objects.0.kind": {"constant": "phone"}, "items.0.objects.0.number": "Phone"}
BORN: Json = {"items.0.persons.0.birth_date": {"column": "Born", "format": "%d/%m/%Y"}}
HOME: Json = {"items.0.persons.0.addresses.0.address": "Home"}
ANYWHERE = {
    "1.23457E+11": spreadsheet_damage.CUT,
    "1,23457E+11": spreadsheet_damage.CUT,
    "4.47911e+11": spreadsheet_damage.CUT,
    "5E-05": spreadsheet_damage.CUT,
    "##": spreadsheet_damage.HASHES,
    "##########": spreadsheet_damage.HASHES,
    "#N/A": spreadsheet_damage.ERROR,
    "#REF!": spreadsheet_damage.ERROR,
    "#DIV/0!": spreadsheet_damage.ERROR,
    "#NAME?": spreadsheet_damage.ERROR,
    "Err:502": spreadsheet_damage.ERROR,
    "=VLOOKUP(A2,B:C,2)": spreadsheet_damage.FORMULA,
    "=1+1": spreadsheet_damage.FORMULA,
    "=$A$1": spreadsheet_damage.FORMULA,
    "@SUM(1+1)": spreadsheet_damage.FORMULA,
    "+cmd|' /C calc'!A0": spreadsheet_damage.FORMULA,
    "<b>Example</b>": spreadsheet_damage.MARKUP,
    "Theft<BR/>of a cycle": spreadsheet_damage.MARKUP,
    '<a href="x">Example': spreadsheet_damage.MARKUP,
    "O&#39;Example": spreadsheet_damage.MARKUP,
    "Sample&nbsp;& Sons &amp; Co": spreadsheet_damage.MARKUP,
    "ZoÃ« Example": spreadsheet_damage.GARBLED,
    "Â£20": spreadsheet_damage.GARBLED,
    "Zo\ufffd Example": spreadsheet_damage.LOST_CHARACTERS,
}
IN_CODES = {
    "2-Mar": spreadsheet_damage.DATE,
    "Mar-02": spreadsheet_damage.DATE,
    "12-Dec-2018": spreadsheet_damage.DATE,
    "447922765432.0": spreadsheet_damage.FLOAT,
    "447922765432,00": spreadsheet_damage.FLOAT,
    "1,001": spreadsheet_damage.THOUSANDS,
    "447,922,765,432": spreadsheet_damage.THOUSANDS,
    "12345678901234500000": spreadsheet_damage.ROUNDED,
}
NO_DAMAGE = [
    "", "A1", "NN-2018-000123", "12E4", "E10", "1E1", "07922 765432", "# 12", "#", "a = b", "Zoë Łukasz", "£20",
    "2 March", "1.5", "1,5", "1, 001", "12-14", "3/2018", "123456789012345", "=", "@home",
    "== two", "=> went home", "-2+3", "Sample & Sons; then", "<3", "a < b > c", "<redacted>", "&", "R&B;",
    "me@home (Corby)",
]  # fmt: skip


@pytest.mark.parametrize("text", ANYWHERE)
def test_what_no_field_can_mean_is_damage_anywhere(text: str) -> None:
    assert [damage_of(text, code=code) for code in (True, False)] == [ANYWHERE[text]] * 2


@pytest.mark.parametrize("text", IN_CODES)
def test_what_a_text_may_mean_is_damage_in_a_code_alone(text: str) -> None:
    assert (damage_of(text, code=True), damage_of(text, code=False)) == (IN_CODES[text], None)


@pytest.mark.parametrize("text", NO_DAMAGE)
def test_what_people_write_is_no_damage(text: str) -> None:
    assert [damage_of(text, code=code) for code in (True, False)] == [None, None]


@given(st.text(max_size=60), st.booleans())
def test_any_text_is_judged_and_never_repeated(text: str, code: bool) -> None:
    why = damage_of(text, code=code)
    assert why is None or len(text) < 5 or text not in why


def test_a_damaged_reference_phone_or_address_is_told_with_its_column() -> None:
    place = "items.0.objects.0.number (column Phone)"
    assert refused(None, Ref="1.23457E+11") == [("source_reference (column Ref)", "spreadsheet")]
    assert refused(PHONE, Phone="4.47922E+11") == [(place, "spreadsheet")]
    assert refused(HOME, Home="3-Oct") == [("items.0.persons.0.addresses.0.address (column Home)", "spreadsheet")]


@pytest.mark.parametrize("cell", ["31/12/9999", "02/10/0018"])
def test_a_date_of_no_year_of_ours_is_not_said_to_be_of_another_format(cell: str) -> None:
    (found,) = read(mapping(BORN), {"Born": cell})
    assert isinstance(found, BadRow)
    assert found.problems[0].message == "lies outside the years 1850 to 2199; check the year"


@pytest.mark.parametrize("cell", ["43375", "43375.9", "29403", "0.75"])
def test_a_day_that_became_a_number_is_said_to_be_one(cell: str) -> None:
    (bad,) = read(mapping(BORN), {"Born": cell})
    assert isinstance(bad, BadRow)
    assert [problem.message for problem in bad.problems] == [spreadsheet_damage.DAY_NUMBER]


@pytest.mark.parametrize("cell", ['="07922765432"', "'07922765432", " 07922765432 "])
def test_what_a_spreadsheet_wraps_around_a_number_to_save_it_is_taken_off(cell: str) -> None:
    (item,) = arrest(PHONE, Phone=cell).items
    assert [phone.called for phone in item.objects] == ["07922765432"]


@pytest.mark.parametrize("number", ["7922765432", "1604123456", "2073460000"])
def test_a_phone_that_lost_its_first_nought_is_published_and_told(number: str) -> None:
    published, beside = read(mapping(PHONE), {"Phone": number})
    assert isinstance(published, Arrest)
    assert isinstance(beside, LeftOut)
    assert [problem.message for problem in beside.problems] == [spreadsheet_damage.LOST_FIRST_NOUGHT]


@pytest.mark.parametrize("number", ["07922765432", "447922765432", "+447922765432", "48500000101"])
def test_a_phone_that_begins_as_it_should_is_not_told_to_lack_anything(number: str) -> None:
    assert not spreadsheet_damage.lacks_first_nought(number)


def test_one_fault_of_a_column_is_told_once_for_all_fields_that_are_read_from_it() -> None:
    place = "occurred, reported_at, recorded_at (column Day)"
    assert refused(None, Day="43375") == [(place, "cell")]


def test_an_apostrophe_that_begins_a_name_stays() -> None:
    assert unwrapped("'t Sample", code=True) == unwrapped("'t Sample", code=False) == "'t Sample"


def test_a_reference_that_lost_its_noughts_is_told_by_the_others_of_its_column() -> None:
    found = read(mapping(), *({"Ref": ref} for ref in ("00012345", "12346", "00012347", "123456789")))
    assert [type(one) for one in found] == [Arrest, BadRow, Arrest, Arrest]
    assert isinstance(bad := found[1], BadRow)
    assert [problem.message for problem in bad.problems] == [spreadsheet_damage.LOST_NOUGHTS]


@pytest.mark.parametrize("references", [("1", "22", "333"), ("012", "0123", "12"), ("012", "A2", "B")])
def test_references_of_any_lengths_are_none_that_lost_their_noughts(references: tuple[str, ...]) -> None:
    assert [type(one) for one in read(mapping(), *({"Ref": ref} for ref in references))] == [Arrest] * 3
