"""Statements: what one event says now, in one view, with its places found. Made by enrich, read by resolve."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from schemas.base import Known, Model
from schemas.grading import Grade
from schemas.ids import EventId, ItemId
from schemas.marking import Marking
from schemas.mentions import LocationPrecision, ObjectMention, PersonMention
from schemas.search import Point, Search
from schemas.times import Occurred


class Place(Model):
    """A location mention, geocoded: what is known of it, how precisely, and in which areas it lay at the time."""

    subject: str  # the location subject it is a fact about, as precise as the mention and no more
    precision: LocationPrecision
    name: Annotated[str, Search.NAME]
    street: Annotated[str | None, Search.NAME] = None
    town: Annotated[str | None, Search.NAME] = None
    postcode: str | None = None
    uprn: str | None = None
    point: Point | None = None
    cell_7: str | None = None  # H3, about 5.2 km²
    cell_8: str | None = None  # 0.74 km²
    cell_9: str | None = None  # 0.105 km²
    areas: tuple[str, ...] = ()  # names valid on the day, the widest first
    placeholder: str | None = None  # why this place must never link anybody
    found_by: str  # which reference data placed it


class StatedItem(Model):
    """One item as it stands now: amended, projected to the view, its places found."""

    item_id: ItemId
    number: int
    grade: Grade
    marking: Marking
    title: str | None = None
    text: str | None = None
    operation: str | None = None
    category: str | None = None  # crime type, or the kind of search
    outcome: str | None = None
    object_of_search: str | None = None
    derived_from: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    persons: tuple[PersonMention, ...] = ()
    objects: tuple[ObjectMention, ...] = ()


class Statement(Model):
    """What one event says now. In view P nothing of the envelope but id, kind and times."""

    event_id: EventId
    kind: str
    occurred: Occurred
    day: date  # the day on which area names and retention are looked up: that of ``occurred.start``
    reported_at: Known
    recorded_at: Known
    source_system: str | None = None
    source_reference: str | None = None
    items: tuple[StatedItem, ...]
