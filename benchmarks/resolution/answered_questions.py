"""The pairs that are held back or only possible, and what comes of it when a person who knows the truth answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from benchmarks.resolution.labelled_records import FIRST
from benchmarks.resolution.measures import measures
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.persons.clusters.person_index import PersonIndex


class Question(NamedTuple):
    """The first mentions of two nodes that may be one person, and are not taken for one."""

    one: str
    other: str


def questions(persons: PersonIndex) -> list[Question]:
    """The strongest link between each two persons that are not taken for one, and may be."""
    strongest: dict[tuple[int, int], tuple[int, Question]] = {}
    for bits, one, other in links_between(persons):
        both = (min(persons.group(one)), min(persons.group(other)))
        asked = (bits, Question(persons.first(one), persons.first(other)))
        strongest[both] = max(asked, strongest.get(both, asked))
    return [question for _, question in strongest.values()]


def answered(persons: PersonIndex, truth: Mapping[str, str]) -> dict[str, Any]:
    """How many questions there are, how many of them are about one person, and the measures once all are answered."""
    asked = questions(persons)
    for at, (one, other) in enumerate(asked):
        persons.add_decision(IdentityDecision(f"answer-{at}", FIRST, (one, other), truth[one] == truth[other]))
    found = measures([person.mentions for person in persons.persons()], truth)
    right = sum(truth[one] == truth[other] for one, other in asked)
    return {"questions": len(asked), "same": right, **{name: found[name] for name in ("cluster", "mixed")}}


def links_between(persons: PersonIndex) -> Iterator[tuple[int, int, int]]:
    """Bits and ends of every link between two that are not taken for one person."""
    for one in sorted(persons.graph.features):
        for other, judged in persons.graph.links(one).items():
            if one < other and persons.group(one) != persons.group(other):
                yield judged.bits, one, other
