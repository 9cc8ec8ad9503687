"""Number plate cameras: invented ones, at real places on real main roads."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from producers.simulator.world.addresses import apart
from reference import places, streets
from schemas.mentions.locations import Coordinates, LocationMention

NEAR: Final = 4
"""Cameras that see who comes and goes at one place."""

_MAIN_ROAD: Final = re.compile(r"A\d+|M\d+")


class Camera(NamedTuple):
    """One camera, and where it stands as an item says it."""

    code: str
    location: LocationMention


@cache
def cameras() -> tuple[Camera, ...]:
    """All there are, by road and town, each with a point of its own."""
    standing: dict[str, Camera] = {}
    for point in streets.everywhere():
        if _MAIN_ROAD.fullmatch(point.name) and point.town:
            code = "-".join((point.name, *point.town.split())).lower()
            if code not in standing:
                at = Coordinates(latitude=round(point.latitude, 5), longitude=round(point.longitude, 5))
                standing[code] = Camera(code, LocationMention(id="l1", point=at))
    return tuple(standing[code] for code in sorted(standing))


@cache
def near(town: str) -> tuple[Camera, ...]:
    """The cameras nearest to a town, nearest first."""
    middle = places.find(town)[0]
    return tuple(sorted(cameras(), key=lambda one: (_far(one, middle), one.code))[:NEAR])


def _far(camera: Camera, place: places.Place) -> float:
    point = camera.location.point
    return apart((point.latitude, point.longitude), (place.latitude, place.longitude)) if point else 9.0
