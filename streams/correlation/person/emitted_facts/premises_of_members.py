"""At which premises that are not theirs somebody was, as items about dealing say: what lines are told of who is named
with them.

A visit says nothing by itself: dealers have mothers. So only an item that is about drugs or cuckooing counts, a link
that says they deal from there or were found there, or a text with a sign of either and none of an innocent reason.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from schemas.facts.lines import MemberAtPremises
from schemas.facts.persons import PersonFact, PersonPlace
from schemas.mentions.persons import Role
from schemas.vocabulary.indicators import AGAINST, OF_CUCKOOING, OF_SUPPLY
from streams.correlation.person.traits.trait_rule import is_counted
from streams.correlation.person.travel import is_home
from streams.correlation.standing import origin_of

ACTS: Final = frozenset({Role.SUSPECT, Role.CONVICTED, Role.SUBJECT, Role.ASSOCIATE})
PREMISES: Final = 12
"""Premises of one person that are told, those they were at last: a year of rotating every month."""

OF_EACH: Final = 3
"""Items of independent origin of each, the earliest; and the latest."""

_DEALING: Final = frozenset({"drugs", "drug-supply", "drug-dealing", "drug-trafficking", "county-lines", "cuckooing"})
_DEALS: Final = frozenset({"deals-from", "found-at"})


def home_premises(said: Iterable[PersonFact]) -> frozenset[str]:
    """The premises where they live, or did."""
    return frozenset(place.subject for one in said for place in one.places if is_home(place))


def premises_of_member(said: Iterable[PersonFact], homes: Container[str]) -> tuple[MemberAtPremises, ...]:
    """In the order of time. ``said`` in the order of time, too."""
    found: dict[str, list[MemberAtPremises]] = {}
    for one in said:
        for place in _business(one):
            if place.subject not in homes:
                found.setdefault(place.subject, []).append(_told(one, place))
    latest = sorted(found.values(), key=lambda several: (several[-1].start, several[-1].premises))[-PREMISES:]
    return tuple(sorted((one for several in latest for one in _few(several)), key=_in_time))


def _business(one: PersonFact) -> Iterator[PersonPlace]:
    if one.role not in ACTS or not is_counted(one.grade) or not one.time.knows_the_day:
        return
    at = (place for place in one.places if place.use is None and place.subject.startswith("address/"))
    dealing = one.category in _DEALING or _speaks_of_it(one)
    yield from (place for place in at if dealing or place.relation in _DEALS)


def _speaks_of_it(one: PersonFact) -> bool:
    signs = set(one.signs)
    return bool(signs & (OF_CUCKOOING | OF_SUPPLY)) and not signs & AGAINST


def _told(one: PersonFact, place: PersonPlace) -> MemberAtPremises:
    return MemberAtPremises(
        item_id=one.item_id,
        start=one.start,
        end=one.end,
        grade=one.grade,
        premises=place.subject,
        name=place.name,
        town=place.town,
        story=one.story,
    )


def _few(several: Sequence[MemberAtPremises]) -> list[MemberAtPremises]:
    firsts: dict[str, MemberAtPremises] = {}
    for one in several:
        firsts.setdefault(origin_of(one.item_id, one.story), one)
    kept = list(firsts.values())[:OF_EACH]
    return kept if several[-1] in kept else [*kept, several[-1]]


def _in_time(one: MemberAtPremises) -> tuple[object, str, str]:
    return one.start, one.item_id, one.premises
