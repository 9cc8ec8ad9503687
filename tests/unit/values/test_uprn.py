"""A UPRN is read without its padding, and fillers are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values.unread import Unread
from values.uprn import FILLER, NOT_ITS_FORM, Uprn, read


@pytest.mark.parametrize(
    "text", ["10031234567", "010031234567", " 10031234567 ", "UPRN 10031234567", "000010031234567"]
)
def test_padding_and_blanks_tell_no_uprns_apart(text: str) -> None:
    assert read(text) == Uprn("10031234567")


@pytest.mark.parametrize("text", ["0", "000000000000", "999999999999", "111111111111", "123456789012"])
def test_a_filler_is_no_uprn_and_says_so(text: str) -> None:
    assert read(text) == FILLER
    assert "leave it out" in FILLER.message


@pytest.mark.parametrize("text", ["1003123456789", "Elm", "10031234567A"])
def test_what_has_not_the_form_is_refused_with_an_example(text: str) -> None:
    assert read(text) == NOT_ITS_FORM
    assert "for example 100031234567" in NOT_ITS_FORM.message


@given(st.text(max_size=40))
def test_no_text_is_too_odd_and_a_canonical_one_is_read_again(text: str) -> None:
    found = read(text)
    assert isinstance(found, Unread) or read(found.canonical) == found
