"""How names of gangs and other groups are read: spelling only, and descriptions are no names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.values.any_text import ANY_TEXT
from values import group_name
from values.group_name import DESCRIBED, EMPTY, PLACEHOLDER, SHORT, GroupName, read

SAME = (
    ("The Larch Road Boys", "larch rd boyz", "LARCH ROAD BOIZ", "Larch Road boys gang"),
    ("QX7 Krew", "Q.X.7 crew", "qx 7 Crew", "QX7crew"),
    ("Hollow & Pike Ltd", "Hollow and Pike Limited", "hollow + pike"),
    ("410 gang", "410"),
)


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_name_are_one(spellings: tuple[str, ...]) -> None:
    assert len({read(spelling) for spelling in spellings}) == 1
    assert isinstance(read(spellings[0]), GroupName)


@pytest.mark.parametrize(
    ("one", "other"),
    [("X7 gang", "QX7 gang"), ("Larch Road Boys", "Larch Road Girls"), ("Larch Road", "Birch Road"), ("67", "76")],
)
def test_what_is_not_spelling_is_another_name(one: str, other: str) -> None:
    assert read(one) != read(other)


@pytest.mark.parametrize(
    "text",
    [
        "gang", "unknown gang", "the gang", "youths", "gang of youths", "6 lads", "10 males on bikes", "rival gang",
        "Albanian OCG", "Eastern European crime group", "a group from Larch Road", "da mandem", "the school",
        "taxi firm", "local landlord", "company ltd",
    ],
)  # fmt: skip
def test_a_description_names_no_group(text: str) -> None:
    assert read(text) is DESCRIBED
    assert DESCRIBED.message == "says that there is a group, and not which; its name is like Sample Street Boys"


def test_one_letter_and_nothing_name_no_group() -> None:
    assert [read(text) for text in ("A", "the B gang", "?!")] == [SHORT, SHORT, EMPTY]
    assert read("TBC") is PLACEHOLDER


def test_a_subject_has_no_separator_and_is_bounded() -> None:
    assert group_name.subject("gang", "larch road boys") == "group/gang/larch-road-boys"
    long = group_name.subject("gang", "a" * 200)
    assert len(long) <= 100
    assert long != group_name.subject("gang", "a" * 199 + "b")


@given(st.one_of(ANY_TEXT, st.text("abn5 .&'thegang-", max_size=30)))
def test_reading_never_raises_and_a_canonical_name_reads_as_itself(text: str) -> None:
    name = read(text)
    if isinstance(name, GroupName):
        assert read(name.canonical) == name
