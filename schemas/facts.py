"""Facts: what one item says about one subject. Made by resolve, read by the correlate agents.

Kept small: a subject may have thousands, each is read once, and all are held.
"""

from __future__ import annotations

from schemas.base import Known, Model
from schemas.grading import Grade
from schemas.ids import ItemId
from schemas.locations import LocationPrecision
from schemas.times import TimePrecision


class LocationFact(Model):
    """One item says that something happened at, or has to do with, one place."""

    item_id: ItemId
    category: str
    crime: bool  # says that a crime or incident happened: only these are compared with the months before
    start: Known
    end: Known
    time: TimePrecision
    grade: Grade
    place: LocationPrecision
    name: str
    street: str | None = None  # of an address: a map cell is named after its streets, never after somebody's home
    town: str | None = None
    areas: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    story: ItemId | None = None  # None: the item alone tells its story
