"""Tricks in a text are flagged, and the text is kept as it came."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.mentions import BulkText, OrganisationMention
from schemas.vocabulary.organisations import OrganisationKind
from schemas.wire import decode_said, encode
from streams.enrichment.statement import statement_of
from streams.enrichment.text_flags import TextFlag, flags, flags_of
from tests.make import crime, item

TRICKS = {
    "call \x1b[2Jme": TextFlag.CONTROL,
    "line one\u2028line two": TextFlag.CONTROL,
    "plate \u202eEDC21BA\u202c": TextFlag.BIDI,
    "a \u2066b\u2069": TextFlag.BIDI,
    "Sam\u200bple": TextFlag.INVISIBLE,
    "Sam\u200dple": TextFlag.INVISIBLE,
    "Sa\u00admple": TextFlag.INVISIBLE,
    "hidden\U000e0041\U000e0042": TextFlag.INVISIBLE,
    "S\u0430mple": TextFlag.MIXED_SCRIPTS,  # a Cyrillic a
    "J\u03bfnes": TextFlag.MIXED_SCRIPTS,  # a Greek o
    "\uff33ample": TextFlag.LOOK_ALIKES,  # a full-width S
    "\U0001d412ample": TextFlag.LOOK_ALIKES,  # a mathematical S
    "Z\u0351\u036b\u0343\u036aalgo": TextFlag.STACKED_MARKS,
}
HONEST = [
    "Two people were seen leaving with boxes in a grey van.\r\n\tThen it went.",
    "José Ångström, Zoë O\u2019Brien, Łukasz Żółć, Nguyễn Văn Nghĩa",
    "the of\ufb01ce",
    "Иван Петров met Ann Sample",
    "Γιώργος — £5,000, 50 % ½",
    "\u0645\u062d\u0645\u062f\u200f (Arabic, with a mark for its direction)",
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian needs its zero-width non-joiner
    "👩\u200d👧 seen",  # a family is joined by one
]


@pytest.mark.parametrize("text", TRICKS, ids=ascii)
def test_a_trick_is_flagged(text: str) -> None:
    assert flags(text) == (TRICKS[text],)


@pytest.mark.parametrize("text", HONEST, ids=ascii)
def test_honest_text_of_any_language_is_not(text: str) -> None:
    assert flags(text) == ()


@pytest.mark.parametrize("text", TRICKS, ids=ascii)
def test_a_flagged_text_is_kept_to_the_letter_and_fits_on_one_line_of_a_log(text: str) -> None:
    said = decode_said(encode(crime("A1", item(text=text))))
    (stated,) = statement_of(said.event_id, crime("A1", item(text=text))).items
    assert (stated.text, stated.flags) == (text, (TRICKS[text].value,))
    assert json.dumps(stated.text).isprintable()


def test_flags_are_those_of_every_text_of_the_item_each_once() -> None:
    assert flags_of(item(text="\u202ea\u202e\x1b")) == (TextFlag.CONTROL, TextFlag.BIDI)
    assert flags_of(item(text="nothing to see")) == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"organisations": (OrganisationMention(id="g1", kind=OrganisationKind.GANG, name="S\u0430mple Crew"),)},
        {"bulk_texts": (BulkText(text="S\u0430mple deals today", phone="o1"),)},
    ],
    ids=str,
)
def test_a_trick_in_an_organisation_or_a_bulk_text_is_flagged(fields: dict[str, Any]) -> None:
    assert flags_of(item(1).model_copy(update=fields)) == (TextFlag.MIXED_SCRIPTS,)


@given(st.text())
def test_no_text_hides_a_trick_that_stands_beside_it(text: str) -> None:
    assert TextFlag.BIDI in flags(text + "\u202e")
    assert set(flags(text)) <= set(flags(text + "\u202e"))


@pytest.mark.parametrize("flood", ["\u0301", "\u202e", "a\u0430", "\u200b", "\uff33", "a\u200d", "\x1b"], ids=ascii)
def test_a_flood_is_judged_like_any_text(flood: str) -> None:
    assert flags(flood * (50_000 // len(flood)))
