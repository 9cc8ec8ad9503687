"""The judgement of a pair of nodes: its bits, and whether the two may ever be of one person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from streams.resolution.clustering.recent_cache import RecentCache
from streams.resolution.persons.comparison.guards import UNIDENTIFIED
from streams.resolution.persons.comparison.level_weights import LIMITS, POPULATION
from streams.resolution.persons.comparison.match_weight import (
    FeatureComparison,
    MatchWeight,
    match_weight,
    weigh,
)
from streams.resolution.persons.features.mention_features import MentionFeatures, Node, Pair

CACHED_PAIRS: Final = 40_000
"""Pairs in the recent half of the cache; the older half holds as many. An evicted pair is compared again."""


class PairJudgement(NamedTuple):
    """The judgement in hundredths of a bit, the prior included.

    ``apart``: two of one family, as far as one can see: no cluster holds both, whatever stands between them. ``shown``:
    it is the same, possible, or held back by a guard. ``support``: what it says of joining whole clusters, without the
    prior, which is said once and not for every pair.
    """

    bits: int
    apart: bool
    shown: bool
    support: int


class PairJudge:
    """Compares pairs of nodes, with a cache. ``population``: how many people a mention may be of."""

    def __init__(self, features: Mapping[Node, MentionFeatures], population: int = POPULATION) -> None:
        self._features = features
        self.population = population
        self._judged = RecentCache[Pair, PairJudgement](CACHED_PAIRS)

    def judge(self, one: Node, other: Node) -> PairJudgement:
        """What the pair is worth."""
        pair = (one, other) if one < other else (other, one)
        return self._judged.recent.get(pair) or self._judged.store(pair, self._computed(pair))

    def judge_compared(self, one: Node, other: Node, compared: FeatureComparison) -> PairJudgement:
        """What a pair is worth whose features are compared. Not stored where it is shown: it becomes a link."""
        pair = (one, other) if one < other else (other, one)
        if (found := self._judged.recent.get(pair)) is not None:
            return found
        left, right = self._features[pair[0]], self._features[pair[1]]
        judged = self._judged.older(pair) or judgement_of(weigh(left, right, compared, self.population))
        return judged if judged.shown else self._judged.store(pair, judged)

    def forget(self, changed: Collection[Node]) -> None:
        """Features of these nodes have changed: their pairs are compared again."""
        self._judged.forget(lambda pair: pair[0] in changed or pair[1] in changed)

    def _computed(self, pair: Pair) -> PairJudgement:
        return self._judged.older(pair) or judgement_of(self._weighed(pair))

    def _weighed(self, pair: Pair) -> MatchWeight:
        return match_weight(self._features[pair[0]], self._features[pair[1]], self.population)


def judgement_of(weighed: MatchWeight) -> PairJudgement:
    """What clustering needs of a match weight."""
    shown = weighed.bits >= LIMITS["possible"] or weighed.unguarded_bits >= LIMITS["same"]
    return _judged(weighed.bits, weighed.guard is not None and weighed.guard.apart, shown, _support(weighed))


def _support(weighed: MatchWeight) -> int:
    """Clipped, so that no single pair decides; a pair that a guard holds back says little."""
    said = weighed.unguarded_bits - weighed.prior
    if weighed.guard is not None and weighed.guard is not UNIDENTIFIED:
        said = min(said, LIMITS["held-back"])
    return max(LIMITS["floor"], min(said, LIMITS["ceiling"]))


@lru_cache(maxsize=32_768)
def _judged(bits: int, apart: bool, shown: bool, support: int) -> PairJudgement:
    return PairJudgement(bits, apart, shown, support)
