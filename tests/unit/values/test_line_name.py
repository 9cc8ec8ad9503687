"""The name of a drug line is read without the words around it, in any spelling and script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values.line_name import EMPTY, PLACEHOLDER, LineName, read
from values.unread import Unread


@pytest.mark.parametrize(
    "text",
    [
        "Jazz",
        "the JAZZ line",
        "Jazz drug line",
        "Jazz phone",
        "JAZZ county line",
        " jazz ",
        "Jazz\u2019s phone",
        "Jazz's line",
        "ask for Jazz",
        "ring it and ask for JAZZ",
        "county line called Jazz",
        "a line known as Jazz",
        "the new Jazz number",
        "Jazz Jazz",
        "Jazz's lot",
        "Jazz\u2019s boys",
        "Jazz's old number",
        "Jazz DL",
        'the "Jazz" graft',
        "Line: Jazz",
        "poss. Jazz",
        "believed to be the Jazz line",
        "saved as JAZZ",
        "sounds like Jazz",
        "speak to Jazz",
        "says he's Jazz",
        "number for Jazz",
        "line run by Jazz",
    ],
)
def test_the_words_around_a_name_are_none_of_it(text: str) -> None:
    assert read(text) == LineName("jazz")


@pytest.mark.parametrize(("one", "other"), [("Łoś", "Los"), ("Bjørn", "BJORN"), ("Zoë", "Zoe")])
def test_letters_of_other_alphabets_are_letters(one: str, other: str) -> None:
    assert read(one) == read(other)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("???", EMPTY),
        ("unknown line", PLACEHOLDER),
        ("TBC", PLACEHOLDER),
        ("N/K", PLACEHOLDER),
        ("t.b.c.", PLACEHOLDER),
        ("#N/A", PLACEHOLDER),
        ("the line", PLACEHOLDER),
        ("none given", PLACEHOLDER),
    ],
)
def test_a_text_that_names_no_line_says_why(text: str, why: Unread) -> None:
    assert read(text) == why


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("T Line", "t"),
        ("Number One Line", "number one"),
        ("County Boys", "county boys"),
        ("Lineker", "lineker"),
        ("Saved", "saved"),
    ],
)
def test_a_name_with_a_word_of_its_own_is_a_name(text: str, name: str) -> None:
    assert read(text) == LineName(name)


@pytest.mark.parametrize(
    "text",
    [
        "Rio (was Jazz)",
        "Rio, formerly the Jazz line",
        "Rio aka JAZZ",
        "Rio - previously Jazz",
        "Rio (ex Jazz)",
        "Rio (ex-Jazz)",
        "Rio, prev. Jazz",
        "Rio (formally Jazz)",
        "Rio alias Jazz",
        "Rio (old name: Jazz)",
        "Rio -> Jazz",
    ],
)
def test_a_name_that_the_line_had_before_is_given_beside_it(text: str) -> None:
    assert read(text) == LineName("rio", ("jazz",))


@pytest.mark.parametrize("text", ["Jazz/Rio", "Jazz or Rio", "Jazz / the Rio line"])
def test_of_two_names_that_a_text_cannot_tell_the_first_is_the_name_and_the_other_may_be(text: str) -> None:
    assert read(text) == LineName("jazz", either=("rio",))


@given(st.text(max_size=300))
def test_reading_a_canonical_name_gives_it_back(text: str) -> None:
    found = read(text)
    assert isinstance(found, Unread) or read(found.canonical) == LineName(found.canonical)


@pytest.mark.parametrize(
    "text", ["n/k", "the line", "a county line", "his drugs line", "the other line", "unnamed line", "dealing phones"]
)
def test_words_that_say_that_it_is_a_line_and_not_which_are_no_name(text: str) -> None:
    assert read(text) == PLACEHOLDER
