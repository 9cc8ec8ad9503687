"""Names are compared as people mean them, in whatever script, order and spelling they come."""

from __future__ import annotations

import pytest

from reference.names.sounds import sound
from streams.resolution.persons.comparison.name_comparison import (
    compare_given_names,
    compare_middle_names,
    compare_names,
)
from streams.resolution.persons.comparison.word_similarity import Similarity, given_name_similarity, surname_similarity
from values.name import Name, read


def named(given: str) -> Name:
    found = read(given=given, surname="Zywicki")
    assert isinstance(found, Name)
    return found


def full(text: str) -> Name:
    found = read(text)
    assert isinstance(found, Name)
    return found


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
        ("erika", "ericah", Similarity.CLOSE),
        ("krystal", "chrystal", Similarity.CLOSE),
        ("chelsea", "kelsea", Similarity.NOT),
        ("lubek", "dubek", Similarity.SIMILAR),
        ("harry", "larry", Similarity.SIMILAR),
        ("dorin", "sorin", Similarity.SIMILAR),
        ("emre", "emir", Similarity.NOT),
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
    assert compare_names(rare, rare).total > compare_names(common, common).total + 300


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


@pytest.mark.parametrize(("one", "other"), [("harris", "harrison"), ("gill", "hill")])
def test_two_well_known_surnames_are_two_families(one: str, other: str) -> None:
    assert surname_similarity(one, other) < Similarity.CLOSE


def test_names_exchanged_are_read_as_given_name_and_surname_are_known() -> None:
    in_order, exchanged = Name(("rudo",), ("nkomo",), sure=True), Name(("nkomo",), ("rudo",), sure=True)
    found = compare_names(in_order, exchanged)
    assert found.order.level == "names.exchanged"
    assert found.total > compare_names(in_order, in_order).total - 100


def test_two_names_that_people_bear_are_no_slip_of_each_other_however_alike_they_sound() -> None:
    assert compare_names(full("Zeeshan Raza"), full("Zishan Raza")).given.level == "given.alike"
    assert compare_names(full("Zeeshan Raza"), full("Zeeshhan Raza")).given.level == "given.slip"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Roman", "Romana"),
        ("Nadim", "Nadima"),
        ("Vasil", "Vasilia"),
        ("Denis", "Denise"),
        ("Gabriel", "Gabrielle"),
        ("George", "Georgia"),
        ("Josef", "Josefina"),
        ("Bella", "Ella"),
        ("Ellis", "Elise"),
        ("Maria", "Marie"),
        ("Harold", "Henry"),
        ("Abdul Majid", "Abdul Wajid"),
        ("Oluwaseyi", "Oluwaseun"),
    ],
)
def test_two_names_that_people_bear_are_no_forms_and_no_slips_of_each_other(one: str, other: str) -> None:
    given = compare_given_names(named(one), named(other))
    assert given.level in ("given.different", "given.similar", "given.unclear")
    assert given == compare_given_names(named(other), named(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sofia", "Sophia"),
        ("Rachel", "Rachael"),
        ("Frances", "Francis"),
        ("Finlay", "Finley"),
        ("Nadeem", "Nadim"),
        ("Gabriele", "Gabriel"),
        ("Kate", "Katie"),
        ("Sean", "Shaun"),
        ("Abdul Rahim", "Abdul Raheem"),
        ("Adewale", "Wale"),
        ("Chukwudumebi", "Dumebi"),
        ("Oluwatosin", "Tosin"),
        ("Wojciech", "Wojtek"),
        ("Dmytro", "Dima"),
        ("Constantin", "Costel"),
        ("Sebastião", "Tião"),
        ("Ferenc", "Feri"),
        ("Salvatore", "Totò"),
    ],
)
def test_one_name_in_two_spellings_or_shortened_as_its_origin_does_is_one(one: str, other: str) -> None:
    assert compare_given_names(named(one), named(other)).bits > 250


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nur Huda", "Nur Iman"),
        ("Thi Mai", "Thi Hong"),
        ("Md Sohel", "Md Rubel"),
        ("Mary Jo", "Mary Beth"),
        ("Wei Lun", "Wei Jie"),
    ],
)
def test_the_first_of_two_names_that_siblings_share_says_nothing_where_the_second_differs(one: str, other: str) -> None:
    assert compare_middle_names(named(one), named(other)).level == "middle.second-name"
    assert compare_middle_names(named(one), named(one)).level == "middle.equal"
    assert compare_middle_names(named("Colin Jo"), named("Colin Rex")).level == "middle.different"
