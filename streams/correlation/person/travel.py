"""The towns of a person: where their addresses lie, where they were named, and which of these is away from home."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from schemas.documents.persons import TownOfPerson, Travel
from schemas.facts.persons import PersonFact, PersonPlace

SHOWN: Final = 50
"""Towns that a document shows, the commonest."""

_LIVES: Final = frozenset({"home", "stays", "former"})
"""Uses of an address that make its town home ground. A bail address or a place of work may lie anywhere."""


def home_towns(facts: Sequence[PersonFact]) -> frozenset[str]:
    """The towns of their addresses. Empty: nobody knows where they live, so nowhere is away."""
    return frozenset(place.town for fact in facts for place in fact.places if is_home(place) and place.town)


def towns_of(facts: Sequence[PersonFact]) -> tuple[TownOfPerson, ...]:
    """The commonest first; ties by the alphabet."""
    homes, found = home_towns(facts), dict[str, list[PersonFact]]()
    for fact in facts:
        for town in dict.fromkeys(place.town for place in fact.places if place.town):
            found.setdefault(town, []).append(fact)
    towns = [
        TownOfPerson(town=town, home=town in homes, **_seen_fields(own_facts)) for town, own_facts in found.items()
    ]
    return tuple(sorted(towns, key=lambda each_town: (-each_town.items, each_town.town)))


def travel_of(facts: Sequence[PersonFact]) -> Travel | None:
    """What happened in towns other than those of their addresses; None without any, or without an address."""
    homes = home_towns(facts)
    if not homes:
        return None
    away = [fact for fact in facts if _away(fact, homes)]
    if not away:
        return None
    named = {town for fact in away for town in _away(fact, homes)}
    return Travel(towns=tuple(sorted(named))[:SHOWN], **_seen_fields(away))


def _away(fact: PersonFact, homes: frozenset[str]) -> set[str]:
    """Towns of where it happened: an address that the item gives them is no journey."""
    return {place.town for place in fact.places if place.use is None and place.town} - homes


def is_home(place: PersonPlace) -> bool:
    """Whether they live there, or did."""
    return place.use in _LIVES or place.relation in {"lives-at", "stays-at"}


def _seen_fields(facts: Sequence[PersonFact]) -> dict[str, Any]:
    first: datetime = min(fact.start for fact in facts)
    return {
        "first_seen": first,
        "last_seen": max(fact.end for fact in facts),
        "items": len({fact.item_id for fact in facts}),
    }
