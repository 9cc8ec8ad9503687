"""Who else a person may be: shown and never merged, with the reason why not and what would have to be known."""

from __future__ import annotations

from typing import Final, NamedTuple

from schemas.facts.persons import PossiblyAlso
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.persons.clusters.change_tracking import TrackedPersonIndex
from streams.resolution.persons.comparison.level_weights import LIMITS
from streams.resolution.persons.comparison.match_weight import MatchWeight
from streams.resolution.persons.explanation.decision_summary import decision_between
from streams.resolution.persons.explanation.feature_bits import in_bits
from streams.resolution.persons.explanation.likelihood import namesakes_in_words
from streams.resolution.persons.explanation.missing_knowledge import missing_knowledge
from streams.resolution.persons.explanation.pair_description import PairDescriptions, decision_in_words
from streams.resolution.persons.features.mention_features import Node

MOST: Final = 5
"""Possible matches shown of one person, the likeliest."""

SAME: Final = LIMITS["same"]


class PossibleMatch(NamedTuple):
    """The strongest link with another person. Sorts with the strongest first."""

    weakness: int
    person: str
    one: Node
    other: Node


def possible_matches(persons: TrackedPersonIndex, group: tuple[Node, ...]) -> list[PossibleMatch]:
    """Every person linked with a group, the likeliest first."""
    strongest: dict[int, tuple[int, Node, Node]] = {}
    groups: dict[int, tuple[Node, ...]] = {}
    for node in group:
        for linked, judged in persons.graph.links(node).items():
            right = persons.group(linked)
            if right is not group:
                name, link = id(right), (-judged.bits, node, linked)
                if name not in strongest or link < strongest[name]:
                    strongest[name], groups[name] = link, right
    return sorted(
        PossibleMatch(link[0], persons.person_id_of(groups[name]), *link[1:]) for name, link in strongest.items()
    )


def possibly_also(descriptions: PairDescriptions, other: PossibleMatch) -> PossiblyAlso:
    """A possible match as shown in the explanation."""
    persons, (weighed, _) = descriptions.persons, descriptions.weighed(other.one, other.other)
    apart = decision_between(persons, persons.group(other.one), persons.group(other.other), same=False)
    left, right = persons.graph.features[other.one], persons.graph.features[other.other]
    return PossiblyAlso(
        person=other.person,
        why_not=_why_not(weighed, apart, persons.population),
        to_know=TO_UNDO if apart else missing_knowledge(weighed, left, right, persons.population),
        **descriptions.compared(other.one, other.other, apart),
    )


TO_UNDO: Final = "whether that decision is still right: whoever doubts it withdraws it"


def _why_not(weighed: MatchWeight, apart: IdentityDecision | None, population: int) -> str:
    if apart:
        return f"decided apart {decision_in_words(apart)}"
    if weighed.numbers.level == "number.different-checked":
        return "they have different numbers of one register, both right"
    if weighed.bits < SAME:
        said = f"{in_bits(weighed.bits)} bits; joining takes {in_bits(SAME)}, 99 in 100"
        held = GUARD_REASONS[weighed.guard.name] if weighed.guard is not None else said
        return "; ".join(filter(None, (held, namesakes_in_words(weighed, population))))
    return "these two mentions agree, but all that is known of both persons does not bear it out"


GUARD_REASONS: Final = {
    "twins": "the same family and birth, but other given names: as twins have",
    "siblings": "the same family and nearly the same birth, but other given names: as brothers and sisters have",
    "household": "the same family, but other given names: as people of one household have",
    "namesakes": "one name, but birth dates that have nothing in common, and other homes",
    "moved": "one name, but other homes, and no birth date or number that joins them",
    "generations": "the same name, but born as far apart as parent and child",
    "fathers-name": "the first name of one is a further name of the other, as a father's is in many families",
    "misspelt": "the same family, and given names that may be one, misspelt, or two",
    "unidentified": "nothing but a name and what many here share, a town, a trade, an age",
    "unnamed": "one of the two has no name, and birth and home alone are not enough",
    "nameless": "neither the given names nor the surnames agree",
    "one-word": "only one word of a name agrees, and no birth date, number or phone joins them",
    "forename": "only the given name agrees, and the surname does not",
}
