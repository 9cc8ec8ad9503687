"""The explanation of one person: its joins, who else it may be and why not, decisions, and what to review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from schemas.facts.persons import PersonJoin, PersonJoins
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.persons.clusters.change_tracking import NO_JOINS, GroupJoins, TrackedPersonIndex
from streams.resolution.persons.clusters.clustering import ClusterJoin
from streams.resolution.persons.clusters.person_graph import TOGETHER
from streams.resolution.persons.clusters.person_index import PersonCluster
from streams.resolution.persons.explanation.cluster_review import review_reasons
from streams.resolution.persons.explanation.decision_summary import decision_between, decision_summary, decisions_about
from streams.resolution.persons.explanation.feature_bits import in_bits
from streams.resolution.persons.explanation.pair_description import PairDescriptions
from streams.resolution.persons.explanation.possible_matches import MOST, PossibleMatch, possible_matches, possibly_also
from streams.resolution.persons.features.mention_features import Node

SHOWN: Final = 20
"""Joins shown of one person: decisions first, then the strongest; and decisions, the latest."""


class ExplanationInputs(NamedTuple):
    """Everything an explanation is made of, beside the features of the nodes."""

    group: tuple[Node, ...]
    joins: GroupJoins
    others: Sequence[PossibleMatch]
    others_total: int
    decisions: Sequence[IdentityDecision]


def explanation_inputs(persons: TrackedPersonIndex, person: PersonCluster) -> ExplanationInputs:
    """Cheap compared with building the explanation."""
    group = persons.group(persons.node(person.id))
    joined = NO_JOINS if len(group) > TOGETHER else persons.group_joins(group)
    others = possible_matches(persons, group)
    return ExplanationInputs(group, joined, others[:MOST], len(others), decisions_about(persons, group))


def inputs_mark(descriptions: PairDescriptions, person: PersonCluster, inputs: ExplanationInputs) -> int | None:
    """Equal as long as the explanation is equal. None: decisions are involved, so the explanation is always rebuilt."""
    if inputs.decisions:
        return None
    limit = (*inputs.group, *(other.other for other in inputs.others))
    known = tuple(map(descriptions.shown_of_node, limit))
    persons = tuple(descriptions.other_person(other.other) for other in inputs.others)
    compared = tuple(map(descriptions.persons.graph.features.__getitem__, limit))
    return hash(
        (
            person.digest,
            inputs.joins.joins,
            inputs.joins.overruled,
            tuple(inputs.others),
            inputs.others_total,
            limit,
            known,
            persons,
            compared,
        )
    )


def person_joins(
    descriptions: PairDescriptions, person: PersonCluster, inputs: ExplanationInputs, limit: int = SHOWN
) -> PersonJoins | None:
    """The explanation; None where there is nothing to explain: one mention, and nobody else it may be.

    Of a person of more nodes than are clustered together only their number is given.
    """
    alike = len(person.mentions) - len(inputs.group)
    if len(inputs.group) > TOGETHER:
        crowd = f"{len(inputs.group)} different mentions hang together: too many to weigh each against each"
        return PersonJoins(digest=person.digest, alike=alike, joins_total=len(inputs.group) - 1, review=(crowd,))
    if not (alike or inputs.joins.joins or inputs.others or inputs.decisions):
        return None
    latest = inputs.decisions[-limit:]
    return PersonJoins(
        digest=person.digest,
        alike=alike,
        joins_total=len(inputs.joins.joins),
        joins=tuple(_join(descriptions, join) for join in inputs.joins.joins[:limit]),
        possibly_total=inputs.others_total,
        possibly_also=tuple(possibly_also(descriptions, other) for other in inputs.others),
        decisions_total=len(inputs.decisions),
        decisions=tuple(decision_summary(descriptions.persons, inputs.group, decision) for decision in latest),
        review=tuple(review_reasons(descriptions.persons, inputs.group, inputs.joins, latest))[:limit],
    )


def _join(descriptions: PairDescriptions, join: ClusterJoin) -> PersonJoin:
    ruling = (
        decision_between(descriptions.persons, (join.one,), (join.other,), same=True) if join.support is None else None
    )
    return PersonJoin(
        rule="decision" if join.support is None else "features",
        support=None if join.support is None else in_bits(join.support),
        **descriptions.compared(join.one, join.other, ruling),
    )
