"""Telephone numbers: read into E.164, or set aside with the rule that says why.

National writing is British: ``07911 123456``, ``(01604) 123456``, a lost leading nought. ``+44 (0)``, ``0044`` and
other countries' numbers behind ``+`` or ``00`` are read as well. A number that does not fit is none, and no other is
cut out of it. A number that many share (emergency, freephone, directory) identifies nobody and is set aside, as are
the ranges that Ofcom keeps for drama. Sources: Ofcom's National Telephone Numbering Plan and "Telephone numbers for
use in TV and radio drama programmes"; for other countries, and for British numbers of nine digits, the library
``phonenumbers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

import phonenumbers
from phonenumbers import PhoneNumberType

from values import placeholder
from values.text import plain
from values.unread import Unread

_EXAMPLE: Final = "for example 07200 000101 or +48 500 000 101"
NOT_ITS_FORM: Final = Unread("not-its-form", f"is no telephone number; write it in full, {_EXAMPLE}")
WRONG_LENGTH: Final = Unread("wrong-length", f"has too many or too few digits for a number of its kind; {_EXAMPLE}")
SPOILT: Final = Unread("spoilt-by-a-spreadsheet", f"lost its last digits; format the column as text, {_EXAMPLE}")
SERVICE: Final = Unread("service-number", "is a number of a service that many people ring, so it identifies nobody")
DRAMA: Final = Unread("drama-number", "is of a range kept for drama (Ofcom), which belongs to nobody")
SEVERAL: Final = Unread("several-numbers", "holds more than one telephone number; give each in a field of its own")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number in E.164. The extension is kept apart: it is no part of the number, and of no comparison."""

    canonical: str
    kind: str
    """``mobile``, ``landline``, ``service`` or ``other``."""
    country: str | None = None
    """ISO 3166 code of the country that gives the number; None where several share a code."""
    extension: str = field(default="", compare=False)


class Found(NamedTuple):
    """A number in a text, and where: ``text[start:end]``."""

    start: int
    end: int
    value: Phone


@lru_cache(maxsize=65_536)
def read(text: str) -> Phone | Unread:
    """The one number of a text, whatever words stand beside it."""
    found = read_all(text)
    if len(found) == 1:
        return found[0]
    return SEVERAL if found else _why_none(text)


def read_all(text: str) -> tuple[Phone, ...]:
    """Every number of a text that can identify somebody, each once, in the order of the text."""
    return tuple(one for one in _numbers(text) if _set_aside(one) is None)


def _why_none(text: str) -> Unread:
    if numbers := _numbers(text):
        return _set_aside(numbers[0]) or NOT_ITS_FORM
    line = plain(text)
    if placeholder.is_placeholder(line) and line not in _EMERGENCY:
        return placeholder.UNREAD
    if _SPREADSHEET.search(line):
        return SPOILT
    digits = _NOT_DIGIT.sub("", line)
    if _SHORT.fullmatch(digits):
        return SERVICE
    return WRONG_LENGTH if len(digits) > 6 else NOT_ITS_FORM


# --- numbers of a cell

_NOT_DIGIT: Final = re.compile(r"\D+")
_SPREADSHEET: Final = re.compile(r"\d[.,]\d*e\+?\d+", re.IGNORECASE)
_FLOAT: Final = re.compile(r"(?<![\d.])(\d{9,13})\.0+(?!\d)")
_THOUSANDS: Final = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3}){3}(?![\d,])")
_EXTENSION: Final = re.compile(r"(?:\bext(?:n|ension)?|(?<=[\d ])x|#)[ .:=]{0,3}(\d{1,6})\b", re.IGNORECASE)
_PART: Final = re.compile(r"(?<![a-np-z])[+(\d][\d+() ./\\-]*|[+(0][\d+() ./\\-]*", re.IGNORECASE)
"""What is of digits and what stands between them. Glued to a letter only where it begins as numbers do."""
_EMERGENCY: Final = frozenset({"999", "111", "000"})
_SHORT: Final = re.compile(r"999|911|000|1\d{2,3}|11[68]\d{3}|18000|[68]\d{4}")
"""Emergency and service numbers, directory enquiries, numbers for short messages."""


