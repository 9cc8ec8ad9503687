"""Near repeats: crimes of one category close in place and time, where day and address of both are known.

An anonymised map point, the middle of a street or a whole month says nothing about nearness. Source of the distances:
burglary near-repeat studies (Johnson and Bowers, 2004) use 14 days and 200 to 400 m.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from math import asin, cos, radians, sin, sqrt
from typing import Final

from schemas.documents.locations import NearRepeat
from schemas.mentions import LocationPrecision
from schemas.times import day_number
from streams.correlation.location.item_tally import decrement
from streams.correlation.location.place_item import PlaceItem

DAYS: Final = 14
METRES: Final = 200
DEGREE: Final = 110_000
"""Metres of a degree of latitude, at least: farther apart north to south, the distance need not be computed."""

MOST: Final = 50
"""Pairs shown in a document, at most."""

LATEST: Final = 200
"""Pairs in which series are looked for: the latest."""

COMPARED: Final = 100
"""Later crimes of its category that each is compared with, at most, so that a flood costs no quadratic work."""


Key = tuple[datetime, str, float, float]
"""Start, item, latitude and longitude: the sort key of a crime within its category."""


class NearRepeats:
    """The pairs among some facts. Pairs of a crime are computed when asked for and cached until a neighbour changes."""

    def __init__(self) -> None:
        self._facts: Counter[tuple[str, Key]] = Counter()
        self._known: dict[str, list[Key]] = {}  # by category, in order
        self._order: list[tuple[Key, str]] = []  # all of them, with their category
        self._pairs: dict[tuple[Key, str], tuple[NearRepeat, ...]] = {}  # by the earlier of the two, as last looked for

    def put(self, item: PlaceItem) -> None:
        """Add one fact."""
        if (key := _key(item)) is None:
            return
        self._facts[item.category, key] += 1
        if self._facts[item.category, key] == 1:
            insort(self._known.setdefault(item.category, []), key)
            insort(self._order, (key, item.category))
            self._forget(item.category, key)

    def drop(self, item: PlaceItem) -> None:
        """Remove one fact that was added before."""
        if (key := _key(item)) is not None and decrement(self._facts, (item.category, key)):
            known = self._known[item.category]
            del known[bisect_left(known, key)]
            del self._order[bisect_left(self._order, (key, item.category))]
            self._pairs.pop((key, item.category), None)
            self._forget(item.category, key)

    @property
    def earliest(self) -> tuple[NearRepeat, ...]:
        """The first 50 pairs, in the order of time."""
        return tuple(islice((pair for entry in self._order for pair in self._of(entry)), MOST))

    @property
    def latest(self) -> tuple[NearRepeat, ...]:
        """The last 200 pairs, in the order of time."""
        backwards = (pair for entry in reversed(self._order) for pair in reversed(self._of(entry)))
        return tuple(islice(backwards, LATEST))[::-1]

    def _of(self, first: tuple[Key, str]) -> tuple[NearRepeat, ...]:
        if (found := self._pairs.get(first)) is None:
            key, category = first
            known = self._known[category]
            here = bisect_left(known, key) + 1
            found = self._pairs[first] = tuple(_pairs(category, key, known[here : here + COMPARED]))
        return found

    def _forget(self, category: str, changed: Key) -> None:
        """Drop the cached pairs of every crime that may be compared with the changed one."""
        known = self._known[category]
        here = bisect_left(known, changed)
        for at in range(min(here, len(known) - 1), max(-1, here - COMPARED - 1), -1):
            if day_number(changed[0]) - day_number(known[at][0]) > DAYS:
                return
            self._pairs.pop((known[at], category), None)


def _key(item: PlaceItem) -> Key | None:
    """Sort key of a crime; None for what is no crime, or where the day or the address is not known."""
    if not item.crime or not item.time.knows_the_day or item.place is not LocationPrecision.ADDRESS:
        return None
    if item.latitude is None or item.longitude is None:
        return None
    return item.start, item.item, item.latitude, item.longitude


def _pairs(category: str, first: Key, later: Iterable[Key]) -> Iterator[NearRepeat]:
    for second in later:
        days = day_number(second[0]) - day_number(first[0])
        if days > DAYS:
            return
        if second[1] == first[1] or abs(second[2] - first[2]) * DEGREE > METRES + 1:
            continue
        if (metres := _metres(first, second)) <= METRES:
            yield _pair(category, first, second, days, metres)


def _pair(category: str, first: Key, second: Key, days: int, metres: int) -> NearRepeat:
    reason = f"{category}: {metres} m apart, {days} days apart; both the day and the address are known"
    return NearRepeat(category=category, first=first[1], second=second[1], days=days, metres=metres, reason=reason)


def _metres(pair: Key, other: Key) -> int:
    lat1, lat2 = radians(pair[2]), radians(other[2])
    half_lat, half_lon = (lat2 - lat1) / 2, radians(other[3] - pair[3]) / 2
    chord = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    return round(2 * 6_371_008.8 * asin(sqrt(chord)))
