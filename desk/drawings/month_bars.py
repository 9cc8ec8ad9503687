"""Bars of how many items there are in each month. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from markupsafe import Markup

from desk.drawings.elements import drawing, element

WIDTH: Final = 1100.0
HEIGHT: Final = 130.0
FLOOR: Final = 100.0
MOST_MONTHS: Final = 60
WIDEST: Final = 46.0


def month_bars(counts: Mapping[date, int], noun: str) -> Markup | None:
    """A bar for each month from the first to the last, the latest five years; None where all is in one month."""
    months = every_month(counts)[-MOST_MONTHS:]
    if len(months) < 2:
        return None
    highest, step = max(counts.values()), min(WIDEST, (WIDTH - 20) / len(months))
    bars = (
        bar
        for number, month in enumerate(months)
        for bar in _bar(month, counts.get(month, 0), number, step, highest, noun)
    )
    return drawing(WIDTH, HEIGHT, f"{noun} by month", (*bars, _floor(len(months) * step)))


def every_month(counts: Mapping[date, int]) -> list[date]:
    """Every first of a month from the first with any to the last, those without any, too."""
    found, last = [min(counts)] if counts else [], max(counts, default=date.min)
    while found and found[-1] < last:
        found.append(date(found[-1].year + found[-1].month // 12, found[-1].month % 12 + 1, 1))
    return found


def _bar(month: date, count: int, number: int, step: float, highest: int, noun: str) -> Iterator[Markup]:
    x, height = 10 + number * step, 80.0 * count / highest
    title = element("title", f"{month:%B %Y}: {count} {noun}")
    yield element("rect", title, x=x + 1, y=FLOOR - height, width=step - 2, height=height, fill="#1f5f8b")
    if count and step > 14:
        yield element(
            "text", str(count), x=x + step / 2, y=FLOOR - height - 4, text_anchor="middle", font_size=11, fill="#33424f"
        )
    if month.month in (1, 7) or number == 0:
        yield element("text", f"{month:%b %Y}", x=x + 1, y=FLOOR + 17, font_size=11, fill="#51606e")


def _floor(width: float) -> Markup:
    return element("line", x1=10, y1=FLOOR, x2=10 + width, y2=FLOOR, stroke="#9aa7b2")
