"""Where a place is, what its documents and its alerts call it."""

from __future__ import annotations

from typing import NamedTuple

from schemas.search import GeoPoint


class NamedPlace(NamedTuple):
    """What the place is called and where it lies."""

    name: str
    point: GeoPoint | None
    cell: str | None
    town: str | None
    areas: tuple[str, ...]
