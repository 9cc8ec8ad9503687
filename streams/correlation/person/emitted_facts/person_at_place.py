"""Facts for premises: how a person is linked with them, since when, and the person's traits."""

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
from streams.correlation.pattern_engine.sign_notes import grade_weight
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.standing import shortened
from streams.subject_step import Destination, Output

MOST: Final = 100
"""Premises of one person that get a fact, at most: those with most items."""

SUPPORT: Final = 10
"""Supporting items in one fact, at most: the best graded."""

PREMISES: Final = "address/"


def place_facts(topic: str, person: str, name: str, profile: PersonProfile) -> Iterator[tuple[Destination, Output]]:
    """One fact for each of the premises. Facts suspected to be false are left out."""
    found: dict[str, list[tuple[PersonFact, str]]] = {}
    for fact in profile.weighed:
        for place in fact.places:
            if place.subject.startswith(PREMISES):
                found.setdefault(place.subject, []).append((fact, place.relation or place.use or "named-at"))
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:MOST]
    for subject, related in ordered:
        destination = Destination(topic, record_key(subject, "person", person))
        yield destination, Output(subject.encode(), encode(_fact(person, name, related, profile)))


def _fact(person: str, name: str, several: Sequence[tuple[PersonFact, str]], profile: PersonProfile) -> PersonAtPlace:
    facts = {fact.item_id: fact for fact, _ in several}
    related = Counter(relation for relation, _ in {(relation, fact.item_id) for fact, relation in several})
    origins = {profile.origins[item] for item in facts}
    return PersonAtPlace(
        person=person,
        name=name,
        relations=tuple(Count(name=name, items=items) for name, items in sorted(related.items())),
        roles=tuple(sorted({fact.role for fact, _ in several})),
        first_seen=min(fact.start for fact in facts.values()),
        last_seen=max(fact.end for fact in facts.values()),
        items=len(facts),
        origins=len(origins),
        support=_support(facts.values(), profile),
        traits=tuple(profile.traits),
    )


def _support(facts: Iterable[PersonFact], profile: PersonProfile) -> tuple[Support, ...]:
    best = sorted(facts, key=lambda fact: (-grade_weight(fact.grade), fact.start, fact.item_id))[:SUPPORT]
    return tuple(
        Support(item=fact.item_id, at=fact.start, origin=profile.origins[fact.item_id], grade=shortened(fact.grade))
        for fact in best
    )
