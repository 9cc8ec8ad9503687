"""Who else a person may be: shown and never merged, with the reason why not and what would have to be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from schemas.facts.persons import PossiblyAlso
from streams.correlation.yardstick import in_words
from streams.resolution.persons.clusters.change_tracking import TrackedPersonIndex
from streams.resolution.persons.comparison.level_weights import LIMITS, posterior
from streams.resolution.persons.comparison.match_weight import MatchWeight
from streams.resolution.persons.explanation.decision_summary import decision_between
from streams.resolution.persons.explanation.feature_bits import in_bits
from streams.resolution.persons.explanation.likelihood import in_a_hundred, namesakes_in_words
from streams.resolution.persons.explanation.missing_knowledge import missing_knowledge
from streams.resolution.persons.explanation.pair_description import PairDescriptions, decision_in_words
from streams.resolution.persons.explanation.person_contradiction import (
    PersonContradiction,
    person_contradiction,
    person_identity,
    why_two_that_agree_are_not_joined,
)
from streams.resolution.persons.features.mention_features import Node

MOST: Final = 5
"""Possible matches shown of one person, the likeliest."""

SAME: Final = LIMITS["same"]


class PossibleMatch(NamedTuple):
    """The strongest link with another person, and what all mentions of both say against it. The strongest sorts first.

    ``weakness``: the bits of the link and of the contradiction together, negated.
    """

    weakness: int
    person: str
    one: Node
    other: Node
    contradiction: PersonContradiction | None


def possible_matches(persons: TrackedPersonIndex, group: tuple[Node, ...]) -> list[PossibleMatch]:
    """Every person who may be a group's, the likeliest first.

    Not those of whom all that is known leaves less than *possible*: two undated mentions of a name are no reason to ask
    about two persons born on different days; nor those whom one item names as two people. Who was decided to be
    another stays, with the decision.
    """
    return sorted(_linked(persons, group), key=lambda match: match[:2])


def _linked(persons: TrackedPersonIndex, group: tuple[Node, ...]) -> Iterator[PossibleMatch]:
    own = persons.identity(group)
    for (weakness, one, other), right in _strongest_links(persons, group):
        contradiction = person_contradiction(own, persons.identity(right))
        if contradiction and not _pair_contradicts(persons, one, other):
            weakness -= contradiction.bits
        asked = -weakness >= LIMITS["possible"] and not persons.are_named_as_two(group, right)
        if asked or decision_between(persons, group, right, same=False):
            yield PossibleMatch(weakness, persons.person_id_of(right), one, other, contradiction)


def _strongest_links(
    persons: TrackedPersonIndex, group: tuple[Node, ...]
) -> Iterable[tuple[tuple[int, Node, Node], tuple[Node, ...]]]:
    """For each linked person the negated bits of the strongest link with its two nodes, and the person's group."""
    strongest: dict[Node, tuple[tuple[int, Node, Node], tuple[Node, ...]]] = {}  # by the first node of the person
    for node in group:
        for linked, judged in persons.graph.links(node).items():
            right, link = persons.group(linked), (-judged.bits, node, linked)
            if right[0] != group[0] and (right[0] not in strongest or link < strongest[right[0]][0]):
                strongest[right[0]] = link, right
    return strongest.values()


def _pair_contradicts(persons: TrackedPersonIndex, one: Node, other: Node) -> bool:
    """Whether the two mentions alone say as much: then their bits hold it already."""
    return person_contradiction(*(person_identity([persons.graph.features[node]]) for node in (one, other))) is not None


def possibly_also(descriptions: PairDescriptions, other: PossibleMatch) -> PossiblyAlso:
    """A possible match as shown in the explanation."""
    persons, (weighed, _) = descriptions.persons, descriptions.weighed(other.one, other.other)
    apart = decision_between(persons, persons.group(other.one), persons.group(other.other), same=False)
    compared = descriptions.compared(other.one, other.other, apart)
    whole = descriptions.other_person(other.other)
    return PossiblyAlso(
        person=other.person,
        digest=whole.digest,
        handling=whole.handling,
        why_not=f"decided apart {decision_in_words(apart)}" if apart else _why_not(persons, other, weighed),
        to_know=TO_UNDO if apart else _to_know(persons, other, weighed),
        bits_of_all=in_bits(-other.weakness),
        **{**compared, "likely": in_words(posterior(-other.weakness))},
    )


TO_UNDO: Final = "whether that decision is still right: whoever doubts it withdraws it"


def _why_not(persons: TrackedPersonIndex, match: PossibleMatch, weighed: MatchWeight) -> str:
    if weighed.numbers.level == "number.different-checked":
        return "they have different numbers of one register, both right"
    if match.contradiction and weighed.born.level != "birth.other":
        return match.contradiction.words
    if weighed.bits < SAME:
        said = f"it is {in_a_hundred(weighed)} in 100, and joining takes 99 in 100"
        held = GUARD_REASONS[weighed.guard.name] if weighed.guard is not None else said
        return "; ".join(filter(None, (held, namesakes_in_words(weighed, persons.population))))
    features = persons.graph.features
    groups = ([features[node] for node in persons.group(node)] for node in (match.one, match.other))
    return why_two_that_agree_are_not_joined(*groups)


def _to_know(persons: TrackedPersonIndex, match: PossibleMatch, weighed: MatchWeight) -> str:
    if match.contradiction:
        return match.contradiction.to_know
    left, right = (persons.graph.features[node] for node in (match.one, match.other))
    return missing_knowledge(weighed, left, right, persons.population)


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
