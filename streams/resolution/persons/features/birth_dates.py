"""Dates of birth as they are compared: digits with their mistakes, a year, or the years that an age leaves open."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from values.date import is_filled_in

_NOT_DIGIT: Final = re.compile(r"\D")


class Birth(NamedTuple):
    """``digits`` are YYYYMMDD, or empty where only years are known; ``first`` and ``last`` year are inclusive."""

    digits: str
    first: int
    last: int

    @property
    def rough(self) -> bool:
        """The first of January of any year stands for that year more often than for that day."""
        return self.digits.endswith("0101")


@lru_cache(maxsize=4_096)
def read_birth(written: date | str | None, years: tuple[int, int] | None = None) -> Birth | None:
    """None where nothing usable is written."""
    text = written.isoformat() if isinstance(written, date) else (written or "")[:10]
    if not text or is_filled_in(text):
        return Birth("", *years) if years else None
    digits = "" if text.startswith("-") else _NOT_DIGIT.sub("", text)
    if len(digits) == 8 and digits >= "1000":
        year = int(digits[:4])
        return Birth("" if digits.endswith("0000") else digits, year, year)
    return Birth("", int(digits), int(digits)) if len(digits) == 4 else None
