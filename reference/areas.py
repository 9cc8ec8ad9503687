"""Councils and the police force, under the names valid at the time.

Northamptonshire's seven districts were abolished on 1 April 2021 (SI 2020/156) and became two unitary authorities.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from shapely import get_coordinates, get_exterior_ring, get_parts, intersects_xy, prepare
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from reference.tables import DATA, rows

ABOLISHED: Final = date(2021, 4, 1)
"""The day on which the two unitary authorities took over."""

Level = Literal["force", "unitary", "district"]
_LEVELS: Final[dict[str, Level]] = {
    "police_force_area": "force",
    "unitary_from_2021": "unitary",
    "district_to_2021": "district",
}
_ORDER: Final = {"force": 0, "unitary": 1, "district": 2}


class Area(NamedTuple):
    """One area and the days on which it was called so: from the first up to, and not including, the second."""

    code: str
    name: str
    level: Level
    valid_from: date
    valid_to: date

    def valid(self, day: date) -> bool:
        """Whether it existed on that day."""
        return self.valid_from <= day < self.valid_to


def at(latitude: float, longitude: float, day: date) -> tuple[Area, ...]:
    """The areas that held this point on that day, the widest first. None outside the county."""
    return tuple(area for area in _over(latitude, longitude) if area.valid(day))


def of_lsoa(code: str, day: date) -> tuple[Area, ...]:
    """The council that held this 2011 lower layer super output area on that day."""
    return tuple(area for area in _of_lsoa().get(code, ()) if area.valid(day))


Ring = tuple[tuple[float, float], ...]
"""Points of longitude and latitude, the first again at the end."""

DRAWN: Final = 0.0008
"""Degrees by which a drawn outline may be off: some 80 m."""


def outlines(day: date) -> tuple[tuple[Area, tuple[Ring, ...]], ...]:
    """The areas of that day to be drawn, the widest first, each with its outer rings, simplified by ``DRAWN``."""
    return tuple((area, rings) for area, rings in _drawn() if area.valid(day))


@cache
def _drawn() -> tuple[tuple[Area, tuple[Ring, ...]], ...]:
    return tuple((area, tuple(_rings(outline.simplify(DRAWN)))) for area, outline in _outlines())


def _rings(outline: BaseGeometry) -> Iterator[Ring]:
    for ring in get_exterior_ring(get_parts(outline)):
        yield tuple((float(across), float(at)) for across, at in get_coordinates(ring))


@lru_cache(maxsize=65_536)
def _over(latitude: float, longitude: float) -> tuple[Area, ...]:
    return tuple(area for area, outline in _outlines() if intersects_xy(outline, longitude, latitude))


@cache
def _outlines() -> tuple[tuple[Area, BaseGeometry], ...]:
    """The widest first, prepared: ten outlines are looked through faster than a tree of them is searched."""
    collection = json.loads(gzip.decompress((DATA / "authorities.geojson.gz").read_bytes()))
    found = [(_area(**feature["properties"]), shape(feature["geometry"])) for feature in collection["features"]]
    for _, outline in found:
        prepare(outline)
    return tuple(sorted(found, key=lambda one: (_ORDER[one[0].level], one[0].code)))


def _area(code: str, name: str, level: str, **_: str) -> Area:
    return _dated(code, name, _LEVELS[level])


def _dated(code: str, name: str, level: Level) -> Area:
    first = ABOLISHED if level == "unitary" else date.min
    return Area(code, name, level, first, ABOLISHED if level == "district" else date.max)


@cache
def _of_lsoa() -> dict[str, tuple[Area, ...]]:
    return {
        lsoa: (_dated(unitary_code, unitary, "unitary"), _dated(district_code, district, "district"))
        for lsoa, _, district, district_code, unitary, unitary_code in rows("lsoa2011.csv.gz")
    }
