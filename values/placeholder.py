"""Texts that stand for "not known" in any field, known by form and by meaning and not by a list of whole texts.

By form: no letter or digit at all, one character over and over (``000``, ``xxx``), an ascending run of digits
(``123456``), a spreadsheet's error (``#N/A``). By meaning: words that say that nothing is known (``not given``,
``refused``, ``tbc``, ``see above``) with at most words that name the field (``no PNC number``) and small numbers
(``see item 3``) beside them. A placeholder never beats a value: ``UNKNOWN SMITH`` is none.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from values.text import plain, words
from values.unread import Unread

UNREAD: Final = Unread("placeholder", "stands for a value that is not known; leave the field out where there is none")

_NOT_KNOWN: Final = """
    unknown unkown unknwon unknow uknown unkn unk ukn nk nkn dk undetermined unidentified unspecified undisclosed
    unavailable unobtainable unrecorded unregistered unconfirmed unassigned unallocated unlisted
    none no not non never nothing nowt nobody noone nil null nul nan na ntk nfk without lacks lacking zero
    nfd nfi fnu lnu mnu nmn unident unnamed
    temp temporary login username admin restricted protected
    missing absent blank empty void undefined invalid error err
    refused refuses refusing refusal declined declines withheld withholds withhold redacted removed deleted
    concealed confidential anonymous anon private exdirectory
    tbc tba tbd tbn pending awaited awaiting awaits outstanding later
    ditto above below overleaf elsewhere attached see refer
    test testing tester dummy sample example demo placeholder default template
    asdf asdfg asdfgh qwerty abc abcd abcde blah foo bar foobar
"""

_BESIDE: Final = """
    known know given give gives stated state recorded record entered obtained provided supplied disclosed available
    applicable appl established confirmed confirm found held holds held listed allocated assigned issued registered
    taken seen asked able willing answered required needed relevant found remembered recalled remember recall
    number numbers num nos no number phone telephone tel mobile mob landline home work contact cell fax email
    pnc pncid cro noms nomis nhs nino ni national insurance driver driving licence license asn crn custody prison
    reference ref references id ids identifier identity file code
    registration registrations reg regs plate plates vrm index mark vehicle car
    postcode post address addresses flat location premises
    date dates birth dob born age day year name names surname forename given first last middle
    details detail data info information value values field entry text log logs report reports statement notes note
    mg3 mg11 item items page line previous prior earlier other others same as system intel crime incident
    victim suspect subject person caller informant witness officer police source male female he she they his her their
    at in on of by to for from the a an is was be been being has have had does do did will yet currently present
    this that time moment now any and or it its with this all point stage still later when call called caller
    one ones reply answer advised determined supplied
    trace traced use uses used ex directory longer more only town city
"""

NOT_KNOWN: Final = frozenset(_NOT_KNOWN.split())
"""Words that alone say that no value is given."""

BESIDE: Final = frozenset(_BESIDE.split())
"""Words that may stand beside those and give no value either: they name the field, or who was asked."""

_NAMES_OF_FIELDS: Final = """
    name names surname forename forenames firstname lastname fullname address postcode dob occupation
"""
LABELS: Final = frozenset(_NAMES_OF_FIELDS.split())
"""Names of fields that are no value: somebody typed the label. Others, such as Street or Day, are surnames too."""

_OF_LABELS: Final = LABELS | {"first", "last", "given", "middle", "full", "family", "line"}
SAYS_NOTHING: Final = frozenset(("other", "others", "misc", "miscellaneous"))
"""Whole texts that say nothing in any field."""

_SAME: Final = re.compile(r"(.)\1*", re.DOTALL)
_SHEET_ERROR: Final = re.compile(r"#(?:n/?a|ref|value|name|null|num|div/0|spill|calc|error)[!?]?", re.IGNORECASE)
_SHORT_FORMS: Final = re.compile(
    r"\b(?:n\s*[/.\\-]\s*(?:k|a|s|g|r|p)|u\s*[/.\\]\s*k|d\s*[/.\\]\s*k)\b\.?", re.IGNORECASE
)
_INITIALS: Final = re.compile(r"\b(?:[a-z]\.){2,}", re.IGNORECASE)
_TO_BE: Final = re.compile(
    r"\b(?:to be|not yet) (?=[a-z])|\bto follow\b|\bex[ -]?directory\b|\bon (?:file|system|record)\b|\bun[ -]known\b",
    re.IGNORECASE,
)
_MAY_BE_SHORT: Final = re.compile(r"[./\\-]|\b(?:to|not|ex|on|un|no)", re.IGNORECASE)
"""Without one of these nothing is in short."""
_NUMBER_SIGN: Final = re.compile(r"\bno\.? ?(?=\d)", re.IGNORECASE)
_DIGITS: Final = "01234567890123456789"
_ALONE: Final = frozenset("0xz?*.-_/\\x#")
"""Characters that stand for nothing even once, or twice."""


@lru_cache(maxsize=16_384)
def reason(text: str) -> str | None:
    """Why a text stands for no value, as a plain phrase; None where it may be a value."""
    line = plain(text)
    if not any(one.isalnum() for one in line):
        return "holds no letter and no digit"
    if _SHEET_ERROR.fullmatch(line):
        return "is an error of a spreadsheet"
    if of_one_character(line) or is_run(line):
        return "is one character over and over, or digits in a row"
    return "says that no value is known" if _says_unknown(line) else None


def is_placeholder(text: str) -> bool:
    """Whether a text stands for no value."""
    return reason(text) is not None


def of_one_character(text: str) -> bool:
    """One character over and over, of whatever is between: ``00 000``, ``XX-XXX``. Once or twice: only 0, x, z."""
    plainly = "".join(filter(str.isalnum, text)).casefold()
    return bool(_SAME.fullmatch(plainly)) and (len(plainly) > 2 or plainly[0] in _ALONE)


def is_run(text: str) -> bool:
    """Five digits or more that count upwards: 12345, 0123456789, 1234567890."""
    digits = "".join(filter(str.isalnum, text))
    return len(digits) > 4 and digits[0] in "01" and digits in _DIGITS


def _says_unknown(line: str) -> bool:
    tokens = words(_in_full(line) if _MAY_BE_SHORT.search(line) else line)
    if (_OF_LABELS.issuperset(tokens) and not LABELS.isdisjoint(tokens)) or " ".join(tokens) in SAYS_NOTHING:
        return True
    return not NOT_KNOWN.isdisjoint(tokens) and all(_says_nothing(word) for word in tokens)


def _in_full(line: str) -> str:
    """Initials without their dots, and each short form or phrase that says that nothing is known as ``none``."""
    undotted = _INITIALS.sub(lambda initials: initials[0].replace(".", "") + " ", _NUMBER_SIGN.sub("", line))
    return _TO_BE.sub(" none ", _SHORT_FORMS.sub(" none ", undotted))


def _says_nothing(word: str) -> bool:
    return word in NOT_KNOWN or word in BESIDE or (word.isdecimal() and len(word) < 3)
