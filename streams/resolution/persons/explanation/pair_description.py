"""Two mentions compared, as shown in an explanation, with grade and source of each. Both are of the view shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from schemas.facts.persons import FeatureBits
from schemas.facts.standing import HandlingCodes
from schemas.times import clock_day
from streams.correlation.standing import strictest_codes
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.persons.clusters.change_tracking import TrackedPersonIndex
from streams.resolution.persons.comparison.match_weight import MatchWeight, match_weight
from streams.resolution.persons.explanation.feature_bits import feature_bits, in_bits
from streams.resolution.persons.explanation.likelihood import likely, namesakes
from streams.resolution.persons.features.mention_features import MentionFeatures, Node, Pair

CACHED_PAIRS: Final = 4_000
"""Comparisons in the cache: a pair is shown again with every change to either person."""


class MentionSource(NamedTuple):
    """The grade of a mention as shown inline, who reported it, and how it must be handled; None: P."""

    grade: str
    name: str
    handling: HandlingCodes | None = None


class OtherPerson(NamedTuple):
    """The digest of the mentions of a person, and the strictest handling of all of them; None: P."""

    digest: str
    handling: HandlingCodes | None


class PairDescriptions:
    """Descriptions of pairs of nodes. ``sources``: grade and source by mention."""

    def __init__(self, persons: TrackedPersonIndex, sources: Mapping[str, MentionSource]) -> None:
        self.persons = persons
        self._sources = sources
        self._others: dict[tuple[Node, ...], OtherPerson] = {}  # by the nodes of the person
        self._recent: dict[Pair, tuple[MatchWeight, tuple[FeatureBits, ...], MentionFeatures, MentionFeatures]] = {}

    def weighed(self, one: Node, other: Node) -> tuple[MatchWeight, tuple[FeatureBits, ...]]:
        """The comparison of two nodes, cached as long as they have these features."""
        left, right = self.persons.graph.features[one], self.persons.graph.features[other]
        if (found := self._recent.get((one, other))) is None or found[2:] != (left, right):
            weighed = match_weight(left, right, self.persons.population)
            found = weighed, feature_bits(weighed, left, right, self.persons.population), left, right
            if len(self._recent) >= CACHED_PAIRS:
                del self._recent[next(iter(self._recent))]
            self._recent[one, other] = found
        return found[:2]

    def other_person(self, node: Node) -> OtherPerson:
        """The person of a node as a whole, cached until ``forget_persons``."""
        group = self.persons.group(node)
        if (found := self._others.get(group)) is None:
            cluster = self.persons.cluster_of_group(group)
            codes = strictest_codes(filter(None, (self._sources[one].handling for one in cluster.mentions)))
            found = self._others[group] = OtherPerson(cluster.digest, codes)
        return found

    def forget_persons(self) -> None:
        """Mentions may have come, gone or been regraded since: persons are described anew."""
        self._others.clear()

    def shown_of_node(self, node: Node) -> tuple[datetime, str, MentionSource]:
        """What is shown of a node beside its features: its earliest mention, and grade and source of it."""
        first = self.persons.first(node)
        return self.persons.recorded_at(node), first, self._sources[first]

    def compared(self, one: Node, other: Node, decision: IdentityDecision | None) -> dict[str, Any]:
        """The fields of ``Compared``. Of several mentions with equal features the earliest is shown."""
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
            "likely": likely(weighed),
            "namesakes": namesakes(weighed, self.persons.population),
            "features": features,
            "decision": decision.id if decision else None,
            "decided": decision_in_words(decision) if decision else None,
        }


def decision_in_words(decision: IdentityDecision) -> str:
    """By whom, on which day, and why."""
    on = clock_day(decision.recorded_at)
    return f"by {decision.by} on {on.day} {on:%B %Y}: {decision.reason}"
