"""Towns and villages of about 500 people and more, in the county and around it."""

from __future__ import annotations

from functools import cache
from math import cos, radians, sqrt
from typing import Final, NamedTuple

from reference.tables import rows
from values.text import fold

WITHIN: Final = 5_000.0
"""Metres. A point further from every place is near none of them."""

SHORT_FORMS: Final = {
    "Northampton": ("n'pton", "npton", "n'hampton", "nhampton"),
    "Wellingborough": ("w'boro", "wboro", "w'borough", "wgboro", "wello"),
    "Kettering": ("k'ring", "kettring", "ketts"),
    "Daventry": ("d'try",),
    "Peterborough": ("p'boro", "pboro", "p'borough"),
}
"""How people here write towns for short, besides ``-boro`` for ``-borough``. In small letters."""

SHORT_FORMS_BEYOND: Final = {
    "hull": "kingston upon hull",
    "newcastle": "newcastle upon tyne",
    "southend": "southend on sea",
    "clacton": "clacton on sea",
    "gorleston": "gorleston on sea",
    "bexhill": "bexhill on sea",
}
"""How people call towns far from here for short, where no place around here is called so. Folded."""

_METRES_A_DEGREE: Final = 111_195.0


class Place(NamedTuple):
    """One settlement."""

    id: int
    name: str
    latitude: float
    longitude: float
    population: int
    in_county: bool


def find(name: str) -> tuple[Place, ...]:
    """Every place of this name, those of the county first, then the largest."""
    return _by_name().get(fold(name), ())


def short_forms(name: str) -> tuple[str, ...]:
    """How people write this town for short, in small letters: npton, wellingboro and wellingboro'."""
    plain = name.lower()
    if not plain.endswith("borough"):
        return SHORT_FORMS.get(name, ())
    boro = plain.removesuffix("ugh")
    short = (boro, *SHORT_FORMS.get(name, ()))
    return (*short, *(f"{form}'" for form in short if form.endswith("boro")))


def is_beyond(name: str) -> bool:
    """Whether it names a town of Britain, of 5,000 people or more, that lies over 20 kilometres outside the county.

    No place of the county, or around it, is called so.
    """
    folded = fold(name)
    return SHORT_FORMS_BEYOND.get(folded, folded) in _beyond()


def nearest(latitude: float, longitude: float) -> tuple[Place, float] | None:
    """The nearest place and how many metres off its middle is, or None beyond five kilometres."""
    best = min(
        ((_metres(latitude, longitude, place), place.id, place) for place in _near(latitude, longitude)), default=None
    )
    return (best[2], round(best[0], 1)) if best and best[0] <= WITHIN else None


def metres(one: Place, other: Place) -> float:
    """Between the middles of the two."""
    return metres_between((one.latitude, one.longitude), (other.latitude, other.longitude))


def metres_between(point: tuple[float, float], other: tuple[float, float]) -> float:
    """Between two points of latitude and longitude in degrees: right to a thousandth here."""
    east = (point[1] - other[1]) * cos(radians(point[0]))
    return sqrt((point[0] - other[0]) ** 2 + east**2) * _METRES_A_DEGREE


@cache
def everywhere() -> tuple[Place, ...]:
    """Every place there is."""
    return tuple(
        Place(int(row[0]), row[1], float(row[2]), float(row[3]), int(row[4]), row[5] == "yes")
        for row in rows("places.csv.gz")
    )


def _near(latitude: float, longitude: float) -> list[Place]:
    row, column = _square(latitude, longitude)
    squares = _by_square()
    return [place for r in (-1, 0, 1) for c in (-1, 0, 1) for place in squares.get((row + r, column + c), ())]


def _square(latitude: float, longitude: float) -> tuple[int, int]:
    # About 5.5 by 6.7 km here: a place within five kilometres lies in this square or one beside it.
    return int(latitude * 20 // 1), int(longitude * 10 // 1)


def _metres(latitude: float, longitude: float, place: Place) -> float:
    return metres_between((latitude, longitude), (place.latitude, place.longitude))


@cache
def _beyond() -> frozenset[str]:
    return frozenset(name for name, *_ in rows("towns_beyond.csv"))


@cache
def _by_square() -> dict[tuple[int, int], list[Place]]:
    squares: dict[tuple[int, int], list[Place]] = {}
    for place in everywhere():
        squares.setdefault(_square(place.latitude, place.longitude), []).append(place)
    return squares


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    names: dict[str, list[Place]] = {}
    for place in sorted(everywhere(), key=lambda one: (not one.in_county, -one.population, one.id)):
        names.setdefault(fold(place.name), []).append(place)
    return {name: tuple(found) for name, found in names.items()}
