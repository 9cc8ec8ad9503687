"""The amounts that a text gives, in figures or words: ``£2,800``, ``nearly three grand``, ``a couple of hundred``.

Times of day and ordinals are none. People who retell round amounts, so two texts are compared by amounts that are near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LEAST: Final = 20
"""Smaller amounts are met in any report."""

MOST: Final = 8
"""Amounts of one text that are compared, the smallest."""

NEAR: Final = 10
"""In 100 of the larger: how far apart two amounts may be that are one, rounded."""

LONGEST: Final = 8_000
"""Characters that are looked at."""

_UNDER_TWENTY: Final = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_ROUND: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS: Final = {word: at for at, word in enumerate(_UNDER_TWENTY.split(), 1)}
_TENS: Final = {word: 10 * at for at, word in enumerate(_ROUND.split(), 2)}
_VAGUE: Final = {"a": 1.0, "half a": 0.5, "couple of": 2.0}
_TIMES: Final = {"dozen": 12, "score": 20, "hundred": 100, "k": 1_000, "grand": 1_000, "thousand": 1_000}
_NO_AMOUNT: Final = re.compile(
    r"\b\d{1,2}[:.]\d\d(?! ?(?:k|grand|thousand))\b|\b0\d{3}\b|\b\d{4} ?h(?:ou)?rs\b|\b\d+(?:st|nd|rd|th)\b"
    r"|\b\d{1,2} ?[ap]\.?m\b|(?<=\d),(?=\d{3})"
)
_DIGIT: Final = re.compile(r"\d")
_FIGURES: Final = re.compile(r"(?<![\d.:/])(\d{1,7}(?:\.\d)?) ?(k|grand|hundred|thousand)?(?:k?g)?\b(?![:/])")
_NUMBER: Final = "|".join((*_VAGUE, *_UNITS, *_TENS))
_WORDS: Final = re.compile(rf"\b({_NUMBER})(?:[ -]({'|'.join(_UNITS)}))?( and a half)?(?:[ -]({'|'.join(_TIMES)}))?\b")


_COUNTING: Final = (*_TENS, *(word for word in _TIMES if len(word) > 1), "teen", "eleven", "twelve")
"""Parts of words without one of which no amount of ``LEAST`` is written in words."""


def amounts(text: str | None) -> tuple[int, ...]:
    """The distinct amounts from ``LEAST`` on, sorted."""
    if not text:
        return ()
    plain = text[:LONGEST].casefold()
    if _DIGIT.search(plain):
        plain = _NO_AMOUNT.sub("", plain)
    found = {round(amount) for amount in (*_in_figures(plain), *_in_words(plain))}
    return tuple(sorted(amount for amount in found if amount >= LEAST)[:MOST])


def are_near(one: int, other: int) -> bool:
    """Whether one amount may be the other, rounded."""
    return 100 * abs(one - other) <= NEAR * max(one, other)


def _in_figures(plain: str) -> Iterator[float]:
    for number, times in _FIGURES.findall(plain):
        yield float(number) * _TIMES.get(times, 1)


def _in_words(plain: str) -> Iterator[float]:
    if not any(word in plain for word in _COUNTING):
        return
    for first, second, half, times in _WORDS.findall(plain):
        number = _VAGUE.get(first) or _UNITS.get(first) or _TENS[first]
        if times or first not in _VAGUE:
            yield (number + _UNITS.get(second, 0) + (0.5 if half else 0)) * _TIMES.get(times, 1)
