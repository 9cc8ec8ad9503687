"""The pairs that are held back or only possible, and what comes of it when a person who knows the truth answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from benchmarks.resolution.labelled_records import FIRST
from benchmarks.resolution.measures import measures
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.persons.clusters.person_index import PersonIndex


class Question(NamedTuple):
    """Two persons who may be one, and are not taken for one: the first mentions of two of their nodes, and all that
    both have. ``viper review same`` decides about all."""

    one: str
    other: str
    mentions: tuple[str, ...]


def questions(persons: PersonIndex) -> list[Question]:
    """The strongest link between each two persons that are not taken for one, and may be."""
    strongest: dict[tuple[int, int], tuple[int, Question]] = {}
    for bits, one, other in links_between(persons):
        both = (min(persons.group(one)), min(persons.group(other)))
        asked = (bits, Question(persons.first(one), persons.first(other), ()))
        strongest[both] = max(asked, strongest.get(both, asked))
    return [question._replace(mentions=_mentions(persons, question)) for _, question in strongest.values()]


def _mentions(persons: PersonIndex, question: Question) -> tuple[str, ...]:
    found = (persons.person(mention) for mention in (question.one, question.other))
    return tuple(mention for person in found if person is not None for mention in person.mentions)


def answered(persons: PersonIndex, truth: Mapping[str, str]) -> dict[str, Any]:
    """How many questions there are, how many of them are about one person, and the measures once all are answered."""
    asked = questions(persons)
    for at, (one, other, mentions) in enumerate(asked):
        same = truth[one] == truth[other]
        persons.add_decision(IdentityDecision(f"answer-{at}", FIRST, mentions if same else (one, other), same))
    found = measures([person.mentions for person in persons.persons()], truth)
    right = sum(truth[one.one] == truth[one.other] for one in asked)
    return {"questions": len(asked), "same": right, **{name: found[name] for name in ("cluster", "mixed")}}


def links_between(persons: PersonIndex) -> Iterator[tuple[int, int, int]]:
    """Bits and ends of every link between two that are not taken for one person."""
    for one in sorted(persons.graph.features):
        for other, judged in persons.graph.links(one).items():
            if one < other and persons.group(one) != persons.group(other):
                yield judged.bits, one, other
