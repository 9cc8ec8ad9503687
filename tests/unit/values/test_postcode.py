"""A postcode is read however it is written; what stands for something else, or is misspelt, is set aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.values.any_text import FLOODS, TEXTS
from values import placeholder, postcode
from values.postcode import Postcode, candidates, find, outcode, read, read_all, sector
from values.unread import Unread

SPELLINGS = "NN14 2QT|nn142qt|NN14-2QT|NN14.2QT|N N 1 4 2 Q T|Thrapston NN14 2QT|NN14 2QT UK|NN14  2QT.|(NN14 2QT)"


@pytest.mark.parametrize("text", SPELLINGS.split("|"))
def test_every_way_of_writing_a_postcode_is_the_postcode(text: str) -> None:
    assert read(text) == Postcode("NN14 2QT", "geographic")


@pytest.mark.parametrize(
    ("text", "canonical", "kind"),
    [
        ("ec1a1bb", "EC1A 1BB", "geographic"),
        ("W1A 0AX", "W1A 0AX", "geographic"),
        ("M1 1AE", "M1 1AE", "geographic"),
        ("JE2 3AB", "JE2 3AB", "crown-dependency"),
        ("gy11aa", "GY1 1AA", "crown-dependency"),
        ("IM1 1AE", "IM1 1AE", "crown-dependency"),
        ("BFPO 57", "BFPO 57", "forces"),
        ("bfpo057", "BFPO 57", "forces"),
        ("BF1 2AU", "BF1 2AU", "forces"),
        ("GX11 1AA", "GX11 1AA", "overseas"),
        ("FIQQ 1ZZ", "FIQQ 1ZZ", "overseas"),
        ("gir0aa", "GIR 0AA", "special"),
        ("BX1 1LT", "BX1 1LT", "special"),
    ],
)
def test_a_postcode_says_of_which_kind_it_is(text: str, canonical: str, kind: str) -> None:
    assert read(text) == Postcode(canonical, kind)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ZZ99 3VZ", postcode.PSEUDO),
        ("zz993wz", postcode.PSEUDO),
        ("ZZ99 9ZZ", postcode.PSEUDO),
        ("NF1 1NF", postcode.PSEUDO),
        ("NF1 1FA", postcode.PSEUDO),
        ("XX99 9XX", postcode.PSEUDO),
        ("AA1 1AA", postcode.PSEUDO),
        ("TBC", placeholder.UNREAD),
        ("not known", placeholder.UNREAD),
        ("", placeholder.UNREAD),
        ("NN14", postcode.OUTCODE),
        ("NN14 2", postcode.OUTCODE),
        ("NN14 2QC", postcode.NOT_ITS_FORM),
        ("NN14 OQT", postcode.NOT_ITS_FORM),
        ("NN1O 2QT", postcode.NOT_ITS_FORM),
        ("75008", postcode.NOT_ITS_FORM),
        ("00-950", postcode.NOT_ITS_FORM),
        ("QX1 1AA", postcode.NO_SUCH_AREA),
        ("NN14 2QT or NN14 3QT", postcode.SEVERAL),
    ],
)
def test_what_is_no_postcode_is_set_aside_with_its_rule(text: str, why: Unread) -> None:
    assert read(text) == why


def test_the_message_of_a_pseudo_postcode_says_what_it_stands_for() -> None:
    assert postcode.PSEUDO.message == "stands for no fixed abode, or for an address that is not known"


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("NN14 OQT", ("NN14 0QT",)),
        ("NN17 IAA", ("NN17 1AA",)),
        ("NNI4 2QT", ("NN14 2QT",)),
        ("NN14 2Q7", ()),
        ("NN14 20T", ()),
        ("NN14 2QT", ()),
        ("NN14", ()),
    ],
)
def test_a_slip_is_offered_as_a_candidate_and_never_taken(text: str, may_be: tuple[str, ...]) -> None:
    assert candidates(text) == may_be


def test_the_first_part_of_a_postcode_alone_is_told_from_a_whole_one() -> None:
    assert [outcode(text) for text in ("nn14", "NN14 2QT", "ZZ99", "NN1A", "")] == ["NN14", None, None, None, None]


def test_a_sector_is_read_by_its_blank() -> None:
    assert [sector(text) for text in ("nn1 4", "NN14", "NN1 4QT", "ZZ9 1", "W1A 0")] == [
        "NN1 4",
        None,
        None,
        None,
        "W1A 0",
    ]


CODES = st.from_regex(r"(?:NN|MK|LE|PE)[1-9][0-9]? [0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True)


@given(CODES, st.sampled_from(["", " ", "-", ".", "  "]), st.sampled_from(["", "Corby ", "UK "]), st.booleans())
def test_case_blanks_and_words_beside_it_change_nothing(code: str, between: str, before: str, small: bool) -> None:
    written = before + code.replace(" ", between)
    assert read(written.lower() if small else written) == read(code) == Postcode(code, "geographic")


@given(TEXTS)
def test_any_text_is_read_and_a_canonical_postcode_gives_itself_back(text: str) -> None:
    for one in read_all(text):
        assert read(one.canonical) == one
    for other in candidates(text):
        assert isinstance(read(other), Postcode)
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)
    outcode(text)
    sector(text)


@pytest.mark.parametrize("text", [*FLOODS, "nn1" * 3_000])
def test_a_flood_is_no_postcode(text: str) -> None:
    assert isinstance(read(text), Unread)


def test_a_text_gives_whole_postcodes() -> None:
    found = [one.value.canonical for one in find("at NN14 2QT, then nn142qu; left at E7 2am, not ZZ99 3VZ")]
    assert found == ["NN14 2QT", "NN14 2QU"]
