"""Which names of lines may be one, written or heard differently."""

from __future__ import annotations

import pytest

from streams.resolution.lines.line_name_similarity import similar, sounds_like


@pytest.mark.parametrize(
    ("one", "other"),
    [("didi", "di"), ("tee bone", "tbone"), ("jay cee", "jc"), ("dee jay", "d j"), ("smokys", "smokey")],
)
def test_a_name_spelt_in_letters_in_parts_or_with_the_end_of_a_genitive_is_the_name(one: str, other: str) -> None:
    assert similar(one, other)
    assert similar(other, one)


@pytest.mark.parametrize(("one", "other"), [("jay cee", "dee jay"), ("milo", "miles"), ("dodo", "dino")])
def test_names_that_differ_in_more_than_spelling_are_two(one: str, other: str) -> None:
    assert not similar(one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("tango", "tangle", True),
        ("rocco", "rudy", False),
        ("rocco", "rocker", True),
        ("benny", "lenny", False),
        ("jo", "joe", False),
    ],
)
def test_names_sound_alike_by_their_consonants(one: str, other: str, same: bool) -> None:
    assert sounds_like(one, other) is sounds_like(other, one) is same
