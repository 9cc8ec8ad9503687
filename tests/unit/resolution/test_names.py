"""Names are read as people mean them, in whatever script, order and spelling they come."""

from __future__ import annotations

import pytest

from reference.sounds import sound
from streams.resolution.persons.comparing_names import names_say
from streams.resolution.persons.mentions import Called
from streams.resolution.persons.naming import MOST, Name, name
from streams.resolution.persons.words_alike import Alike, given_alike, surname_alike


def full(text: str) -> Name:
    found = name(Called(full=text))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("said", "given", "surname"),
    [
        (Called("Siobhán", "O\u2019Brien-Smith"), ("siobhan",), ("obrien", "smith")),
        (Called("Mr Ronald", "Mc Donald"), ("ronald",), ("macdonald",)),
        (Called(full="2nd Baron Ronald Harrow"), ("ronald",), ("harrow",)),
        (Called(full="Sir Ronald Harrow, 2nd Baronet"), ("ronald",), ("harrow",)),
        (Called(full="AL BEN ALI, Isa Ben Tarif"), ("isa", "tarif"), ("ben", "ali")),
        (Called(full="Сергей Лавровский"), ("sergey",), ("lavrovskiy",)),
        (Called(full="Abd al-Aziz Nuristani"), ("abdulaziz",), ("nuristani",)),
        (Called("Ronald", "Harrow", "Ronald James Harrow"), ("ronald", "james"), ("harrow",)),
        (Called("R0nald", "Harr0w"), ("ronald",), ("harrow",)),
        (Called("Dean", "King"), ("dean",), ("king",)),
    ],
)
def test_a_name_is_taken_apart(said: Called, given: tuple[str, ...], surname: tuple[str, ...]) -> None:
    found = name(said)
    assert found is not None
    assert (found.given, found.surname) == (given, surname)


@pytest.mark.parametrize("text", ["NOT ENTERED", "Unknown", "Mr", "daughter", "???", "", "MIG_ERROR_17"])
def test_what_stands_for_no_name_is_none(text: str) -> None:
    assert name(Called(full=text)) is None


def test_a_name_of_ten_thousand_characters_is_cut_short() -> None:
    found = name(Called(full=" ".join(f"name{at}" for at in range(2_000))))
    assert found is not None
    assert len(found.words) <= MOST


@pytest.mark.parametrize(
    ("one", "other"), [("sergey", "sergei"), ("smith", "smyth"), ("usama", "osama"), ("mohammed", "muhamad")]
)
def test_a_name_sounds_the_same_however_it_is_transliterated(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("william", "bill", Alike.SHORT),
        ("tommie", "thomas", Alike.SHORT),
        ("thojas", "tom", Alike.CLOSE),
        ("mikhayla", "mikhvyla", Alike.CLOSE),
        ("j", "jane", Alike.INITIAL),
        ("harry", "larry", Alike.SIMILAR),
        ("jane", "peter", Alike.NOT),
    ],
)
def test_given_names_are_alike_as_people_see_it(one: str, other: str, alike: Alike) -> None:
    assert given_alike(one, other) is alike
    assert given_alike(other, one) is alike


@pytest.mark.parametrize(("one", "other"), [("thompson", "thomson"), ("harrowgate", "harrogate"), ("green", "greene")])
def test_surnames_are_close_when_a_pen_may_have_slipped(one: str, other: str) -> None:
    assert surname_alike(one, other) is Alike.CLOSE


def test_a_rare_name_says_more_than_a_common_one() -> None:
    rare, common = full("Peregrine Quillfeather"), full("John Smith")
    assert names_say(rare, rare).total > names_say(common, common).total + 500


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("William Harrow", "Bill Harrow"),
        ("Harrow William", "William Harrow"),
        ("William Harrow", "W Harrow"),
        ("William James Harrow", "William Harrow"),
        ("WilliamHarrow", "William Harrow"),
        ("Mohammed Khalid", "محمد خالد"),
    ],
)
def test_names_agree_across_short_forms_order_initials_and_scripts(one: str, other: str) -> None:
    assert names_say(full(one), full(other)).total > 300


def test_names_say_the_same_whichever_comes_first() -> None:
    some = [full(text) for text in ("Ann Lee", "Lee Ann", "Lee", "Anne-Marie Leigh", "A Lee", "Leigh Lee")]
    assert all(names_say(one, other) == names_say(other, one) for one in some for other in some)


def test_a_title_that_is_all_there_is_of_a_surname_is_the_surname() -> None:
    said = name(Called(given="Karen", surname="Lord"))
    assert said is not None
    assert said.words == ("karen", "lord")


@pytest.mark.parametrize(("one", "other"), [("harris", "harrison"), ("gill", "hill")])
def test_two_well_known_surnames_are_two_families(one: str, other: str) -> None:
    assert surname_alike(one, other) < Alike.CLOSE
