"""Vehicle registrations: those written in full in a known form, and candidates for a misread one.

Forms of Great Britain and Northern Ireland: DVLA, INF104. Dateless ones of Great Britain are left out: a few letters
and digits are more often a part of a registration than all of one, and a part must never join two vehicles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final

MOST: Final = 4
"""Candidates of a misread registration. With more than these it has none."""

_FORM: Final = re.compile(
    r"[A-HJ-PR-Y]{2}\d{2}[A-HJ-PR-Z]{3}"  # since 2001; I and Q are never used, Z not at the start
    r"|[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Z]{3}"  # 1983 to 2001
    r"|[A-HJ-PR-Z]{3}\d{1,3}[A-HJ-NPR-TV-Y]"  # 1963 to 1983
    r"|(?=[A-Z]*[IZ])[A-Z]{3}\d{1,4}"  # Northern Ireland
)
_SHAPES: Final = {7: ("LLDDLLL", "LDDDLLL", "LLLDDDL", "LLLDDDD"), 6: ("LDDLLL", "LLLDDL"), 5: ("LDLLL", "LLLDL")}
_DIGITS: Final = {"O": "0", "D": "0", "Q": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "G": "6", "B": "8"}
_LETTERS: Final = {"0": "OD", "1": "IL", "2": "Z", "5": "S", "6": "G", "8": "B"}


@lru_cache(maxsize=65_536)
def registration(written: str) -> str | None:
    """The registration in its one form; None for a part of one, a foreign one, and one that cannot be right."""
    plain = "".join(written.split()).upper()
    return plain if _FORM.fullmatch(plain) else None


@lru_cache(maxsize=65_536)
def candidates(written: str) -> tuple[str, ...]:
    """Which registrations one that cannot be right may have been: one character is another that looks like it."""
    plain = "".join(written.split()).upper()
    if not plain.isalnum() or not plain.isascii() or _FORM.fullmatch(plain):
        return ()
    found = {one for shape in _SHAPES.get(len(plain), ()) for one in _as(plain, shape) if _FORM.fullmatch(one)}
    return tuple(sorted(found)) if len(found) <= MOST else ()


def _as(plain: str, shape: str) -> Iterator[str]:
    """The registrations this may be in a shape of letters and digits, where at most one character does not fit."""
    fits = [character.isdigit() == (kind == "D") for character, kind in zip(plain, shape, strict=True)]
    if sum(fits) < len(plain) - 1:
        return
    table = [
        character if fit else (_DIGITS if kind == "D" else _LETTERS).get(character, "")
        for character, kind, fit in zip(plain, shape, fits, strict=True)
    ]
    yield from map("".join, product(*table))
