"""Near repeats: like crimes close in place and time. Claimed only where both the day and the address are known.

An anonymised map point, a street's middle or a whole month says nothing about nearness, however equal they look.
Source of the distances: burglary near-repeat studies (Johnson and Bowers, 2004) use 14 days and 200 to 400 m.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from math import asin, cos, radians, sin, sqrt
from typing import Final

from schemas.documents import NearRepeat
from schemas.mentions import LocationPrecision
from streams.correlation.location.seen import Seen
from streams.correlation.location.tally import less

DAYS: Final = 14
METRES: Final = 200
DEGREE: Final = 110_000
"""Metres of a degree of latitude, at least: what is farther apart north and south need not be measured."""

MOST: Final = 50
"""Pairs shown at most."""

LATEST: Final = 200
"""Pairs in which series are looked for, the latest."""

COMPARED: Final = 100
"""Later ones of its category that each is compared with at most: a flood never makes quadratic work."""


Key = tuple[datetime, str, float, float]
"""Start, item, latitude and longitude: where a fact stands among those of its category."""


class NearRepeats:
    """The pairs among some facts, kept up as facts come and go: only the neighbours in time are looked at again."""

    def __init__(self) -> None:
        self._facts: Counter[tuple[str, Key]] = Counter()
        self._known: dict[str, list[Key]] = {}  # by category, in order
        self._pairs: dict[tuple[Key, str], tuple[NearRepeat, ...]] = {}  # by the earlier of the two
        self._order: list[tuple[Key, str]] = []  # of those that have pairs
        self._latest: tuple[NearRepeat, ...] | None = None
        self._stale: set[tuple[Key, str]] = set()  # those whose pairs are to be looked for again

    def put(self, one: Seen) -> None:
        """One more fact."""
        if (key := _key(one)) is None:
            return
        self._facts[one.category, key] += 1
        if self._facts[one.category, key] == 1:
            known = self._known.setdefault(one.category, [])
            insort(known, key)
            self._stale.update(self._before(one.category, key))

    def drop(self, one: Seen) -> None:
        """That fact no more."""
        if (key := _key(one)) is not None and less(self._facts, (one.category, key)):
            known = self._known[one.category]
            del known[bisect_left(known, key)]
            self._hold((key, one.category), ())
            self._stale.discard((key, one.category))
            self._stale.update(self._before(one.category, key))

    @property
    def earliest(self) -> tuple[NearRepeat, ...]:
        """The pairs, earliest first; the first fifty."""
        self._settle()
        return tuple(islice((pair for one in self._order for pair in self._pairs[one]), MOST))

    @property
    def latest(self) -> tuple[NearRepeat, ...]:
        """The same, the last two hundred."""
        self._settle()
        if self._latest is None:
            backwards = (pair for one in reversed(self._order) for pair in reversed(self._pairs[one]))
            self._latest = tuple(islice(backwards, LATEST))[::-1]
        return self._latest

    def _before(self, category: str, changed: Key) -> Iterator[tuple[Key, str]]:
        """Whoever may have the changed one among those it is compared with, and itself."""
        known = self._known[category]
        here = bisect_left(known, changed)
        for at in range(min(here, len(known) - 1), max(-1, here - COMPARED - 1), -1):
            if (changed[0] - known[at][0]).days > DAYS:
                return
            yield known[at], category

    def _settle(self) -> None:
        """Each is compared once for all that has changed since this was last asked."""
        for key, category in self._stale:
            known = self._known[category]
            here = bisect_left(known, key) + 1
            self._hold((key, category), tuple(_pairs(category, key, known[here : here + COMPARED])))
        self._stale.clear()

    def _hold(self, first: tuple[Key, str], pairs: tuple[NearRepeat, ...]) -> None:
        if pairs:
            if first not in self._pairs:
                insort(self._order, first)
            if self._pairs.get(first) != pairs:
                self._pairs[first], self._latest = pairs, None
        elif self._pairs.pop(first, None):
            del self._order[bisect_left(self._order, first)]
            self._latest = None


def _key(one: Seen) -> Key | None:
    """None for what is no crime, or where the day or the address is not known."""
    if not one.crime or not one.time.knows_the_day or one.place is not LocationPrecision.ADDRESS:
        return None
    if one.latitude is None or one.longitude is None:
        return None
    return one.start, one.item, one.latitude, one.longitude


def _pairs(category: str, first: Key, later: Iterable[Key]) -> Iterator[NearRepeat]:
    for second in later:
        days = (second[0] - first[0]).days
        if days > DAYS:
            return
        if second[1] == first[1] or abs(second[2] - first[2]) * DEGREE > METRES + 1:
            continue
        if (metres := _metres(first, second)) <= METRES:
            yield _pair(category, first, second, days, metres)


def _pair(category: str, first: Key, second: Key, days: int, metres: int) -> NearRepeat:
    reason = f"{category}: {metres} m apart, {days} days apart; both the day and the address are known"
    return NearRepeat(category=category, first=first[1], second=second[1], days=days, metres=metres, reason=reason)


def _metres(one: Key, other: Key) -> int:
    lat1, lat2 = radians(one[2]), radians(other[2])
    half_lat, half_lon = (lat2 - lat1) / 2, radians(other[3] - one[3]) / 2
    chord = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    return round(2 * 6_371_008.8 * asin(sqrt(chord)))
