"""How likely a comparison makes it that two mentions are of one person, in words, and how many here are called so."""

from __future__ import annotations

from math import floor, log10
from typing import Final

from streams.correlation.yardstick import in_words
from streams.resolution.persons.comparison.level_weights import posterior
from streams.resolution.persons.comparison.match_weight import MatchWeight


def likely(weighed: MatchWeight) -> str:
    """The posterior in words of the yardstick. A guard holds back what adds up to more than it proves."""
    return in_words(posterior(weighed.bits))


def in_a_hundred(weighed: MatchWeight) -> str:
    """The posterior out of 100 where a pair is not enough, rounded down so that it stays below what joining takes."""
    tenths = floor(1_000 * posterior(weighed.bits))
    return f"{tenths / 10:g}" if tenths > _NEARLY else str(tenths // 10)


_NEARLY: Final = 970
"""From 97 in 100 on a tenth of it is worth saying."""


def namesakes(weighed: MatchWeight, population: int) -> int | None:
    """About how many of the people here bear a name that agrees as well; None where given name and surname do not."""
    names = weighed.names
    if names.given.bits <= 0 or names.surname.bits <= 0:
        return None
    return max(1, _rounded(population * 2 ** (-names.total / 100)))


def namesakes_in_words(weighed: MatchWeight, population: int) -> str:
    """``about 87 people here may be called so``; empty where the names do not agree."""
    count = namesakes(weighed, population)
    if count is None:
        return ""
    return f"about {count:,} {'person' if count == 1 else 'people'} here may be called so"


def _rounded(number: float) -> int:
    """To two figures."""
    return int(round(number, 1 - floor(log10(number)))) if number >= _TWO_FIGURES else round(number)


_TWO_FIGURES: Final = 100
