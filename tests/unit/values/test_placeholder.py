"""A text that stands for "not known" is known by form and by meaning, in any field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values import placeholder
from values.placeholder import is_placeholder, reason
from values.text import LONGEST, compact, fold, plain, words

ANY_TEXT = st.text(st.characters(), max_size=400)
"""Any characters, lone surrogates included."""


STANDS_FOR_NOTHING = """
    |-|--|?|???|.|,|0|00|000000|0.0|x|XX|x-x|zzz|999999|1111|12345|0123456789|n/a|N.A.|na|N/K|n.k.|U/K|NONE|nil|Null|NaN
    unknown|Unkown|UNK|not known|Not Known At This Time|not given|refused|refused to give|declined|withheld|TBC|t.b.a.
    to be confirmed|to be advised|to follow|pending|awaiting|see above|as above|see below|ditto|see item 3|see MG11
    see previous report|no PNC number|no PNC|no phone|no number|does not have one|has none|none held|none recorded
    no trace|test|testing|dummy|sample|#N/A|#REF!|#VALUE!|undefined|[redacted]|(none)|"unknown"|unknown 1|Unknown (2)
    not stated|not disclosed|not obtained|not entered|not applicable|number not known|mobile unknown|ex-directory
    nothing|\u2014|\u00a0|\uff0d|\uff35\uff2e\uff2b|missing|blank|qwerty|not provided by caller|victim does not know
"""
MAY_BE = (
    "07911 123456|AB12 CDE|NN16 0AA|2002/0073319Z|UNKNOWN SMITH|Test Valley|12|7|101|A|No 12|no. 7|Noah|Nilsen|Na Li"
    "|None Such|0791|1900|Young|NN1|Blank Street|Nun Ltd|1985-03-12|Sample Road|Xu|Zed"
)


@pytest.mark.parametrize("text", STANDS_FOR_NOTHING.strip("\n").replace("\n    ", "|").strip().split("|"))
def test_what_stands_for_not_known_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", MAY_BE.split("|"))
def test_what_may_be_a_value_is_none(text: str) -> None:
    assert reason(text) is None


def test_the_reason_says_which_rule_it_broke() -> None:
    assert [reason(text) for text in ("--", "#N/A", "0000", "not given")] == [
        "holds no letter and no digit",
        "is an error of a spreadsheet",
        "is one character over and over, or digits in a row",
        "says that no value is known",
    ]


def test_the_set_aside_value_is_told_with_its_rule_and_never_with_its_text() -> None:
    assert placeholder.UNREAD == (
        "placeholder",
        "stands for a value that is not known; leave the field out where there is none",
    )


@given(st.sampled_from(["unknown", "not given", "tbc", "n/k", "0000"]), st.sampled_from(["", " ", ".", "(", '"', "-"]))
def test_case_and_what_stands_around_change_nothing(text: str, around: str) -> None:
    assert is_placeholder(around + text.upper() + around)
    assert is_placeholder(around + text.title() + around)


@given(ANY_TEXT)
def test_any_text_is_read_and_a_plain_text_stays_as_it_is(text: str) -> None:
    reason(text)
    once = plain(text)
    assert plain(once) == once
    assert len(once) <= LONGEST
    assert "\n" not in once


@given(ANY_TEXT)
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert words(text) == tuple(fold(text).split())
    assert compact(compact(text)) == compact(text)


def test_letters_of_other_alphabets_are_read_as_plain_ones() -> None:
    assert [fold(text) for text in ("Młody", "Søren", "Jürgen", "O\u2019Brien", "Лавров", "Straße", "Łódź")] == [
        "mlody",
        "soren",
        "jurgen",
        "obrien",
        "lavrov",
        "strasse",
        "lodz",
    ]


def test_dashes_blanks_and_digits_of_other_scripts_are_plain_ones() -> None:
    assert plain("  07911\u00a0123\u2013456 \u0661\u0662\u0663\t\uff14\uff15\uff16\u200b ") == "07911 123-456 123 456"


@pytest.mark.parametrize(
    "text", ["First name", "Surname", "last name", "LNU", "NFI", "on file", "Other", "un-known", "No town"]
)
def test_labels_of_fields_and_what_points_elsewhere_are_placeholders(text: str) -> None:
    assert is_placeholder(text)
