"""Encounters: stop and search, patrol sightings, number plate reads."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from schemas.base import Line, ListOf
from schemas.errors import BrokenRule
from schemas.kinds.base import MAX_ITEMS, Code, Envelope, Item, ThreatCode
from schemas.mentions.objects import Vehicle
from schemas.mentions.persons import Sex


class StopAndSearchItem(Item):
    """One search of a person or vehicle. Ethnicity is recorded for monitoring and never used to match."""

    search_type: Code
    searched_for: Line | None = None
    power: Line | None = None
    outcome: Line | None = None
    outcome_linked: bool | None = None
    clothing_removed: bool | None = None
    part_of_operation: bool | None = None
    sex: Sex | None = None
    age_range: Line | None = None
    self_defined_ethnicity: Line | None = None
    officer_defined_ethnicity: Line | None = None


class StopAndSearch(Envelope):
    """A stop and search."""

    kind: Literal["stop-and-search"] = "stop-and-search"
    items: Annotated[ListOf[StopAndSearchItem], Field(max_length=MAX_ITEMS)]


class PatrolSightingItem(Item):
    """What a patrol saw, and where."""

    activity: ThreatCode | None = None  # for example 'comings-and-goings', 'drug-dealing'

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        if not self.locations:
            raise BrokenRule("a sighting needs a location: where the patrol saw it", field="locations")
        return self


class PatrolSighting(Envelope):
    """What a patrol saw."""

    kind: Literal["patrol-sighting"] = "patrol-sighting"
    items: Annotated[ListOf[PatrolSightingItem], Field(max_length=MAX_ITEMS)]


class Direction(StrEnum):
    """Which way a vehicle went."""

    NORTH = "north"
    NORTH_EAST = "north-east"
    EAST = "east"
    SOUTH_EAST = "south-east"
    SOUTH = "south"
    SOUTH_WEST = "south-west"
    WEST = "west"
    NORTH_WEST = "north-west"


_CAMERA: Final = '[{"id": "l1", "point": {"latitude": 52.4102, "longitude": -0.7331}}]'


class VehicleReadItem(Item):
    """One vehicle at one camera. The registration is as read: O and 0, I and 1 may be mistaken."""

    camera: Code
    direction: Direction | None = None

    @model_validator(mode="after")
    def _one_vehicle_at_one_point(self) -> Self:
        if [isinstance(one, Vehicle) and one.vrm is not None for one in self.objects] != [True]:
            raise BrokenRule("a read needs exactly one object, a vehicle with its vrm as read", field="objects")
        if len(self.locations) != 1 or self.locations[0].point is None:
            message = "a read needs exactly one location, with the point of the camera"
            raise BrokenRule(message, field="locations", example=_CAMERA)
        return self


class VehicleRead(Envelope):
    """A read by a number plate camera (ANPR)."""

    kind: Literal["vehicle-read"] = "vehicle-read"
    items: Annotated[ListOf[VehicleReadItem], Field(max_length=MAX_ITEMS)]
