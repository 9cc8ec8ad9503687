"""Name and position of a place, as its documents and alerts show them."""

from __future__ import annotations

from typing import NamedTuple

from schemas.search import GeoPoint


class NamedPlace(NamedTuple):
    """Name, point, map cell, town and administrative areas of a place."""

    name: str
    point: GeoPoint | None
    cell: str | None
    town: str | None
    areas: tuple[str, ...]
