"""Where a place is, and when a month begins: what its documents and its alerts have in common."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from schemas.search import GeoPoint
from streams.correlation.location.place_item import Month


class Where(NamedTuple):
    """What the place is called and where it lies."""

    name: str
    point: GeoPoint | None
    cell: str | None
    town: str | None
    areas: tuple[str, ...]


def day_of(month: Month) -> date:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1)
