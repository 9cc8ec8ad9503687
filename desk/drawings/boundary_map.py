"""A map of points on the outlines of councils, with towns: no map of others is needed. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import cos, radians
from typing import Final, NamedTuple

from markupsafe import Markup

from desk.drawings.elements import drawing, element, short
from reference import areas, places

WIDTH: Final = 760.0
HEIGHT: Final = 560.0
LEAST_KM: Final = 14.0
"""Kilometres that a map shows from its lower to its upper edge at least, so that a town can be recognised."""

KM_A_DEGREE: Final = 111.2
TOWNS: Final = 16
"""Names of towns on a map, the largest."""


class Pin(NamedTuple):
    """A point with the number that it has in the list beside the map."""

    latitude: float
    longitude: float
    label: str
    strong: bool = False  # an address of theirs, a home, and not only where something happened


class Frame(NamedTuple):
    """What a map shows, and how degrees become units of the drawing."""

    north: float
    west: float
    scale: float  # units a degree of latitude
    squeeze: float  # degrees of longitude are shorter by that

    def spot(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point stands on the drawing."""
        return (longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale


def boundary_map(pins: Sequence[Pin], day: date) -> Markup | None:
    """The map with councils as they were on that day; None without a point."""
    if not pins:
        return None
    frame = frame_of(pins)
    content = (*_ground(frame, day), *_towns(frame), *_pins(frame, pins), *_scale_bar(frame))
    return drawing(WIDTH, HEIGHT, f"Map of {len(pins)} places, on the boundaries of councils", content)


def frame_of(pins: Iterable[Pin]) -> Frame:
    """A frame that holds every point, with room around them."""
    latitudes, longitudes = zip(*((pin.latitude, pin.longitude) for pin in pins), strict=True)
    middle = (max(latitudes) + min(latitudes)) / 2
    squeeze = cos(radians(middle))
    tall = (max(latitudes) - min(latitudes)) * 1.35
    wide = (max(longitudes) - min(longitudes)) * squeeze * 1.35 * HEIGHT / WIDTH
    degrees = max(tall, wide, LEAST_KM / KM_A_DEGREE)
    scale = HEIGHT / degrees
    west = (max(longitudes) + min(longitudes)) / 2 - WIDTH / scale / squeeze / 2
    return Frame(middle + degrees / 2, west, scale, squeeze)


def _ground(frame: Frame, day: date) -> Iterator[Markup]:
    yield element("rect", x=0, y=0, width=WIDTH, height=HEIGHT, fill="#e8edf1")
    for area, rings in areas.outlines(day):
        path = "".join(_ring(frame, ring) for ring in rings)
        fill = "#fbfaf6" if area.level == "force" else "none"
        yield element("path", element("title", area.name), d=path, fill=fill, stroke="#9aa7b2", stroke_width=1.2)


def _ring(frame: Frame, ring: Sequence[tuple[float, float]]) -> str:
    """One ring of longitude and latitude, in whole units: finer is not seen."""
    spots = dict.fromkeys((round(x), round(y)) for x, y in (frame.spot(at, across) for across, at in ring))
    return "M" + "L".join(f"{x} {y}" for x, y in spots) + "Z"


def _towns(frame: Frame) -> Iterator[Markup]:
    inside = [place for place in places.everywhere() if _is_inside(*frame.spot(place.latitude, place.longitude))]
    for place in sorted(inside, key=lambda one: -one.population)[:TOWNS]:
        x, y = frame.spot(place.latitude, place.longitude)
        size = 12 if place.population < LARGE else 15
        yield element("circle", cx=x, cy=y, r=2.0, fill="#8996a1")
        yield element("text", place.name, x=x + 5, y=y - 5, font_size=size, fill="#66737e")


LARGE: Final = 20_000
"""People of a town that is written larger."""


def _is_inside(x: float, y: float) -> bool:
    return 0 <= x <= WIDTH - 50 and 15 <= y <= HEIGHT


def _pins(frame: Frame, pins: Sequence[Pin]) -> Iterator[Markup]:
    """The last are drawn first, so that the number of the first can be read."""
    for number, pin in reversed(list(enumerate(pins, 1))):
        x, y = frame.spot(pin.latitude, pin.longitude)
        colour = "#a61b1b" if pin.strong else "#1f5f8b"
        title = element("title", pin.label)
        circle = element("circle", cx=x, cy=y, r=10.0, fill=colour, stroke="#ffffff", stroke_width=1.5)
        text = element(
            "text", short(str(number), 3), x=x, y=y + 4.2, fill="#ffffff", font_size=11, text_anchor="middle"
        )
        yield element("g", title, circle, text)


def _scale_bar(frame: Frame) -> Iterator[Markup]:
    kilometres = next(length for length in (20, 10, 5, 2, 1) if length / KM_A_DEGREE * frame.scale < WIDTH / 4)
    wide = kilometres / KM_A_DEGREE * frame.scale
    left, y = 20.0, HEIGHT - 18
    yield element("line", x1=left, y1=y, x2=left + wide, y2=y, stroke="#51606e", stroke_width=3)
    yield element("text", f"{kilometres} km", x=left, y=y - 7, fill="#51606e")
