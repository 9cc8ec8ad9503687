"""Persons as one item describes them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from schemas.base import OPEN, Line, ListOf, Model, Text
from schemas.errors import BrokenRule
from schemas.ids import MentionId
from schemas.mentions.locations import PersonAddress
from schemas.vocabulary.markers import WarningMarker
from schemas.vocabulary.roles import Role

__all__ = ["AgeRange", "Identifier", "Person", "PersonMention", "PersonName", "Role", "Sex"]


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
    """Years of age at the time, both ends included; ``to_years`` None means and over."""

    from_years: Annotated[int, Field(ge=0, le=130)]
    to_years: Annotated[int, Field(ge=0, le=130)] | None = None

    @model_validator(mode="after")
    def _runs_upwards(self) -> Self:
        if self.to_years is not None and self.to_years < self.from_years:
            raise ValueError("to_years must not be below from_years")
        return self


class Person(Model):
    """A person as one item describes them, without addresses. There is no ethnicity: it never matches anybody."""

    id: MentionId
    role: Annotated[Role, OPEN]
    names: Annotated[ListOf[PersonName], Field(max_length=50)] = ()
    aliases: Annotated[ListOf[Line], Field(max_length=50)] = ()
    birth_date: date | None = None
    birth_year: Annotated[int, Field(ge=1850, le=2200)] | None = None  # where only the year is known
    birth_place: Line | None = None
    age: AgeRange | None = None
    sex: Sex | None = None
    occupation: Line | None = None
    identifiers: Annotated[ListOf[Identifier], Field(max_length=50)] = ()
    description: Text | None = None
    warning_markers: Annotated[ListOf[Annotated[WarningMarker, OPEN]], Field(max_length=30)] | None = None

    @model_validator(mode="after")
    def _is_born_once(self) -> Self:
        if self.birth_date is not None and self.birth_year is not None:
            raise BrokenRule(
                "give birth_date, or birth_year where only the year is known; not both", field="birth_year"
            )
        return self


class PersonMention(Person):
    """A person as one item describes them. Their phones and vehicles are objects, joined to them by links."""

    addresses: Annotated[ListOf[PersonAddress], Field(max_length=20)] = ()
