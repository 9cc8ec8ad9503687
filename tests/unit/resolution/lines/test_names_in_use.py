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
        ("Rocco has gone over to TANGO, same lads.", "tango", ("rocco",)),
        ("The Rocco line switched to Tango in May.", "tango", ("rocco",)),
        ("Rocco now trades as Tango.", "rocco", ("tango",)),
        ("What was Rocco is now Tango.", "tango", ("rocco",)),
        ("Tango is the new name for Rocco.", "rocco", ("tango",)),
        ("Rocco has gone over to Corby.", "rocco", ()),
        ("Rocco switched to Nokia handsets.", "rocco", ()),
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
        ("Users save the number as Vern.", "vern", True),
        ("It is in her contacts under 'Vern'.", "vern", True),
        ("He was told to store it in his phone as Vern.", "vern", True),
        ("She saved Vern as best she could.", "vern", False),
        ("He keeps it under Vern's bed.", "vern", False),
    ],
)
def test_a_text_says_who_is_to_be_asked_for(text: str, name: str, asked: bool) -> None:
    assert is_asked_for(text, name) is asked


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("He still calls it Rocco but the lads are new.", True),
        ("Saved: still known as the Rocco.", True),
        ('She rings "rocco" still, different lads.', True),
        ("Everybody calls the Rocco still, though he is gone.", True),
        ("He knows it as Rocco still.", True),
        ("Rocco still calls every morning.", False),
        ("He rings Rocco. Still no answer.", False),
        ("He calls it Rocco.", False),
    ],
)
def test_a_text_says_that_a_name_is_an_old_one(text: str, still: bool) -> None:
    assert is_still_called(text, "rocco") is still
