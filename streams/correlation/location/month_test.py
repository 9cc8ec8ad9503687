"""Whether a month has more crimes than the months before it can explain: an exact test in whole numbers.

If nothing had changed, each of the N crimes of a month and of the k months before it would fall into any of the k + 1
months with equal chance, so the month's share is binomial: N trials at 1 / (k + 1). The chance of at least as many as
were counted is the test of Przyborowski and Wilenski (1940) for two Poisson counts. It has no parameter to tune.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from streams.correlation.months import LOOK_BACK, Month

RARE: Final = Fraction(1, 1000)
"""Largest chance of a hot month. Over 1,000 cells this is one false alarm a month."""

FEWEST: Final = 5
"""Fewest crimes of a hot month, however quiet it was before."""


class MonthVerdict(NamedTuple):
    """One month compared with the months before it."""

    crimes: int
    before: tuple[int, ...]  # the months before, earliest first; empty months are zeros
    chance: Fraction | None  # None when there is nothing to compare with, or no more than before

    @property
    def hot(self) -> bool:
        """Whether the count is rare enough, and high enough, to call the month hot."""
        return self.chance is not None and self.chance <= RARE and self.crimes >= FEWEST


def month_verdict(month: Month, counts: Mapping[Month, int]) -> MonthVerdict:
    """Compare a month with up to twelve months before it, none earlier than the first month with an item."""
    first = max(min(counts), month - LOOK_BACK)
    before = tuple(counts.get(earlier, 0) for earlier in range(first, month))
    count = counts.get(month, 0)
    if not before or count * len(before) <= sum(before):
        return MonthVerdict(count, before, None)
    return MonthVerdict(count, before, chance_of_count(count, sum(before), len(before)))


@lru_cache(maxsize=65_536)
def chance_of_count(count: int, before: int, months: int) -> Fraction:
    """The chance that ``count`` or more of all ``count + before`` crimes fall into one of ``months + 1`` months."""
    trials, whole = count + before, (months + 1) ** (count + before)
    if count <= before:  # the fewer terms: those of less than so many
        return Fraction(whole - sum(_ways_upwards(trials, months, count)), whole)
    return Fraction(sum(_ways_downwards(trials, months, before + 1)), whole)


def _ways_upwards(trials: int, months: int, terms: int) -> Iterator[int]:
    """Numbers of ways in which 0, 1, 2 … crimes fall into the month; each is derived from the one before."""
    ways = months**trials
    for k in range(terms):
        yield ways
        ways = ways * (trials - k) // ((k + 1) * months)


def _ways_downwards(trials: int, months: int, terms: int) -> Iterator[int]:
    """Numbers of ways in which all, all but one, all but two … crimes fall into the month."""
    ways = 1
    for k in range(trials, trials - terms, -1):
        yield ways
        ways = ways * k * months // (trials - k + 1)


def verdict_in_words(verdict: MonthVerdict, month: str, since: str) -> str:
    """One sentence that explains the verdict to a reader."""
    if not verdict.before:
        return f"{_crimes(verdict.crimes)} in {month}. No month before it to compare with."
    mean = sum(verdict.before) / len(verdict.before)
    against = f"{_crimes(verdict.crimes)} in {month}, against {mean:.1f} a month since {since}"
    if verdict.chance is None:
        return f"{against}: no more than before."
    if not verdict.hot:
        return f"{against}: within what chance alone brings about."
    rarity = int(1 / verdict.chance)
    more = "over a million" if rarity >= 1_000_000 else f"{rarity:,}"
    return f"{against}: were nothing changed, a month like this would come once in {more} months."


def _crimes(count: int) -> str:
    return "no crimes" if count == 0 else "1 crime" if count == 1 else f"{count} crimes"
