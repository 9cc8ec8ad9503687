"""However a telephone number is written, it is one number; what is none says which rule it breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.values.any_text import FLOODS, TEXTS
from values import phone, placeholder
from values.phone import Phone, read, read_all
from values.unread import Unread


def e164(text: str) -> list[str]:
    return [one.canonical for one in read_all(text)]


def rule(text: str) -> str:
    found = read(text)
    return found.rule if isinstance(found, Unread) else ""


SPELLINGS = (
    "07834 112209|07834112209|07834-112-209|07834.112.209|(07834) 112209|0783 411 2209|+44 7834 112209|+447834112209"
    "|+44 (0)7834 112209|+44(0) 7834 112209|0044 7834 112209|0044 (0) 7834 112 209|00447834112209|447834112209"
    "|44 7834 112209|7834112209|7834 112209|7834112209.0|+44 07834 112209|(+44) 7834 112209|07834/112209"
    "|07834\u00a0112209|07834\u2013112\u2013209"
    "|\uff10\uff17\uff18\uff13\uff14112209|07834 112209 (mum)"
    "|mum: 07834 112209|Mob. 07834 112209|tel:07834112209|m07834112209|07834 112209 - work|+0044 7834 112209"
    "|7,834,112,209"
    "|O7834 112209"
    "|'07834112209|07834 112209;"
)


@pytest.mark.parametrize("text", SPELLINGS.split("|"))
def test_every_way_of_writing_a_number_is_the_number(text: str) -> None:
    assert read(text) == Phone("+447834112209", "mobile", "GB")


@pytest.mark.parametrize(
    ("text", "number", "kind", "country"),
    [
        ("(01536) 402118", "+441536402118", "landline", "GB"),
        ("1536 402118", "+441536402118", "landline", "GB"),
        ("020 7183 5521", "+442071835521", "landline", "GB"),
        ("0204 518 3321", "+442045183321", "landline", "GB"),
        ("01204 62123", "+44120462123", "landline", "GB"),
        ("070 1234 4321", "+447012344321", "other", "GB"),
        ("+48 512 345 671", "+48512345671", "mobile", "PL"),
        ("00353 87 123 4567", "+353871234567", "mobile", "IE"),
        ("+1 770 123 4567", "+17701234567", "other", None),
        ("+1 (212) 664-7665", "+12126647665", "other", "US"),
        ("+40 721 123 401", "+40721123401", "mobile", "RO"),
    ],
)
def test_a_number_says_of_which_kind_and_country_it_is(text: str, number: str, kind: str, country: str | None) -> None:
    assert read(text) == Phone(number, kind, country)


@pytest.mark.parametrize(
    "text",
    [
        "01536 402118 ext 12",
        "01536 402118 x12",
        "01536402118 Extn. 12",
        "01536 402118 #12",
        "01536402118;ext=12",
    ],
)
def test_an_extension_is_kept_beside_the_number_and_is_no_part_of_it(text: str) -> None:
    found = read(text)
    assert isinstance(found, Phone)
    assert (found.canonical, found.extension) == ("+441536402118", "12")
    assert found == read("01536 402118")


@pytest.mark.parametrize(
    "text",
    [
        "07834 112209/07855 440012",
        "07834112209 07855440012",
        "07834 112209, 07855 440012",
        "07834 112209 or 07855 440012",
        "07834 112209 & 07855 440012",
        "h 07834 112209 m 07855 440012",
        "07834 112209 07855 440 012",
        "+447834112209+447855440012",
        "07834 112209 (mum 07855 440012)",
        "07834112209\n07855440012",
        "07834 112209 x4; 07855 440012",
    ],
)
def test_two_numbers_in_one_cell_are_two(text: str) -> None:
    assert e164(text) == ["+447834112209", "+447855440012"]
    assert read(text) == phone.SEVERAL


def test_another_end_behind_a_slash_is_a_second_number() -> None:
    assert e164("01536 402118/9") == ["+441536402118", "+441536402119"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("0783411220912", phone.WRONG_LENGTH),
        ("07834 11220", phone.WRONG_LENGTH),
        ("07834 112209 44", phone.WRONG_LENGTH),
        ("+44 44 7834 112209", phone.WRONG_LENGTH),
        ("356938035643809", phone.WRONG_LENGTH),
        ("ref AB7834112209", phone.WRONG_LENGTH),
        ("see the log of item", placeholder.UNREAD),
        ("mother's phone", phone.NOT_ITS_FORM),
        ("room 12", phone.NOT_ITS_FORM),
        ("4.47834E+11", phone.SPOILT),
        ("4,47834e+11", phone.SPOILT),
        ("7.83411e9", phone.SPOILT),
        ("101", phone.SERVICE),
        ("Police 101", phone.SERVICE),
        ("999", phone.SERVICE),
        ("112", phone.SERVICE),
        ("111", phone.SERVICE),
        ("118 118", phone.SERVICE),
        ("116 123", phone.SERVICE),
        ("0800 555 111", phone.SERVICE),
        ("0808 800 5000", phone.SERVICE),
        ("0300 123 3393", phone.SERVICE),
        ("0345 604 0626", phone.SERVICE),
        ("07700 900461", phone.DRAMA),
        ("+44 7700 900 999", phone.DRAMA),
        ("01632 960 555", phone.DRAMA),
        ("0116 496 0321", phone.DRAMA),
        ("020 7946 0018", phone.DRAMA),
        ("+1 212 555 0147", phone.DRAMA),
        ("00000000000", placeholder.UNREAD),
        ("07777777777", placeholder.UNREAD),
        ("07000 000000", placeholder.UNREAD),
        ("07123456789", placeholder.UNREAD),
        ("01234 567890", placeholder.UNREAD),
        ("01604 000000", placeholder.UNREAD),
        ("unknown 2", placeholder.UNREAD),
        ("not known", placeholder.UNREAD),
        ("", placeholder.UNREAD),
        ("-", placeholder.UNREAD),
    ],
)
def test_what_is_no_number_of_anybodys_own_is_set_aside_with_its_rule(text: str, why: Unread) -> None:
    assert read(text) == why
    assert e164(text) == []


def test_a_message_shows_a_right_value_and_never_the_text() -> None:
    assert phone.WRONG_LENGTH.message == (
        "has too many or too few digits for a number of its kind; for example 07200 000101 or +48 500 000 101"
    )
    assert [rule(one) for one in ("07200 000101", "+48 500 000 101")] == ["", ""]


NATIONAL = st.from_regex(r"7[1-57-9][0-9]{8}|1(?:536|604|933)[2-9][0-9]{5}|20[78][0-9]{7}", fullmatch=True)


@given(
    NATIONAL,
    st.sampled_from(["0", "+44", "+44 (0)", "+44(0)", "0044", "0044 (0) ", "44", "", "+44 0"]),
    st.sampled_from([" ", "-", ".", "", "\u00a0", "\u2011"]),
    st.sampled_from([3, 4]),
    st.sampled_from(["", " (work)", " mum", "."]),
)
def test_every_variant_of_a_number_is_read_alike(
    national: str, prefix: str, between: str, group: int, behind: str
) -> None:
    written = f"{prefix}{national[:group]}{between}{national[group:7]}{between}{national[7:]}{behind}"
    assert read(written) == read(f"+44{national}")


@given(TEXTS)
def test_any_text_is_read_and_a_canonical_number_gives_itself_back(text: str) -> None:
    found = read(text)
    assert isinstance(found, Unread) or read(found.canonical) == found
    assert [read(one.canonical) for one in read_all(text)] == list(read_all(text))
    for one in phone.find(text):
        assert 0 <= one.start < one.end <= len(text)


@given(st.integers(10**12, 10**20))
def test_of_too_many_digits_no_number_is_cut(digits: int) -> None:
    assert e164(f"0{digits}") == []


@pytest.mark.parametrize("text", FLOODS)
def test_a_flood_is_read_as_no_number(text: str) -> None:
    assert isinstance(read(text), Unread)
    assert len(list(phone.find(text))) <= len(text) // 7


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("an office on 020 7183 5521.", ["+442071835521"]),
        ("on (01536) 402118, or (07834) 112209", ["+441536402118", "+447834112209"]),
        ("It is +44 (0) 7834 112209 that rings", ["+447834112209"]),
        ("07834 112209/07855 440012", ["+447834112209", "+447855440012"]),
        ("rang 07834.112.209 at 9", ["+447834112209"]),
        ("his Polish one, +48 512 345 671 2 weeks ago", ["+48512345671"]),
        ("on 01.02.2019 10:30 and 01-02-2019 11", []),
        ("ref 078341122091", []),
        ("incident 20181002000123, 4477009", []),
        ("by 07834112209 again", ["+447834112209"]),
        ("rings from 447834112209 most days, or 44 1536 401122", ["+447834112209", "+441536401122"]),
        ("ref 441000000000, order 44783411220934", []),
    ],
)
def test_a_text_gives_whole_numbers_alone(text: str, numbers: list[str]) -> None:
    assert [one.value.canonical for one in phone.find(text)] == numbers


def test_a_text_shows_numbers_that_identify_nobody() -> None:
    (found,) = phone.find("ring 07700 900461")
    assert isinstance(read(found.value.canonical), Unread)


def test_letters_that_look_like_digits_are_read_as_these() -> None:
    assert [one.canonical for one in read_all("O72OO OOO1O1")] == []
    assert [one.canonical for one in read_all("O7200 0OO101")] == ["+447200000101"]
    assert [one.canonical for one in read_all("07200 l00 IO1")] == ["+447200100101"]
    assert read_all("Oil 01 lol") == ()
