"""Places as an item describes them: where something happened, and where a person lives or stays."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from schemas.base import OPEN, Line, ListOf, Model
from schemas.ids import MentionId
from schemas.vocabulary.findings import Certainty
from schemas.vocabulary.premises_types import PremisesType
from schemas.vocabulary.relations import AddressUse

__all__ = ["AddressUse", "Coordinates", "Location", "LocationMention", "LocationPrecision", "PersonAddress"]


class LocationPrecision(StrEnum):
    """How precisely a place is known, finest first. A coarser one is a different place and is never promoted."""

    ADDRESS = "address"
    STREET = "street"
    POSTCODE = "postcode"
    OUTCODE = "outcode"
    TOWN = "town"
    AREA = "area"


class Coordinates(Model):
    """A point in the United Kingdom, WGS84 degrees. Swapped or zero coordinates fall outside its box."""

    latitude: Annotated[float, Field(ge=49.8, le=60.9)]
    longitude: Annotated[float, Field(ge=-8.7, le=1.8)]


class Location(Model):
    """A place in the source's words. ``precision`` is the source's own word where it knows it."""

    name: Line | None = None
    address: Annotated[ListOf[Line], Field(max_length=20)] = ()
    street: Line | None = None
    town: Line | None = None
    postcode: Line | None = None
    uprn: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,12}$")] | None = None
    point: Coordinates | None = None
    precision: LocationPrecision | None = None
    lsoa: Annotated[str, StringConstraints(pattern=r"^[EWSN][0-9]{8}$")] | None = None
    premises_type: Annotated[PremisesType, OPEN] | None = None
    certainty: Annotated[Certainty, OPEN] | None = None  # how sure the source is that this is the place

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        where = (self.name, self.address, self.street, self.town, self.postcode, self.uprn, self.point, self.lsoa)
        if not any(where):
            raise ValueError(
                "a location needs at least one of name, address, street, town, postcode, uprn, point, lsoa"
            )
        return self


class LocationMention(Location):
    """A place that the item is about: where it happened, or what is reported. A person's own go with the person."""

    id: MentionId


class PersonAddress(Location):
    """An address of a person. It says nothing of where the event happened."""

    use: Annotated[AddressUse, OPEN] = AddressUse.HOME
