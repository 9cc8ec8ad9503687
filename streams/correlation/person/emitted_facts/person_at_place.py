"""What premises are told of a person: how they have to do with them, since when, and what they are known for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from schemas.facts.locations import PersonAtPlace
from schemas.facts.persons import PersonFact
from schemas.facts.standing import Count
from schemas.facts.traits import Support
from schemas.topics import record_key
from schemas.wire import encode
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.person.traits.trait_rule import trait_weight
from streams.correlation.standing import shortened
from streams.subject_step import Destination, Output

MOST: Final = 100
"""Premises that are told of one person, those with most items: nobody lives at or visits so many."""

SUPPORT: Final = 10
"""Items of one person at one place that are told, the best graded."""

PREMISES: Final = "address/"


def place_facts(topic: str, person: str, name: str, known: PersonProfile) -> Iterator[tuple[Destination, Output]]:
    """One fact for each of the premises. What is suspected to be false places nobody anywhere."""
    found: dict[str, list[tuple[PersonFact, str]]] = {}
    for one in known.weighed:
        for place in one.places:
            if place.subject.startswith(PREMISES):
                found.setdefault(place.subject, []).append((one, place.relation or place.use or "named-at"))
    ordered = sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))[:MOST]
    for subject, several in ordered:
        told = Destination(topic, record_key(subject, "person", person))
        yield told, Output(subject.encode(), encode(_fact(person, name, several, known)))


def _fact(person: str, name: str, several: Sequence[tuple[PersonFact, str]], known: PersonProfile) -> PersonAtPlace:
    facts = {one.item_id: one for one, _ in several}
    related = Counter(relation for relation, _ in {(relation, one.item_id) for one, relation in several})
    origins = {known.origins[item] for item in facts}
    return PersonAtPlace(
        person=person,
        name=name,
        relations=tuple(Count(name=name, items=items) for name, items in sorted(related.items())),
        roles=tuple(sorted({one.role for one, _ in several})),
        first_seen=min(one.start for one in facts.values()),
        last_seen=max(one.end for one in facts.values()),
        items=len(facts),
        origins=len(origins),
        support=_support(facts.values(), known),
        traits=tuple(known.traits),
    )


def _support(facts: Iterable[PersonFact], known: PersonProfile) -> tuple[Support, ...]:
    best = sorted(facts, key=lambda one: (-trait_weight(one.grade), one.start, one.item_id))[:SUPPORT]
    return tuple(
        Support(item=one.item_id, at=one.start, origin=known.origins[one.item_id], grade=shortened(one.grade))
        for one in best
    )
