"""The towns of a person: of their addresses, of what happened, and which are away from home."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from reference import places
from schemas.documents.persons import TownOfPerson, Travel
from schemas.facts.persons import PersonFact, PersonPlace
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import ADDRESS_USES, RELATIONS

SHOWN: Final = 50
"""Towns that a document shows, at most."""


NEAR: Final = 5_000.0
"""Metres between the middles of two places up to which they are one area: half an hour on foot is no journey."""

FAR: Final = 20_000.0
"""Metres from the nearest place of the county from which on a place is far from it, wherever in it somebody lives: an
hour by road or rail. Assumed.
"""


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


@lru_cache(maxsize=16_384)
def is_away(town: str, homes: frozenset[str]) -> bool:
    """Out of reach of all of them. Places that we do not know are away when they are called otherwise."""
    return town not in homes and all(metres is None or metres > NEAR for metres in (_metres(town, at) for at in homes))


def _metres(town: str, other: str) -> float | None:
    pair, two = places.find(town), places.find(other)
    return places.metres(pair[0], two[0]) if pair and two else None


@lru_cache(maxsize=4_096)
def is_far(town: str) -> bool:
    """Whether it is known to lie far outside the county. What no table has ("Nans House") may be a house next door."""
    found = places.find(town)
    if not found:
        return places.is_beyond(town)
    return min(places.metres(found[0], home) for home in places.everywhere() if home.in_county) > FAR


def _seen_fields(facts: Sequence[PersonFact]) -> dict[str, Any]:
    first: datetime = min(fact.start for fact in facts)
    return {
        "first_seen": first,
        "last_seen": max(fact.end for fact in facts),
        "items": len({fact.item_id for fact in facts}),
    }
