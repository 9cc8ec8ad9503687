"""Two nodes judged: the bits between them, and how their given names stand to one another."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from streams.resolution.persons.blocks import Node, Pair, pair
from streams.resolution.persons.features import Features
from streams.resolution.persons.saying import LIMITS
from streams.resolution.persons.weighing import Weighed, weigh

REMEMBERED: Final = 200_000
"""Pairs. Beyond that all are forgotten and weighed anew: nothing hangs on it but time."""


class Stance(IntEnum):
    """What a pair says to a cluster that would hold both."""

    OPEN = 0
    """The given names tell nothing."""
    AGREED = 1
    """The given names may be one person's."""
    APART = 2
    """Twins, or father and son, as far as one can see."""


class Judged(NamedTuple):
    """The verdict on a pair, in hundredths of a bit. ``shown``: as the same, as possible, or as held back."""

    bits: int
    stance: Stance
    shown: bool


class Judge:
    """Weighs pairs, each once as long as it is remembered."""

    def __init__(self) -> None:
        self._remembered: dict[Pair, Judged] = {}

    def judge(self, one: Node, other: Node, mine: Features, theirs: Features) -> Judged:
        """What the pair is worth."""
        both = pair(one, other)
        judged = self._remembered.get(both)
        if judged is None:
            if len(self._remembered) >= REMEMBERED:
                self._remembered.clear()
            judged = self._remembered[both] = verdict(weigh(mine, theirs))
        return judged


def verdict(weighed: Weighed) -> Judged:
    """The short of it."""
    shown = weighed.bits >= LIMITS["possible"] or weighed.free >= LIMITS["same"]
    return _judged(weighed.bits, _stance(weighed), shown)


def _stance(weighed: Weighed) -> Stance:
    if weighed.guard is not None and weighed.guard.apart:
        return Stance.APART
    return Stance.AGREED if weighed.names.given.level in _AGREED else Stance.OPEN


_AGREED: Final = frozenset(("given.equal", "given.short", "given.close", "given.other"))


@lru_cache(maxsize=32_768)
def _judged(bits: int, stance: Stance, shown: bool) -> Judged:
    return Judged(bits, stance, shown)