@lru_cache(maxsize=65_536)
def _numbers(text: str) -> tuple[Phone, ...]:
    """Every number of a text, set aside or not, each once."""
    line = plain(text)
    if _SPREADSHEET.search(line):
        return ()
    line = _THOUSANDS.sub(lambda whole: whole[0].replace(",", ""), _FLOAT.sub(r"\1", line))
    extensions = _EXTENSION.findall(line)
    parts = _PART.findall(_EXTENSION.sub(" ; ", line) if extensions else line)
    found = tuple(dict.fromkeys(number for part in parts[:_MOST] for number in _of_part(part)))
    if not found and _MISTYPED.fullmatch(line) and len(_DIGIT.findall(line)) >= _LEAST_DIGITS:
        return _numbers(line.translate(_LIKE_DIGITS))
    if len(found) == 1 == len(extensions):
        return (Phone(found[0].canonical, found[0].kind, found[0].country, extensions[0]),)
    return found


_MISTYPED: Final = re.compile(r"(?=.*[OoIl])[\dOoIl ()+./-]+")
_LIKE_DIGITS: Final = str.maketrans("OoIl", "0011")
_LEAST_DIGITS: Final = 8
"""Digits of a number of which the others are written with letters that look like them: O7200 0OO101."""

_MOST: Final = 12
"""Parts of a cell, or groups of digits of a part, that are looked at."""


def _of_part(part: str) -> tuple[Phone, ...]:
    """One number; several with slashes or blanks between; or nothing where that would leave a digit over."""
    if whole := _number(part):
        return (whole,)
    for separator in ("/", "\\", "+"):
        first, _, rest = part.rpartition(separator)
        if _DIGIT.search(first) and rest:
            return _of_two(first, f"+{rest}" if separator == "+" else rest)
    groups = [group for group in part.split() if _DIGIT.search(group)]
    return _of_groups(groups) if 1 < len(groups) <= _MOST else ()


_DIGIT: Final = re.compile(r"\d")


def _of_two(first: str, rest: str) -> tuple[Phone, ...]:
    """Two, one behind the other; or one and another end of it: ``01604 123456/7``."""
    numbers, end = _of_part(first), rest.strip()
    if numbers and end.isdecimal() and len(end) < 5:
        other = _number(numbers[-1].canonical[: -len(end)] + end)
        return (*numbers, other) if other else numbers
    return (*numbers, *_of_part(rest))


def _of_groups(groups: list[str]) -> tuple[Phone, ...]:
    """Groups of digits shared out among whole numbers, none left over; the shortest first number that does it."""
    shared: list[tuple[Phone, ...] | None] = [None] * len(groups) + [()]
    for start in range(len(groups) - 1, -1, -1):
        for end in range(start + 1, len(groups) + 1):
            rest = shared[end]
            if rest is not None and (number := _number(" ".join(groups[start:end]))):
                shared[start] = (number, *rest)
                break
    return shared[0] or ()


# --- one number

_BETWEEN: Final = str.maketrans("", "", " ().-/\\")
_BRITISH: Final = re.compile(r"(?:\+?440?|0)?([1237]\d{9})")
"""Ten digits of a geographic, UK-wide or mobile number, behind its prefix or without its leading nought."""
_INTERNATIONAL: Final = re.compile(r"\+[1-9]\d{6,14}")
_NATIONAL: Final = re.compile(r"0?[1-9]\d{6,9}")
_DOUBLE_NOUGHT: Final = re.compile(r"^\+?00")


def _number(written: str) -> Phone | None:
    digits = _DOUBLE_NOUGHT.sub("+", written.translate(_BETWEEN))
    if british := _BRITISH.fullmatch(digits):
        return _british(british[1])
    if _INTERNATIONAL.fullmatch(digits) or _NATIONAL.fullmatch(digits):
        return _by_library(digits)
    return None


def _british(national: str) -> Phone:
    kind = "landline" if national[0] in "12" else "service" if national[0] == "3" else "mobile"
    return Phone(f"+44{national}", "other" if national[:2] in {"70", "76"} else kind, "GB")


@lru_cache(maxsize=65_536)
def _by_library(digits: str) -> Phone | None:
    """A number of another country of a possible length, or a British one of a range that is given."""
    try:
        parsed = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return None
    here = parsed.country_code == _HERE
    if not (phonenumbers.is_valid_number if here else phonenumbers.is_possible_number)(parsed):
        return None
    kind = _KINDS.get(phonenumbers.number_type(parsed), "other")
    regions = phonenumbers.region_codes_for_country_code(parsed.country_code or 0)
    country = phonenumbers.region_code_for_number(parsed) or (regions[0] if len(regions) == 1 else None)
    return Phone(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), kind, country)


_HERE: Final = 44
_KINDS: Final = {
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE: "landline",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "other",
    PhoneNumberType.TOLL_FREE: "service",
    PhoneNumberType.PREMIUM_RATE: "service",
    PhoneNumberType.SHARED_COST: "service",
    PhoneNumberType.UAN: "service",
    PhoneNumberType.VOICEMAIL: "service",
}

