"""Numbers and times of day, as words of a text."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

NUMBER: Final = "#"
LATE: Final = "#late"
"""A number that is a time of day between 22:30 and 05:30."""
_FROM, _UNTIL = 2230, 530


@lru_cache(maxsize=4_096)
def number_word(word: str) -> str:
    """What stands for a word that begins with a digit: ``31``, ``5th`` NUMBER, ``23:15``, ``2am``, ``0200hrs`` LATE."""
    if not word[:1].isdigit():
        return word
    if word == "24:7":
        return "nonstop"
    if len(word) == 4 and word.isdigit() and word < "0530":
        return LATE
    digits, unit = word.strip("amprshou"), word.lstrip("0123456789:.")
    hour, _, minute = digits.replace(".", ":").partition(":")
    if not minute and unit in {"hrs", "hours"} and len(hour) == 4:
        hour, minute = hour[:2], hour[2:]
    if not (minute or unit in {"am", "pm"}) or not (hour + (minute or "0")).isdigit() or len(hour) > 2:
        return NUMBER
    of_day = _twenty_four(int(hour), unit) * 100 + int(minute or 0)
    return NUMBER if _UNTIL < of_day < _FROM or of_day >= 2400 else LATE


def _twenty_four(hour: int, unit: str) -> int:
    if unit in {"am", "pm"}:
        return hour % 12 + (12 if unit == "pm" else 0)
    return hour
