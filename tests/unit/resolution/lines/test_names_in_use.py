"""What the text of an item says of the name that it gives a line."""

from __future__ import annotations

import pytest

from streams.resolution.lines.names_in_use import is_asked_for, is_still_called, names_given_in_text


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        ("Rocco is now TANGO, same number.", "tango", ("rocco",)),
        ("Rocco's lot are Tango from this week.", "tango", ("rocco",)),
        ("The Rocco line now goes by Tango.", "rocco", ("tango",)),
        ("Rocco changed their name to Tango.", "rocco", ("tango",)),
        ("Tango, formerly Rocco, is selling again.", "tango", ("rocco",)),
        ("Rocco and Tango are both out.", "rocco", ()),
        ("Rocco is TANGO's rival. It is now quiet.", "rocco", ()),
        ("Vinnie is now Tango.", "rocco", ()),
    ],
)
def test_a_sentence_gives_a_line_its_old_and_its_new_name(text: str, name: str, others: tuple[str, ...]) -> None:
    assert names_given_in_text(text, name) == others


@pytest.mark.parametrize(
    ("text", "name", "asked"),
    [
        ("Callers have to ask for Granddad.", "granddad", True),
        ("Text the number and say Vern sent you.", "crew vern", True),
        ("She would not say. Vern was there.", "vern", False),
        ("They ask for Vernon.", "vern", False),
    ],
)
def test_a_text_says_who_is_to_be_asked_for(text: str, name: str, asked: bool) -> None:
    assert is_asked_for(text, name) is asked


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("He still calls it Rocco but the lads are new.", True),
        ("Saved: still known as the Rocco.", True),
        ("Rocco still calls every morning.", False),
        ("He calls it Rocco.", False),
    ],
)
def test_a_text_says_that_a_name_is_an_old_one(text: str, still: bool) -> None:
    assert is_still_called(text, "rocco") is still
