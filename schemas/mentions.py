"""Whom and what an item mentions: persons, objects, locations (POLE) and how they hang together.

A mention is what one item says. It has an id only inside its item, so that links can name it.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from schemas.base import Line, Model, Text

MentionId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,20}$")]
"""The name of a mention inside its item, for example ``p1``."""


class Role(StrEnum):
    """What a person is *in this event*, as the source asserts it; never what a person is (DPA 2018 s.38)."""

    SUSPECT = "suspect"
    CONVICTED = "convicted"
    VICTIM = "victim"
    WITNESS = "witness"
    VULNERABLE = "vulnerable"
    SUBJECT = "subject"
    ASSOCIATE = "associate"
    REPORTER = "reporter"
    OTHER = "other"


class Sex(StrEnum):
    """Sex as the source recorded it."""

    MALE = "male"
    FEMALE = "female"
    OTHER = "other"


class PersonName(Model):
    """One name. ``full`` is for sources that do not know which part is which."""

    given: Line | None = None
    surname: Line | None = None
    full: Line | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.given or self.surname or self.full):
            raise ValueError("a name needs a given name, a surname or a full name; leave the name out if there is none")
        return self


class Identifier(Model):
    """A number that some register gave a person, for example a PNC ID."""

    scheme: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{1,19}$")]
    value: Line


class AgeRange(Model):
    """Years of age, both ends included; ``to`` None means and over."""

    from_years: Annotated[int, Field(ge=0, le=130)]
    to_years: Annotated[int, Field(ge=0, le=130)] | None = None

    @model_validator(mode="after")
    def _runs_upwards(self) -> Self:
        if self.to_years is not None and self.to_years < self.from_years:
            raise ValueError("to_years must not be below from_years")
        return self


class PersonMention(Model):
    """A person as one item describes them."""

    id: MentionId
    role: Role
    names: tuple[PersonName, ...] = ()
    aliases: tuple[Line, ...] = ()
    birth_date: date | None = None
    age: AgeRange | None = None
    sex: Sex | None = None
    identifiers: tuple[Identifier, ...] = ()
    description: Text | None = None


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


class LocationMention(Model):
    """A place as one item describes it. ``precision`` is the source's own word where it knows it."""

    id: MentionId
    name: Line | None = None
    address: tuple[Line, ...] = ()
    street: Line | None = None
    town: Line | None = None
    postcode: Line | None = None
    uprn: Annotated[str, StringConstraints(pattern=r"^\d{1,12}$")] | None = None
    point: Coordinates | None = None
    precision: LocationPrecision | None = None
    lsoa: Annotated[str, StringConstraints(pattern=r"^[EWSN]\d{8}$")] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not any(value for name, value in self if name not in {"id", "precision"}):
            raise ValueError(
                "a location needs at least one of name, address, street, town, postcode, uprn, point, lsoa"
            )
        return self


class ObjectKind(StrEnum):
    """What sort of thing an object is."""

    VEHICLE = "vehicle"
    PHONE = "phone"
    DRUG_LINE = "drug-line"
    DRUG = "drug"
    WEAPON = "weapon"
    MONEY = "money"
    DOCUMENT = "document"
    OTHER = "other"


class ObjectMention(Model):
    """A thing as one item describes it; ``identifier`` is its registration, number or name."""

    id: MentionId
    kind: ObjectKind
    identifier: Line | None = None
    description: Text | None = None


class Link(Model):
    """Two mentions of one item and how they hang together, for example ``p1 drives o1``."""

    subject: MentionId
    relation: Line
    object: MentionId
