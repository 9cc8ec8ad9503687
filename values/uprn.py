"""Unique property reference numbers: up to twelve digits, without the noughts that systems pad them with.

Source: GeoPlace, "UPRNs and USRNs explained": a UPRN has no check digit and no meaning in its figures.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from values import placeholder
from values.text import compact
from values.unread import Unread

LONGEST: Final = 12

NOT_ITS_FORM: Final = Unread("not-its-form", "a UPRN has one to twelve digits, for example 100031234567")
FILLER: Final = Unread(
    "placeholder", "noughts, nines or digits in a row stand for a UPRN that is not known; leave it out"
)


class Uprn(NamedTuple):
    """A UPRN without noughts before it."""

    canonical: str


def read(text: str) -> Uprn | Unread:
    """The UPRN that a text is."""
    digits = compact(text).removeprefix("UPRN")
    if not digits.isdecimal() or len(digits.lstrip("0")) > LONGEST:
        return placeholder.UNREAD if placeholder.is_placeholder(text) else NOT_ITS_FORM
    number = digits.lstrip("0")
    if not number or (len(number) > 2 and len(set(number)) == 1) or placeholder.is_run(digits):
        return FILLER
    return Uprn(number)
