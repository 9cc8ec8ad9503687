"""Register numbers in one written form, with a check where the register has a check letter."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from reference import placeholders
from streams.resolution.persons.features.mention import WrittenNumber

_LETTERS: Final = "ZABCDEFGHJKLMNPQRTUVWXY"
_PNC: Final = re.compile(r"^(\d{4}|\d{2})/?(\d{1,7})([A-Z])$")
_CRO: Final = re.compile(r"^(\d{1,6})/(\d{2})([A-Z])$")
_SHORT_FILE: Final = re.compile(r"^SF(\d{2})/(\d{1,6})([A-Z])$")
_THIS_CENTURY: Final = 40
"""PNC years of two digits up to this one are of this century. No clock: a replay must read the same."""


class Number(NamedTuple):
    """``checked``: its check letter is right, so it is not a slip of another number."""

    scheme: str
    value: str
    checked: bool


@lru_cache(maxsize=4_096)
def read_number(written: WrittenNumber) -> Number | None:
    """None for a placeholder such as CRO 000000/00Z."""
    value = "".join(written.value.upper().split())[:40]
    if not value or placeholders.reason(written.scheme, value):
        return None
    if written.scheme == "pnc":
        return _pnc(value)
    if written.scheme == "cro":
        return _cro(value)
    return Number(written.scheme, value, checked=False)


def _pnc(value: str) -> Number:
    match = _PNC.match(value)
    if not match:
        return Number("pnc", value, checked=False)
    year, serial = match[1], match[2].zfill(7)
    if len(year) == 2:
        year = f"{'20' if int(year) <= _THIS_CENTURY else '19'}{year}"
    return Number("pnc", f"{year}/{serial}{match[3]}", match[3] == _letter(year[2:] + serial))


def _cro(value: str) -> Number:
    if match := _CRO.match(value):
        serial = match[1].zfill(6)
        return Number("cro", f"{serial}/{match[2]}{match[3]}", match[3] == _letter(match[2] + serial))
    if match := _SHORT_FILE.match(value):
        return Number("cro", value, match[3] == _letter(match[1] + match[2]))
    return Number("cro", value, checked=False)


def _letter(digits: str) -> str:
    return _LETTERS[int(digits) % 23]
