"""The judgement of a pair of nodes: its bits, and what it says about joining the clusters that hold them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from streams.resolution.persons.clusters.blocking import Node, Pair
from streams.resolution.persons.comparison.guards import GENERATIONS, NAMESAKES
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.comparison.match_weight import MatchWeight, match_weight
from streams.resolution.persons.features.mention_features import MentionFeatures

CACHED_PAIRS: Final = 40_000
"""Pairs in the recent half of the cache; the older half holds as many. An evicted pair is compared again."""


class Stance(IntEnum):
    """What a pair says about joining two clusters."""

    OPEN = 0
    """Neither given names nor birth dates discriminate."""
    NAMED = 1
    """The given names may be one person's."""
    BORN = 2
    """The birth dates, a number, a phone or the door may be one person's, and so may the given names."""
    APART = 3
    """Two given names of one family: twins, or brother and sister, as far as one can see."""
    NAMESAKES = 4
    """One name and two birth dates: namesakes, or father and son, as far as one can see."""


class PairJudgement(NamedTuple):
    """The judgement in hundredths of a bit. ``shown``: it is the same, possible, or held back by a guard."""

    bits: int
    stance: Stance
    shown: bool


class PairJudge:
    """Compares pairs of nodes, with a cache."""

    def __init__(self, features: Mapping[Node, MentionFeatures]) -> None:
        self._features = features
        self._recent: dict[Pair, PairJudgement] = {}
        self._older: dict[Pair, PairJudgement] = {}

    def judge(self, one: Node, other: Node) -> PairJudgement:
        """What the pair is worth."""
        pair = (one, other) if one < other else (other, one)
        return self._recent.get(pair) or self._cached(pair)

    def _cached(self, pair: Pair) -> PairJudgement:
        judged = self._older.get(pair) or judgement_of(match_weight(self._features[pair[0]], self._features[pair[1]]))
        if len(self._recent) >= CACHED_PAIRS:
            self._older, self._recent = self._recent, {}
        self._recent[pair] = judged
        return judged


def judgement_of(weighed: MatchWeight) -> PairJudgement:
    """What clustering needs of a match weight."""
    shown = weighed.bits >= LIMITS["possible"] or weighed.unguarded_bits >= LIMITS["same"]
    return _judged(weighed.bits, _stance(weighed), shown)


def _stance(weighed: MatchWeight) -> Stance:
    guard = weighed.guard
    if guard is not None and guard.apart:
        return Stance.NAMESAKES if guard in _OF_ONE_NAME else Stance.APART
    if weighed.names.given.level not in _AGREED:
        return Stance.OPEN
    return Stance.BORN if weighed.shared else Stance.NAMED


_OF_ONE_NAME: Final = (GENERATIONS, NAMESAKES)
_AGREED: Final = frozenset(("given.equal", "given.short", "given.close", "given.other"))


@lru_cache(maxsize=32_768)
def _judged(bits: int, stance: Stance, shown: bool) -> PairJudgement:
    return PairJudgement(bits, stance, shown)
