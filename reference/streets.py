"""Street names and the map points data.police.uk gives them. Map points are anonymised, not surveyed middles."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from reference.places import nearest
from reference.tables import rows
from values.door import street_kinds
from values.text import fold

_PLAIN: Final = frozenset(
    ("street", "road", "avenue", "lane", "close", "court", "drive", "crescent", "gardens", "place", "square", "terrace")
) | {"way", "park", "grove"}
KINDS: Final = {short: kind for short, kind in street_kinds.STREETS.items() if kind in _PLAIN and short != kind}
"""Abbreviations of the kinds of street that name one in a text without a capital letter, and the kind in full."""

_NEAR: Final = re.compile(r"^(on or near|near|on)\s+")


class StreetPoint(NamedTuple):
    """One map point of a street."""

    name: str
    latitude: float
    longitude: float
    town: str | None  # the nearest settlement
    district: str  # until 2021


def normalise(name: str) -> str:
    """A street's name as it is compared: ``On or near St. Giles' St`` is ``st giles street``."""
    return " ".join(street_kinds.name(tuple(_NEAR.sub("", fold(name)).split())))


def find(name: str, town: str | None = None) -> tuple[StreetPoint, ...]:
    """Every map point of this street, in this town where one is named."""
    points = _by_name().get(normalise(name), ())
    return tuple(point for point in points if town is None or (point.town and fold(point.town) == fold(town)))


@cache
def everywhere() -> tuple[StreetPoint, ...]:
    """Every map point of every street, by name and point."""
    return tuple(point for _, points in sorted(_by_name().items()) for point in points)


@cache
def _by_name() -> dict[str, tuple[StreetPoint, ...]]:
    names: dict[str, list[StreetPoint]] = {}
    for name, kind, latitude, longitude, district in rows("streets.csv.gz"):
        if kind == "street":
            near = nearest(float(latitude), float(longitude))
            point = StreetPoint(name, float(latitude), float(longitude), near[0].name if near else None, district)
            names.setdefault(normalise(name), []).append(point)
    return {name: tuple(sorted(points, key=lambda one: one[1:3])) for name, points in names.items()}
