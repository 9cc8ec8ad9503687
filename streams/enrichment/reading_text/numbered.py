"""Postcodes, registrations and phones in a text. Only whole ones, of a form that little else has.

Forms of registrations: DVLA INF104; of postcodes: Royal Mail's (the last two letters are never C, I, K, M, O, V);
of phones: Ofcom's National Telephone Numbering Plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from reference import placeholders, postcodes

_LONG_OR_MIXED: Final = re.compile(r"\d(?:[a-z]|\d{3}|(?<=[a-z]\d))")
"""What each of them holds somewhere, and numbers and times of day do not. Begins with a digit, so that it is fast."""
_NUMBERED: Final = re.compile(
    r"(?<![\w+/-])(?=[+\d]|[a-z]{1,2}\d|[a-z]{1,3} ?\d)(?:"
    r"(?P<phone>(?:(?:\+|00)44[ -]?(?:\(0\))?|0)7\d{3}(?:[ -]?\d){6}"
    r"|(?:(?:\+|00)44[ -]?(?:\(0\))?|0)[123]\d{2,3}[ -]?\d{3,4}[ -]?\d{3,4}"
    r"|\+(?!44)[1-9]\d{8,13})"
    r"|(?P<postcode>[a-z][a-hj-y]?\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2})"
    r"|(?P<vrm>[a-hj-y][a-hj-y]\d\d ?[a-z]{3}"  # since 2001
    r"|[a-hj-npr-tv-y]\d{1,3}[ ]?[a-hj-pr-z]{3}"  # 1983 to 2001
    r"|[a-hj-pr-z]{3} ?\d{1,3}[a-hj-npr-tv-y])"  # 1963 to 1983
    r"|(?P<dateless>\d{1,4} ?[a-z]{1,3}|[a-z]{1,3}\d{1,4})"  # and those of Northern Ireland
    r")(?![\w/-])"
)
_PLATE: Final = re.compile(
    r"\b(?:vrms?|reg(?:istration)?s?|(?:number )?plates?|index)(?: (?:number|mark|no))?[ :.,-]{0,3}(?:is |was )?$"
)
_BEFORE: Final = 30
"""Characters before a registration in which it may be called one."""


class Numbered(NamedTuple):
    """Where the folded text has a value, of which sort it is, and the value in its one form."""

    start: int
    end: int
    sort: str
    value: str


def numbered(text: str, original: str) -> Iterator[Numbered]:
    """All of them in a folded text. ``original`` has the same characters in the case they came in, or is the same."""
    if not _LONG_OR_MIXED.search(text):
        return
    for match in _NUMBERED.finditer(text):
        sort, said = str(match.lastgroup), match[0]
        start, end = match.span()
        capitals = original[start:end].isupper()
        if sort == "phone":
            yield Numbered(start, end, "phones", _e164(said))
        elif sort == "postcode":
            if postcode := _postcode(said, capitals=capitals):
                yield Numbered(start, end, "postcodes", postcode)
        elif _is_plate(sort, said, capitals=capitals, named=bool(_PLATE.search(text, max(0, start - _BEFORE), start))):
            yield Numbered(start, end, "vrms", said.replace(" ", "").upper())


def _e164(said: str) -> str:
    digits = "".join(one for one in said.replace("(0)", "") if one.isdigit())
    if said.startswith("+"):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else f"+44{digits[1:]}"


def _postcode(said: str, *, capitals: bool) -> str | None:
    """One that exists here, or is written in capitals and stands for something."""
    postcode = postcodes.normalise(said)
    if postcode is None or placeholders.reason("postcode", postcode):
        return None
    return postcode if capitals or postcodes.find(postcode) else None


def _is_plate(sort: str, said: str, *, capitals: bool, named: bool) -> bool:
    """What is called a registration is one. Otherwise a form that words and numbers also have needs capitals."""
    if named:
        return True
    if sort == "dateless":
        return False
    current = said[:2].isalpha() and said[2:4].isdigit()
    return (current and (capitals or " " not in said)) or (capitals and " " not in said)
