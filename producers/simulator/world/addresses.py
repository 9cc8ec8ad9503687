"""Invented addresses: real towns, villages, streets and postcodes, with house numbers that do not exist there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import cos, hypot, radians
from typing import Final, NamedTuple

from producers.simulator.dice import Dice
from reference import places, postcodes, streets

LOWEST_NUMBER: Final = 701
NUMBERS: Final = 299
"""House numbers from 701 to 999: hardly a street of the county has as many, so that no real home is meant."""

STREETS: Final = 12
"""Of a neighbourhood: those next to one another."""

RURAL: Final = 10_000
"""People. A place with fewer counts as rural (Rural-Urban Classification 2011, Office for National Statistics)."""

_NEAR_A_STREET: Final = 0.003  # degrees: a postcode within some 300 metres of a street's map point is on it
_SCALE: Final = cos(radians(52.3))


class Ground(NamedTuple):
    """A stretch of a real street under one real postcode."""

    street: str
    postcode: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Address:
    """One invented home on real ground."""

    line: str
    street: str
    town: str
    postcode: str
    latitude: float
    longitude: float

    @property
    def written(self) -> str:
        """On one line, as the truth names it."""
        return f"{self.line}, {self.town}, {self.postcode}"


def address(town: str, ground: tuple[Ground, ...], slot: int, *, flat: bool = False) -> Address:
    """The home of this slot: no two slots on the same ground are one address."""
    on = ground[slot % len(ground)]
    height = slot // len(ground)
    house = f"{LOWEST_NUMBER + height % NUMBERS} {on.street}"
    above = height // NUMBERS
    line = f"Flat {above + 1}, {house}" if flat or above else house
    return Address(line, on.street, town, on.postcode, on.latitude, on.longitude)


@cache
def ground_of(town: str) -> tuple[Ground, ...]:
    """All the ground of a town, by street; of a street with several postcodes the first."""
    found: dict[str, tuple[str, float, float]] = {}
    for point in _points(town):
        if near := _postcode_near(point):
            found[point.name] = min(near, found.get(point.name, near))
    return tuple(Ground(name, *near) for name, near in sorted(found.items()))


def streets_of(town: str, dice: Dice, count: int = STREETS) -> tuple[Ground, ...]:
    """The ground of one neighbourhood: a piece of the town, and what lies nearest to it."""
    ground = ground_of(town)
    middle = dice.pick(ground)
    return tuple(sorted(ground, key=lambda point: (apart(point[2:], middle[2:]), point))[:count])


@cache
def villages_of(town: str) -> tuple[str, ...]:
    """Rural places within reach of the town with streets enough, nearest first."""
    middle = places.find(town)[0]
    reach = {
        place.name: apart((place.latitude, place.longitude), (middle.latitude, middle.longitude))
        for place in places.everywhere()
        if place.in_county and place.population < RURAL and len(places.find(place.name)) == 1
    }
    near = [(far, name) for name, far in reach.items() if 0.07 < far < 0.32 and len(ground_of(name)) >= 4]  # 7 to 35 km
    return tuple(name for _, name in sorted(near))


def apart(point: tuple[float, float], other: tuple[float, float]) -> float:
    """Roughly, in degrees of latitude."""
    return hypot(point[0] - other[0], (point[1] - other[1]) * _SCALE)


@cache
def _by_town() -> dict[str, list[streets.StreetPoint]]:
    towns: dict[str, list[streets.StreetPoint]] = {}
    for point in streets.everywhere():
        if point.town and not point.name[1:2].isdigit():  # nobody lives on the A14
            towns.setdefault(point.town, []).append(point)
    return towns


def _points(town: str) -> list[streets.StreetPoint]:
    return _by_town().get(town, [])


def _square(latitude: float, longitude: float) -> tuple[int, int]:
    return int(latitude / _NEAR_A_STREET), int(longitude / _NEAR_A_STREET // 1)


def _postcode_near(point: streets.StreetPoint) -> tuple[str, float, float] | None:
    row, column = _square(point.latitude, point.longitude)
    around = [near for r in (-1, 0, 1) for c in (-1, 0, 1) for near in _by_square().get((row + r, column + c), ())]
    return min(around, key=lambda candidate: (apart(candidate[1:], point[1:3]), candidate), default=None)


@cache
def _by_square() -> dict[tuple[int, int], list[tuple[str, float, float]]]:
    squares: dict[tuple[int, int], list[tuple[str, float, float]]] = {}
    for postcode in postcodes.living():
        if postcode.latitude is not None and postcode.longitude is not None:
            at = (postcode.postcode, postcode.latitude, postcode.longitude)
            squares.setdefault(_square(*at[1:]), []).append(at)
    return squares
