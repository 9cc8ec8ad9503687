"""Two mentions held against each other, in the words in which it is told. Both are of the view that it is told in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from schemas.facts.persons import FeatureBits
from streams.resolution.persons.clusters.blocking import Node, Pair
from streams.resolution.persons.clusters.change_tracking import TrackedPersonIndex
from streams.resolution.persons.clusters.identity_decisions import IdentityDecision
from streams.resolution.persons.comparison.match_weight import MatchWeight, match_weight
from streams.resolution.persons.explanation.feature_bits import feature_bits, in_bits

CACHED_PAIRS: Final = 4_000
"""Pairs of which it is remembered what they say together: it is told again with every change to either person."""


class MentionSource(NamedTuple):
    """How good what a mention says is, inline, and who says it."""

    grade: str
    name: str


class PairDescriptions:
    """``sources`` by mention."""

    def __init__(self, persons: TrackedPersonIndex, sources: Mapping[str, MentionSource]) -> None:
        self.persons = persons
        self._sources = sources
        self._recent: dict[Pair, tuple[MatchWeight, tuple[FeatureBits, ...]]] = {}

    def weighed(self, one: Node, other: Node) -> tuple[MatchWeight, tuple[FeatureBits, ...]]:
        """What the two say together: a node is named after what it says, so this never changes."""
        if (found := self._recent.get((one, other))) is None:
            left, right = self.persons.graph.features[one], self.persons.graph.features[other]
            weighed = match_weight(left, right)
            found = weighed, feature_bits(weighed, left, right)
            if len(self._recent) >= CACHED_PAIRS:
                del self._recent[next(iter(self._recent))]
            self._recent[one, other] = found
        return found

    def shown_of_node(self, node: Node) -> tuple[datetime, str, MentionSource]:
        """What is shown of a node beside its features: its earliest mention, and how good that is."""
        first = self.persons.first(node)
        return self.persons.recorded_at(node), first, self._sources[first]

    def compared(self, one: Node, other: Node, decision: IdentityDecision | None) -> dict[str, Any]:
        """The fields of ``Compared``. Where several mentions say the same, the earliest is shown."""
        weighed, features = self.weighed(one, other)
        left, right = self.persons.first(one), self.persons.first(other)
        left_source, right_source = self._sources[left], self._sources[right]
        return {
            "one": left,
            "one_grade": left_source.grade,
            "one_source": left_source.name,
            "other": right,
            "other_grade": right_source.grade,
            "other_source": right_source.name,
            "bits": in_bits(weighed.bits),
            "features": features,
            "decision": decision.id if decision else None,
            "decided": decision_in_words(decision) if decision else None,
        }


def decision_in_words(decision: IdentityDecision) -> str:
    """By whom, when and why."""
    on = decision.recorded_at
    return f"by {decision.by} on {on.day} {on:%B %Y}: {decision.reason}"