# --- numbers that identify nobody

_DRAMA: Final = re.compile(
    r"\+44(?:11[3-8]4960\d{3}|1[2-6]14960\d{3}|2079460\d{3}|1914980\d{3}|2896496\d{3}|2920180\d{3}|1632960\d{3}"
    r"|7700900\d{3}|808157\d{4}|909879\d{4}|3069990\d{3})|\+1\d{3}55501\d\d"
)
_LAST_SAME: Final = re.compile(r"(\d)\1{6}$|0{6}$")


def _set_aside(number: Phone) -> Unread | None:
    """Why a number brings nobody together."""
    if _DRAMA.fullmatch(number.canonical):
        return DRAMA
    if number.kind == "service":
        return SERVICE
    national = number.canonical.removeprefix("+44")
    invented = _LAST_SAME.search(national) or any(placeholder.is_run(part) for part in (national, national[1:]))
    return placeholder.UNREAD if invented or national[1:] == "987654321" else None


# --- numbers in prose

_DIGITS_9: Final = r"(?:[ .()-]{0,3}\d){9}(?!\d)"
_DIGITS_8: Final = r"(?:[ .()-]{0,3}\d){8}(?![ .-]?\d)"
_ONE: Final = (
    rf"(?:\(?(?:\+|00) ?44\)?[ .-]?(?:\(0\)|0)?[ .-]?\(?[1237]|\(?0[1237])(?:{_DIGITS_9}|{_DIGITS_8})"
    r"|\(?\+(?!44)[1-9](?:[ .()-]{0,3}\d){7,13}(?!\d)"
    r"|44[ .-]?(?:\(0\)[ .-]?)?[127](?:[ .()-]{0,3}\d){9}(?![ .-]?\d)"
)
PATTERN: Final = rf"(?<![\w+/-])(?=[+(0]|44)(?:{_ONE})(?: ?/ ?(?:{_ONE}))?(?![\w-])"
"""Where a text may have a number, or two with a slash between. What it finds is still to be read."""

MAY_HOLD: Final = re.compile(r"(?:[+0]|44)[\d ().+-]{8}")
"""What every text with a number in it holds. Begins with few characters, so that it is fast."""

_IN_TEXT: Final = re.compile(PATTERN)
_EACH: Final = re.compile(_ONE)
_GROUP: Final = re.compile(r"\d+")
_BLANK: Final = re.compile(" ")
_LEAST_AREA_CODE: Final = 3
"""Digits of the first group of a number written nationally, with its nought. Dates begin with fewer."""


def find(text: str) -> Iterator[Found]:
    """The numbers that a text gives whole, with a nought or a country's code before them: also those set aside."""
    for match in _IN_TEXT.finditer(text) if MAY_HOLD.search(text) else ():
        start = match.start()
        yield from (Found(start + one.start, start + one.end, one.value) for one in within(match[0]))


@lru_cache(maxsize=4_096)
def within(written: str) -> tuple[Found, ...]:
    """The numbers of what ``PATTERN`` found, and where in it."""
    return tuple(_within(written))


def _within(written: str) -> Iterator[Found]:
    for match in _EACH.finditer(written):
        national = match[0].lstrip("(").startswith("0") and not match[0].lstrip("(").startswith("00")
        ends = [len(match[0])] if national else _ends(match[0])
        numbers = ((end, number) for end in ends if (number := _in_prose(match[0][:end], national=national)))
        if found := next(numbers, None):
            yield Found(match.start(), match.start() + found[0], found[1])


def _ends(written: str) -> list[int]:
    """Where a number of another country may end: a number of other meaning may stand behind it.

    A bare 44 before digits may be of any number: it counts where the country gives such telephone numbers.
    """
    blanks = [match.start() for match in _BLANK.finditer(written)]
    whole = [len(written), *reversed(blanks)]
    given = [end for end in whole if _is_given(written[:end])]
    return given if given or written.startswith("44") else whole[:1]


def _is_given(written: str) -> bool:
    """Whether its country gives such numbers, as far as the library knows."""
    number = _number(written)
    return number is not None and phonenumbers.is_valid_number(phonenumbers.parse(number.canonical))


def _in_prose(written: str, *, national: bool) -> Phone | None:
    first = _GROUP.search(written)
    if national and (not first or len(first[0]) < _LEAST_AREA_CODE):
        return None
    return _number(written)
