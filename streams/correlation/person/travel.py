"""The towns of a person: of their addresses, of what happened, and which are away from home."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from schemas.documents.persons import TownOfPerson, Travel
from schemas.facts.persons import PersonFact, PersonPlace
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import ADDRESS_USES, RELATIONS

SHOWN: Final = 50
"""Towns that a document shows, at most."""


def home_towns(facts: Sequence[PersonFact]) -> frozenset[str]:
    """The towns of their addresses. Empty if no address is known: then nowhere counts as away."""
    return frozenset(place.town for fact in facts for place in fact.places if is_home(place) and place.town)


def towns_of(facts: Sequence[PersonFact]) -> tuple[TownOfPerson, ...]:
    """Every town named with them, those with most items first."""
    homes, found = home_towns(facts), dict[str, list[PersonFact]]()
    for fact in facts:
        for town in dict.fromkeys(place.town for place in fact.places if place.town):
            found.setdefault(town, []).append(fact)
    towns = [
        TownOfPerson(town=town, home=town in homes, **_seen_fields(own_facts)) for town, own_facts in found.items()
    ]
    return tuple(sorted(towns, key=lambda each_town: (-each_town.items, each_town.town)))


def travel_of(facts: Sequence[PersonFact]) -> Travel | None:
    """What happened in towns other than those of their addresses; None without any, or if no address is known."""
    homes = home_towns(facts)
    if not homes:
        return None
    away = [fact for fact in facts if _away(fact, homes)]
    if not away:
        return None
    named = {town for fact in away for town in _away(fact, homes)}
    return Travel(towns=tuple(sorted(named))[:SHOWN], **_seen_fields(away))


def _away(fact: PersonFact, homes: frozenset[str]) -> set[str]:
    """Towns where it happened that are no home towns. An address that the item gives the person does not count."""
    return {place.town for place in fact.places if place.use is None and place.town} - homes


def is_home(place: PersonPlace) -> bool:
    """Whether the person lives or lived there. A bail address or a place of work may lie anywhere."""
    lived = ADDRESS_USES.means(place.use, Meaning.RESIDENCE, Meaning.FORMER_RESIDENCE)
    return lived or RELATIONS.means(place.relation, Meaning.RESIDENCE)


def _seen_fields(facts: Sequence[PersonFact]) -> dict[str, Any]:
    first: datetime = min(fact.start for fact in facts)
    return {
        "first_seen": first,
        "last_seen": max(fact.end for fact in facts),
        "items": len({fact.item_id for fact in facts}),
    }
