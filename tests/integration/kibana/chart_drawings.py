"""Charts of Lens as SVG, plainly: enough to see what is empty, cut off or unreadable at the size of the panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from desk.drawings.elements import element
from tests.integration.kibana.panel_values import plain

COLOURS: Final = (
    "#1f5f8b",
    "#d9a05b",
    "#2f7d4f",
    "#a61b1b",
    "#6a3d9a",
    "#8fb0c9",
    "#8a4b08",
    "#999999",
    "#c97fa8",
    "#5b5b5b",
)
Row = Mapping[str, Any]


class Size(NamedTuple):
    """Pixels for the drawing."""

    width: float
    height: float


class Series(NamedTuple):
    """One colour of a chart: values by what stands on the axis."""

    name: str
    colour: str
    values: dict[Any, float]


def _svg(size: Size, *marks: Markup) -> Markup:
    return element("svg", *marks, width=size.width, height=size.height, xmlns="http://www.w3.org/2000/svg")


def _text(x: float, y: float, words: str, anchor: str = "start", size: int = 11) -> Markup:
    return element("text", words, x=x, y=y, style=f"text-anchor:{anchor};font-size:{size}px", fill="#343741")


def horizontal_bars(size: Size, series: Series) -> Markup:
    """Bars from the left, each with its name and value."""
    step = min(26.0, (size.height - 6) / max(1, len(series.values)))
    most, left = max(series.values.values(), default=1) or 1, min(170.0, size.width * 0.42)
    marks = []
    for at, (name, value) in enumerate(series.values.items()):
        y, width = 4 + at * step, (size.width - left - 50) * value / most
        marks += [
            element("rect", x=left, y=y, width=width, height=step - 4, fill=series.colour),
            _text(left - 5, y + step / 2 + 2, _short(str(name), left), "end", 11 if step > 13 else 9),
            _text(left + width + 4, y + step / 2 + 2, plain(value)),
        ]
    return _svg(size, *marks)


def _short(text: str, width: float) -> str:
    room = int(width / 6.2)
    return text if len(text) <= room else text[: room - 1] + "…"


def over_time(size: Size, series: Sequence[Series], *, lines: bool) -> Markup:
    """Stacked bars or lines over months or weeks, with a legend on the right."""
    times = sorted({time for one in series for time in one.values})
    legend = 200.0 if len(series) > 1 else 0.0
    plot = Size(size.width - legend - 40, size.height - 34)
    totals = [sum(one.values.get(time) or 0 for one in series) for time in times]
    most = max((value or 0 for one in series for value in one.values.values()) if lines else totals, default=1) or 1
    step = plot.width / max(1, len(times))
    marks = _lines(series, times, plot, most) if lines else _stacks(series, times, plot, most)
    marks += [_text(36, 14, plain(most), "end"), _text(36, plot.height + 10, "0", "end")]
    every = max(1, round(60 / step))
    marks += [
        _text(40 + (at + 0.5) * step, size.height - 8, time[:7], "middle", 10)
        for at, time in enumerate(times)
        if at % every == 0
    ]
    for at, one in enumerate(series if legend else ()):
        marks += [
            element("rect", x=size.width - legend + 8, y=6 + at * 17, width=11, height=11, fill=one.colour),
            _text(size.width - legend + 24, 16 + at * 17, _short(one.name, legend - 24)),
        ]
    return _svg(size, *marks)


def _stacks(series: Sequence[Series], times: Sequence[str], plot: Size, most: float) -> list[Markup]:
    step, marks = plot.width / max(1, len(times)), []
    for at, time in enumerate(times):
        y = plot.height + 10
        for one in series:
            tall = plot.height * (one.values.get(time) or 0) / most
            y -= tall
            marks.append(
                element("rect", x=40 + at * step + 1, y=y, width=max(1, step - 2), height=tall, fill=one.colour)
            )
    return marks


def _lines(series: Sequence[Series], times: Sequence[str], plot: Size, most: float) -> list[Markup]:
    step, marks = plot.width / max(1, len(times)), []
    for one in series:
        spots = [
            (40 + (at + 0.5) * step, 10 + plot.height * (1 - (one.values.get(time) or 0) / most))
            for at, time in enumerate(times)
        ]
        marks.append(
            element(
                "polyline",
                points=" ".join(f"{x:.1f},{y:.1f}" for x, y in spots),
                fill="none",
                stroke=one.colour,
                style="stroke-width:2",
            )
        )
    return marks


def donut(size: Size, parts: Sequence[tuple[str, float]]) -> Markup:
    """Parts of a whole with a legend."""
    radius, whole, turn = min(size.height, size.width * 0.5) / 2 - 6, sum(value for _, value in parts) or 1, -pi / 2
    middle = (radius + 6, size.height / 2)
    marks = []
    for at, (name, value) in enumerate(parts):
        end = turn + 2 * pi * min(value / whole, 0.9999)
        (x0, y0), (x1, y1) = (_spot(middle, radius, angle) for angle in (turn, end))
        path = f"M{middle[0]},{middle[1]} L{x0},{y0} A{radius},{radius} 0 {int(end - turn > pi)} 1 {x1},{y1} Z"
        marks += [
            element("path", d=path, fill=COLOURS[at % 10]),
            element("rect", x=2 * radius + 30, y=10 + at * 18, width=11, height=11, fill=COLOURS[at % 10]),
        ]
        marks.append(_text(2 * radius + 46, 20 + at * 18, f"{name}: {plain(value)}"))
        turn = end
    return _svg(size, *marks)


def _spot(middle: tuple[float, float], radius: float, angle: float) -> tuple[float, float]:
    return middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)


class Pin(NamedTuple):
    """One point of a map. ``ground``: it lies under the others, and the map does not make room for it."""

    latitude: float
    longitude: float
    radius: float
    colour: str
    label: str = ""
    ground: bool = False


def points(size: Size, pins: Sequence[Pin]) -> Markup:
    """Points alone, as a map without a basemap shows them, fitted to what there is."""
    fitted = [pin for pin in pins if not pin.ground] or pins
    north, south = max(pin.latitude for pin in fitted), min(pin.latitude for pin in fitted)
    west, east = min(pin.longitude for pin in fitted), max(pin.longitude for pin in fitted)
    squeeze = cos((north + south) / 2 * pi / 180)
    scale = min((size.height - 60) / max(north - south, 0.05), (size.width - 60) / (max(east - west, 0.05) * squeeze))
    middle = ((west + east) / 2, (north + south) / 2)
    marks: list[Markup] = []
    for pin in pins:
        x = size.width / 2 + (pin.longitude - middle[0]) * squeeze * scale
        y = size.height / 2 + (middle[1] - pin.latitude) * scale
        marks += [element("circle", cx=x, cy=y, r=pin.radius, fill=pin.colour, stroke="#ffffff", style="opacity:.85")]
        marks += [_text(x + 5, y - 4, pin.label)] if pin.label else []
    return _svg(size, *marks)
