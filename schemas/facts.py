"""Facts: what one item says about one subject. Made by resolve, read by the correlate agents."""

from __future__ import annotations

from schemas.base import Model
from schemas.grading import Grade
from schemas.ids import EventId, ItemId
from schemas.statements import Place
from schemas.times import Occurred


class LocationFact(Model):
    """One item says that something happened at, or has to do with, one place."""

    item_id: ItemId
    event_id: EventId
    kind: str
    category: str | None = None
    occurred: Occurred
    grade: Grade
    place: Place
