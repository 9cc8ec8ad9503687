"""Near repeats: like crimes close in place and time. Claimed only where both the day and the address are known.

An anonymised map point, a street's middle or a whole month says nothing about nearness, however equal they look.
Source of the distances: burglary near-repeat studies (Johnson and Bowers, 2004) use 14 days and 200 to 400 m.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from math import asin, cos, radians, sin, sqrt
from typing import Final

from schemas.documents import NearRepeat
from schemas.mentions import LocationPrecision
from streams.correlation.location.seen import Seen, in_order

DAYS: Final = 14
METRES: Final = 200
MOST: Final = 50
"""Pairs shown at most; a crowded cell never makes quadratic work."""

COMPARED: Final = 100
"""Later items each is compared with at most."""


def near_repeats(facts: Iterable[Seen]) -> tuple[NearRepeat, ...]:
    """Pairs of the same category within 14 days and 200 metres, earliest first."""
    known = [one for one in in_order(facts) if one.time.knows_the_day and one.place is LocationPrecision.ADDRESS]
    return tuple(islice(_pairs([one for one in known if one.latitude is not None]), MOST))


def _pairs(known: list[Seen]) -> Iterator[NearRepeat]:
    for at, first in enumerate(known):
        for second in known[at + 1 : at + 1 + COMPARED]:
            days = (second.start - first.start).days
            if days > DAYS:
                break
            metres = _metres(first, second)
            if second.category == first.category and second.item != first.item and metres <= METRES:
                yield _pair(first, second, days, metres)


def _pair(first: Seen, second: Seen, days: int, metres: int) -> NearRepeat:
    reason = f"{first.category}: {metres} m apart, {days} days apart; both the day and the address are known"
    return NearRepeat(
        category=first.category, first=first.item, second=second.item, days=days, metres=metres, reason=reason
    )


def _metres(one: Seen, other: Seen) -> int:
    lat1, lat2 = radians(one.latitude or 0), radians(other.latitude or 0)
    half_lat, half_lon = (lat2 - lat1) / 2, radians((other.longitude or 0) - (one.longitude or 0)) / 2
    chord = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    return round(2 * 6_371_008.8 * asin(sqrt(chord)))
