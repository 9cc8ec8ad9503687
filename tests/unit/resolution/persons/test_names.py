"""Names are read as people mean them, in whatever script, order and spelling they come."""

from __future__ import annotations

import pytest

from reference.names.sounds import sound
from streams.resolution.persons.comparison.name_comparison import compare_names
from streams.resolution.persons.comparison.word_similarity import Similarity, given_name_similarity, surname_similarity
from streams.resolution.persons.features.mention import WrittenName
from streams.resolution.persons.features.name_parts import MOST, Name, read_name


def full(text: str) -> Name:
    found = read_name(WrittenName(full=text))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("said", "given", "surname"),
    [
        (WrittenName("Siobhán", "O\u2019Brien-Smith"), ("siobhan",), ("obrien", "smith")),
        (WrittenName("Mr Ronald", "Mc Donald"), ("ronald",), ("macdonald",)),
        (WrittenName(full="2nd Baron Ronald Harrow"), ("ronald",), ("harrow",)),
        (WrittenName(full="Sir Ronald Harrow, 2nd Baronet"), ("ronald",), ("harrow",)),
        (WrittenName(full="AL BEN ALI, Isa Ben Tarif"), ("isa", "tarif"), ("ben", "ali")),
        (WrittenName(full="Сергей Лавровский"), ("sergey",), ("lavrovskiy",)),
        (WrittenName(full="Abd al-Aziz Nuristani"), ("abdulaziz",), ("nuristani",)),
        (WrittenName("Ronald", "Harrow", "Ronald James Harrow"), ("ronald", "james"), ("harrow",)),
        (WrittenName("R0nald", "Harr0w"), ("ronald",), ("harrow",)),
        (WrittenName("Dean", "King"), ("dean",), ("king",)),
    ],
)
def test_a_name_is_taken_apart(said: WrittenName, given: tuple[str, ...], surname: tuple[str, ...]) -> None:
    found = read_name(said)
    assert found is not None
    assert (found.given, found.surname) == (given, surname)


@pytest.mark.parametrize("text", ["NOT ENTERED", "Unknown", "Mr", "daughter", "???", "", "MIG_ERROR_17"])
def test_what_stands_for_no_name_is_none(text: str) -> None:
    assert read_name(WrittenName(full=text)) is None


def test_a_name_of_ten_thousand_characters_is_cut_short() -> None:
    found = read_name(WrittenName(full=" ".join(f"name{at}" for at in range(2_000))))
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
        ("william", "bill", Similarity.SHORT),
        ("tommie", "thomas", Similarity.SHORT),
        ("thojas", "tom", Similarity.CLOSE),
        ("mikhayla", "mikhvyla", Similarity.CLOSE),
        ("j", "jane", Similarity.INITIAL),
        ("harry", "larry", Similarity.SIMILAR),
        ("jane", "peter", Similarity.NOT),
    ],
)
def test_given_names_are_alike_as_people_see_it(one: str, other: str, alike: Similarity) -> None:
    assert given_name_similarity(one, other) is alike
    assert given_name_similarity(other, one) is alike


@pytest.mark.parametrize(("one", "other"), [("thompson", "thomson"), ("harrowgate", "harrogate"), ("green", "greene")])
def test_surnames_are_close_when_a_pen_may_have_slipped(one: str, other: str) -> None:
    assert surname_similarity(one, other) is Similarity.CLOSE


def test_a_rare_name_says_more_than_a_common_one() -> None:
    rare, common = full("Peregrine Quillfeather"), full("John Smith")
    assert compare_names(rare, rare).total > compare_names(common, common).total + 500


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
    assert compare_names(full(one), full(other)).total > 300


def test_names_say_the_same_whichever_comes_first() -> None:
    some = [full(text) for text in ("Ann Lee", "Lee Ann", "Lee", "Anne-Marie Leigh", "A Lee", "Leigh Lee")]
    assert all(compare_names(one, other) == compare_names(other, one) for one in some for other in some)


def test_a_title_that_is_all_there_is_of_a_surname_is_the_surname() -> None:
    said = read_name(WrittenName(given="Karen", surname="Lord"))
    assert said is not None
    assert said.words == ("karen", "lord")


@pytest.mark.parametrize(("one", "other"), [("harris", "harrison"), ("gill", "hill")])
def test_two_well_known_surnames_are_two_families(one: str, other: str) -> None:
    assert surname_similarity(one, other) < Similarity.CLOSE
