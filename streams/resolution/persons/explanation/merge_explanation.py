"""Why mentions are taken for one person, who else may be that person and why not more, and what to look at again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from schemas.facts.persons import PersonJoin, PersonJoins
from streams.resolution.persons.clusters.blocking import Node
from streams.resolution.persons.clusters.candidate_graph import TOGETHER
from streams.resolution.persons.clusters.change_tracking import NO_JOINS, GroupJoins, TrackedPersonIndex
from streams.resolution.persons.clusters.clustering import ClusterJoin
from streams.resolution.persons.clusters.identity_decisions import IdentityDecision
from streams.resolution.persons.clusters.person_index import PersonCluster
from streams.resolution.persons.explanation.cluster_review import review_reasons
from streams.resolution.persons.explanation.decision_summary import decision_between, decision_summary, decisions_about
from streams.resolution.persons.explanation.feature_bits import in_bits
from streams.resolution.persons.explanation.pair_description import PairDescriptions
from streams.resolution.persons.explanation.possible_matches import MOST, PossibleMatch, possible_matches, possibly_also

SHOWN: Final = 20
"""Joins that are told of one person: decisions first, then the strongest; and decisions, the latest."""


class ExplanationInputs(NamedTuple):
    """All that an explanation is made of, beside what each node says."""

    group: tuple[Node, ...]
    joined: GroupJoins
    others: Sequence[PossibleMatch]
    others_total: int
    decisions: Sequence[IdentityDecision]


def explanation_inputs(persons: TrackedPersonIndex, person: PersonCluster) -> ExplanationInputs:
    """Cheap beside the explanation."""
    group = persons.group(persons.node(person.id))
    joined = NO_JOINS if len(group) > TOGETHER else persons.joined(group)
    others = possible_matches(persons, group)
    return ExplanationInputs(group, joined, others[:MOST], len(others), decisions_about(persons, group))


def inputs_mark(telling: PairDescriptions, person: PersonCluster, on: ExplanationInputs) -> int | None:
    """The same as long as the explanation is. None: people have decided about this person, so look every time."""
    if on.decisions:
        return None
    shown = (*on.group, *(other.other for other in on.others))
    said = tuple(map(telling.known_by, shown))
    return hash((person.digest, on.joined.joins, on.joined.overruled, tuple(on.others), on.others_total, shown, said))


def person_joins(
    telling: PairDescriptions, person: PersonCluster, on: ExplanationInputs, shown: int = SHOWN
) -> PersonJoins | None:
    """None where there is nothing to explain: one mention, and nobody else it may be.

    Of a person of more different mentions than are decided together, only how many there are.
    """
    alike = len(person.mentions) - len(on.group)
    if len(on.group) > TOGETHER:
        crowd = f"{len(on.group)} different mentions hang together: too many to weigh each against each"
        return PersonJoins(digest=person.digest, alike=alike, joins_total=len(on.group) - 1, review=(crowd,))
    if not (alike or on.joined.joins or on.others or on.decisions):
        return None
    latest = on.decisions[-shown:]
    return PersonJoins(
        digest=person.digest,
        alike=alike,
        joins_total=len(on.joined.joins),
        joins=tuple(_join(telling, join) for join in on.joined.joins[:shown]),
        possibly_total=on.others_total,
        possibly_also=tuple(possibly_also(telling, other) for other in on.others),
        decisions_total=len(on.decisions),
        decisions=tuple(decision_summary(telling.persons, on.group, decision) for decision in latest),
        review=tuple(review_reasons(telling.persons, on.group, on.joined, latest))[:shown],
    )


def _join(telling: PairDescriptions, join: ClusterJoin) -> PersonJoin:
    ruling = decision_between(telling.persons, (join.one,), (join.other,), same=True) if join.support is None else None
    return PersonJoin(
        rule="decision" if join.support is None else "features",
        support=None if join.support is None else in_bits(join.support),
        **telling.compared(join.one, join.other, ruling),
    )
