"""House numbers in words: ``twelve Example Street``, ``Twenty-Seven Sample Road``."""

from __future__ import annotations

import re
from typing import Final

_UNITS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: Final = (
    {word: at for at, word in enumerate(_UNITS, 1)}
    | {word: at for at, word in enumerate(_TEENS, 10)}
    | {word: 10 * at for at, word in enumerate(_TENS, 2)}
)

WORDS: Final = frozenset(_VALUES)
"""Each word of a number."""

UP_TO_TEN: Final = frozenset((*_UNITS, "ten"))
"""Numbers that as words count what follows as often as they number a house."""

ABOVE_TEN: Final = frozenset((*_TEENS, *_TENS)) - UP_TO_TEN
"""Words of greater numbers, which no street here is called by."""

PATTERN: Final = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS)})\b)?|(?:{'|'.join(_TEENS)})|(?:{'|'.join(_UNITS)}))"
)
"""A number up to 99 in words, without regard to case."""


def digits(words: str) -> str:
    """The number that the words or digits say, in digits: ``twenty-seven`` is 27. Other words stay as they are."""
    parts = re.split(r"[ -]", words.casefold())
    return str(sum(_VALUES[part] for part in parts)) if all(part in _VALUES for part in parts) else words


def with_digits(segment: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a part of an address, with a number in words before at least two others in digits."""
    for length in (2, 1):
        said = segment[:length]
        tens = length == 1 or (said[0] in _TENS and said[-1] in _UNITS)
        if len(segment) >= length + 2 and tens and all(word in _VALUES for word in said):
            return (digits(" ".join(said)), *segment[length:])
    return segment
