"""A number of a register has one form and its check; what has no form of its scheme is nobody's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.values.any_text import FLOODS, TEXTS
from values import placeholder, register_number
from values.register_number import RegisterNumber, find, read, scheme_of, unchecked
from values.unread import Unread

SCHEMES = (
    *("pnc", "cro", "noms", "nhs", "nino", "driver", "asn", "crn", "home-office", "custody", "master-defendant"),
    "elsewhere",
)

PNC_IDS = (
    "1979/0163001B|79/163001B|79/0163001B|79163001B|19790163001B|1979 0163001B|1979-163001-b|PNC 79/163001B"
    "|PNCID: 1979/0163001B|PNC No. 1979/0163001B|1979/0163001 B|1979/0163001B (old)|1979 / 163001 B"
)
NOTHING = "UNKNOWN|0|00000|N/A|NONE|-|?|TBC|Not known|no number|refused|see above|xxx|nil|test|0000/0000000Z"


@pytest.mark.parametrize("text", PNC_IDS.split("|"))
def test_every_way_of_writing_a_pnc_id_is_the_pnc_id(text: str) -> None:
    assert read("pnc", text) == RegisterNumber("pnc", "1979/0163001B", checked=True)


@pytest.mark.parametrize(
    ("scheme", "text", "canonical", "checked"),
    [
        ("pnc", "03/3Y", "2003/0000003Y", True),
        ("pnc", "2003/0011985Z", "2003/0011985Z", False),
        ("pnc", "2012/0052494O", "2012/0052494O", False),
        ("cro", "65656/91H", "065656/91H", True),
        ("cro", "CRO 65656 91H", "065656/91H", True),
        ("cro", "06565691H", "065656/91H", True),
        ("cro", "sf 05/482703J", "SF05/482703J", True),
        ("cro", "SF8350058Z", "SF83/50058Z", True),
        ("cro", "85227/65G", "085227/65G", False),
        ("noms", "a5821 cd", "A5821CD", False),
        ("noms", "NOMIS no: A5821CD", "A5821CD", False),
        ("nhs", "943 476 5919", "9434765919", True),
        ("nhs", "943-476-5918", "9434765918", False),
        ("nino", "jx 65 43 21 a", "JX654321", False),
        ("nino", "JX654321", "JX654321", False),
        ("driver", "MORGA 657054 SM9IJ 35", "MORGA657054SM9IJ", False),
        ("driver", "ABC99 751010 A99AB", "ABC99751010A99AB", False),
        ("asn", "19/33AB/01/123X", "19/33AB/01/00000000123X", False),
        ("asn", "1933AB0100000000123X", "19/33AB/01/00000000123X", False),
        ("crn", "x 482136", "X482136", False),
        ("home-office", "HO ref M1482136", "M1482136", False),
        ("home-office", "M1482136/002", "M1482136/2", False),
        ("custody", "33AB 1482 19", "33AB/1482/19", False),
        ("elsewhere", "ab-14 2", "AB-142", False),
    ],
)
def test_a_number_is_read_by_the_form_of_its_scheme(scheme: str, text: str, canonical: str, checked: bool) -> None:
    assert read(scheme, text) == RegisterNumber(scheme, canonical, checked)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("text", NOTHING.split("|"))
def test_what_says_nothing_is_nobodys_number_in_any_scheme(scheme: str, text: str) -> None:
    assert isinstance(read(scheme, text), Unread) or (scheme == "elsewhere" and "/" in text)


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        ("pnc", "TOTALLYINVALID"),
        ("pnc", "2002/0073319"),
        ("pnc", "3002/0073319Z"),
        ("pnc", "JSMITH"),
        ("cro", "65656"),
        ("noms", "A5821C"),
        ("nhs", "943 476 591"),
        ("nino", "QQ123456C"),
        ("nino", "TN010190M"),
        ("driver", "MORGA657054"),
        ("driver", "MORGA699954SM9IJ"),
        ("asn", "19/33AB"),
        ("crn", "482136"),
        ("home-office", "1482136"),
        ("custody", "NN/12"),
    ],
)
def test_what_has_no_form_of_its_scheme_is_set_aside(scheme: str, text: str) -> None:
    found = read(scheme, text)
    assert isinstance(found, Unread)
    assert found.rule == "not-its-form"


@pytest.mark.parametrize(
    ("scheme", "text", "what", "figures"),
    [
        ("pnc", "99/9999999A", "letter", "figures"),
        ("pnc", "26/123456X", "letter", "figures"),
        ("pnc", "26123456X", "letter", "figures"),
        ("cro", "123456/91X", "letter", "figures"),
    ],
)
def test_a_number_set_aside_for_its_check_is_told_as_such_and_the_right_letter_is_not(
    scheme: str, text: str, what: str, figures: str
) -> None:
    message = f"its check {what} does not fit its {figures}; compare it with the register"
    assert read(scheme, text) == Unread("wrong-check", message)


@pytest.mark.parametrize(
    ("scheme", "text", "message"),
    [
        ("pnc", "1981/0000034X", "its check letter does not fit its figures; compare it with the register"),
        ("nhs", "943 476 5910", "its check digit does not fit its other figures; compare it with the register"),
        ("pnc", "1981/0000034U", None),
        ("noms", "A1234BC", None),
    ],
)
def test_a_number_that_is_read_with_a_wrong_check_is_doubted(scheme: str, text: str, message: str | None) -> None:
    found = read(scheme, text)
    assert isinstance(found, RegisterNumber)
    doubt = unchecked(found)
    assert (doubt.message if doubt else None) == message


def test_the_message_shows_a_right_number_of_the_scheme() -> None:
    assert read("pnc", "TOTALLYINVALID") == Unread(
        "not-its-form", "has not the form of its register's numbers; for example 1981/0000034U"
    )
    assert read("pnc", "0000/0000000Z") == placeholder.UNREAD


@pytest.mark.parametrize("scheme", SCHEMES[:-1])
def test_the_example_in_a_message_is_right(scheme: str) -> None:
    found = read(scheme, "TOTALLY WRONG AND LONG")
    assert isinstance(found, Unread)
    assert isinstance(read(scheme, found.message.rpartition("example ")[2]), RegisterNumber)


def test_a_scheme_has_many_names() -> None:
    assert [scheme_of(one) for one in ("PNC-ID", "prison_number", "driving licence", "gang-db")] == [
        "pnc",
        "noms",
        "driver",
        "gang-db",
    ]


@pytest.mark.parametrize(
    ("scheme", "one", "other", "apart"),
    [
        ("pnc-id", "81/34U", "1994/2672845W", True),
        ("nomis", "A1234BC", "G5678KL", True),
        ("custody", "33AB/1234/19", "33AB/7781/20", False),
        ("crn", "X123456", "J778812", False),
        ("gang-db", "4821", "99077", False),
    ],
)
def test_two_numbers_are_two_people_where_the_register_gives_a_person_one(
    scheme: str, one: str, other: str, *, apart: bool
) -> None:
    read_one, read_other = read(scheme, one), read(scheme, other)
    assert isinstance(read_one, RegisterNumber)
    assert isinstance(read_other, RegisterNumber)
    assert read_one.tells_apart(read_other) is apart


@pytest.mark.parametrize(
    ("name", "scheme"),
    [
        ("pnc-id-number", "pnc"),
        ("cro-ref", "cro"),
        ("custody-record-no", "custody"),
        ("home-office-id", "home-office"),
        ("passport-no", "passport"),
        ("passport-number", "passport"),
        ("niche-ref", "niche-ref"),
        ("number", "number"),
    ],
)
def test_the_word_number_behind_the_name_of_a_scheme_says_nothing(name: str, scheme: str) -> None:
    assert scheme_of(name) == scheme == scheme_of(scheme)


@given(
    st.integers(1950, 2040), st.integers(1, 9_999_999), st.booleans(), st.booleans(), st.sampled_from(["/", "-", " "])
)
def test_every_variant_of_a_pnc_id_is_read_alike(year: int, serial: int, short: bool, bare: bool, between: str) -> None:
    letter = "ZABCDEFGHJKLMNPQRTUVWXY"[int(f"{year % 100:02}{serial:07}") % 23]
    expected = f"{year}/{serial:07}{letter}"
    two_figures = short and not (year <= 1940)
    written = f"{year % 100:02}" if two_figures and year >= 1941 else str(year)
    found = read("pnc", f"{written}{between}{serial if bare else f'{serial:07}'}{letter}".lower())
    assert found == RegisterNumber("pnc", expected, checked=True)


@given(st.sampled_from(SCHEMES), TEXTS)
def test_any_text_is_read_and_a_canonical_number_gives_itself_back(scheme: str, text: str) -> None:
    found = read(scheme, text)
    assert isinstance(found, Unread) or read(found.scheme, found.canonical) == found
    for one in find(text):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize("text", FLOODS)
def test_a_flood_is_no_number(text: str) -> None:
    assert isinstance(read("pnc", text), Unread)
    assert list(find(text)) == []


def test_a_text_gives_numbers_behind_the_name_of_their_register() -> None:
    text = (
        "PNC 79/163001B and CRO no 65656/91H; NHS number 943 476 5919 was given. 2003/0000003Y too, but not 2019/12a."
    )
    assert [one.value.canonical for one in find(text)] == ["1979/0163001B", "065656/91H", "9434765919", "2003/0000003Y"]


def test_every_scheme_with_a_form_has_an_example() -> None:
    assert set(register_number._FORMS) == set(register_number._NOT_ITS_FORM) == set(SCHEMES[:-1])


@pytest.mark.parametrize(
    ("scheme", "one", "other", "apart"),
    [
        ("noms", "A5821CD", "B1937XY", True),
        ("noms", "A5821CD", "A5281CD", True),  # nothing shows that one is a slip: it is given one after the other
        ("noms", "A5821CD", "A5821CF", True),
        ("nino", "JX654321A", "JX654331A", True),
        ("home-office", "M1482136", "M1482137", True),
        ("home-office", "M1482136/1", "M1482136/2", True),
        ("home-office", "M1482136", "M1482136/2", False),  # the family's, and a member's
        ("nino", "JX654321A", "AB123456C", True),
        ("home-office", "M1482136", "S7654321", True),
        ("driver", "MORGA657054SM9IJ", "EVANS751010A99AB", True),
        ("pnc", "1979/0163001B", "2003/0000003Y", True),
        ("pnc", "1979/0163001B", "2003/0011985Z", False),  # the other's check is wrong
        ("nhs", "943 476 5919", "943 476 5918", False),
        ("asn", "19/33AB/01/123X", "18/44CD/01/987Z", False),  # one person is arrested more than once
        ("custody", "33AB/1482/19", "44CD/9713/18", False),
        ("elsewhere", "AB-142", "ZZ-977", False),
    ],
)
def test_two_valid_numbers_of_a_register_are_two_persons_however_near_they_are(
    scheme: str, one: str, other: str, apart: bool
) -> None:
    a, b = read(scheme, one), read(scheme, other)
    assert isinstance(a, RegisterNumber)
    assert isinstance(b, RegisterNumber)
    assert (a.tells_apart(b), b.tells_apart(a), a.tells_apart(a)) == (apart, apart, False)


def test_a_prison_number_of_one_letter_and_one_digit_fills_a_form() -> None:
    assert isinstance(read("noms", "B2222BB"), Unread)
    assert not isinstance(read("noms", "B2222BC"), Unread)


def test_a_home_office_reference_is_read_with_a_blank_behind_its_letter() -> None:
    found = read("home-office", "r 7654321/02")
    assert not isinstance(found, Unread)
    assert found.canonical == "R7654321/2"


def test_a_master_defendant_id_is_a_uuid_however_it_is_written_and_tells_nobody_apart() -> None:
    one = read("masterDefendantId", "0b7e9a44-52d0-4c55-8a0e-6a1f0c9d7e21")
    assert isinstance(one, RegisterNumber)
    assert one == read("master-defendant", "0B7E9A4452D04C558A0E6A1F0C9D7E21")
    other = read("master-defendant", "7C1D22A952D04C558A0E6A1F0C9D7F43")
    assert isinstance(other, RegisterNumber)
    assert not one.tells_apart(other)
    assert isinstance(read("master-defendant", "00000000-0000-0000-0000-000000000000"), Unread)
