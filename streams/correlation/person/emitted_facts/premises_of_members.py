"""The premises other than their own where members of a drug line were, by items about dealing.

A visit says nothing by itself: dealers have mothers. Only an item counts that is about drugs or cuckooing, links the
person as dealing from there or as found there, or has a text with a sign of either and none of an innocent reason.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from schemas.facts.lines import MemberAtPremises
from schemas.facts.persons import PersonFact, PersonPlace
from schemas.vocabulary.indicators import AGAINST, OF_CUCKOOING, OF_SUPPLY
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.relations import RELATIONS
from schemas.vocabulary.roles import ROLES
from schemas.vocabulary.threats import THREATS
from streams.correlation.person.traits.trait_rule import is_counted
from streams.correlation.person.travel import is_home
from streams.correlation.standing import origin_of

PREMISES: Final = 12
"""Premises emitted for one person, at most: those of the latest visits. A year of monthly rotation."""

OF_EACH: Final = 3
"""Items of independent origin emitted for one of the premises, at most: the earliest, and the latest besides."""

_DEALING: Final = (Meaning.DRUGS, Meaning.SUPPLY, Meaning.CUCKOOING)


def home_premises(facts: Iterable[PersonFact]) -> frozenset[str]:
    """The premises where they live or lived."""
    return frozenset(place.subject for fact in facts for place in fact.places if is_home(place))


def premises_of_member(facts: Iterable[PersonFact], homes: Container[str]) -> tuple[MemberAtPremises, ...]:
    """In the order of time, as ``facts`` must be."""
    found: dict[str, list[MemberAtPremises]] = {}
    for fact in facts:
        for place in _dealing_places(fact):
            if place.subject not in homes:
                found.setdefault(place.subject, []).append(_visit(fact, place))
    latest = sorted(found.values(), key=lambda visits: (visits[-1].start, visits[-1].premises))[-PREMISES:]
    return tuple(sorted((visit for visits in latest for visit in _first_and_latest(visits)), key=_in_time))


def _dealing_places(fact: PersonFact) -> Iterator[PersonPlace]:
    if (
        not ROLES.means(fact.role, Meaning.ACTS, Meaning.KEEPS_COMPANY)
        or not is_counted(fact.grade)
        or not fact.time.knows_the_day
    ):
        return
    at = (place for place in fact.places if place.use is None and place.subject.startswith("address/"))
    dealing = THREATS.means(fact.category, *_DEALING) or _text_shows_dealing(fact)
    counted = (
        place for place in at if dealing or RELATIONS.means(place.relation, Meaning.DEALS_FROM, Meaning.FOUND_AT)
    )
    yield from {place.subject: place for place in counted}.values()  # once, in however many ways they are linked


def _text_shows_dealing(fact: PersonFact) -> bool:
    signs = set(fact.signs)
    return bool(signs & (OF_CUCKOOING | OF_SUPPLY)) and not signs & AGAINST


def _visit(fact: PersonFact, place: PersonPlace) -> MemberAtPremises:
    return MemberAtPremises(
        item_id=fact.item_id,
        start=fact.start,
        end=fact.end,
        grade=fact.grade,
        premises=place.subject,
        name=place.name,
        town=place.town,
        story=fact.story,
    )


def _first_and_latest(visits: Sequence[MemberAtPremises]) -> list[MemberAtPremises]:
    firsts: dict[str, MemberAtPremises] = {}
    for visit in visits:
        firsts.setdefault(origin_of(visit.item_id, visit.story), visit)
    kept = list(firsts.values())[:OF_EACH]
    return kept if visits[-1] in kept else [*kept, visits[-1]]


def _in_time(visit: MemberAtPremises) -> tuple[object, str, str]:
    return visit.start, visit.item_id, visit.premises
