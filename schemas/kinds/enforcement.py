"""Enforcement: warrants, arrests, seizures, charges and sentences."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from schemas.base import Line, ListOf
from schemas.errors import BrokenRule
from schemas.kinds.base import MAX_ITEMS, Code, Envelope, Item, Offence, Offences
from schemas.mentions.persons import Role


def _exactly_one(item: Item, role: Role, event: str) -> None:
    if sum(person.role is role for person in item.persons) != 1:
        message = f"{event} is about exactly one person in the role {role.value}; give each person an item"
        raise BrokenRule(message, field="persons", example=f'[{{"id": "p1", "role": "{role.value}"}}]')


class WarrantItem(Item):
    """One warrant, executed at the item's locations."""

    power: Line  # for example 'Misuse of Drugs Act 1971 s.23'
    outcome: Line | None = None  # for example 'drugs found'
    forced_entry: bool | None = None

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        if not self.locations:
            raise BrokenRule("a warrant needs a location: the premises it was executed at", field="locations")
        return self


class WarrantExecuted(Envelope):
    """A search warrant that was executed."""

    kind: Literal["warrant-executed"] = "warrant-executed"
    items: Annotated[ListOf[WarrantItem], Field(max_length=MAX_ITEMS)]


class ArrestItem(Item):
    """The arrest of one person, in the role ``suspect``."""

    offences: Offences
    outcome: Line | None = None  # for example 'charged', 'bailed', 'released without charge'

    @model_validator(mode="after")
    def _is_of_one_person(self) -> Self:
        _exactly_one(self, Role.SUSPECT, "an arrest")
        return self


class Arrest(Envelope):
    """An arrest. Its locations are where it was made."""

    kind: Literal["arrest"] = "arrest"
    items: Annotated[ListOf[ArrestItem], Field(max_length=MAX_ITEMS)]


class SeizureItem(Item):
    """What was seized: the item's objects."""

    power: Line | None = None

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if not self.objects:
            raise BrokenRule("a seizure needs an object: what was seized", field="objects")
        return self


class Seizure(Envelope):
    """A seizure. Its locations are where it was made, its persons whom it was taken from."""

    kind: Literal["seizure"] = "seizure"
    items: Annotated[ListOf[SeizureItem], Field(max_length=MAX_ITEMS)]


class ChargeItem(Item):
    """One person, in the role ``suspect``, charged with one offence."""

    offence: Offence
    outcome: Line | None = None  # for example 'remanded in custody', 'bailed to court'

    @model_validator(mode="after")
    def _is_of_one_person(self) -> Self:
        _exactly_one(self, Role.SUSPECT, "a charge")
        return self


class Charge(Envelope):
    """A charge."""

    kind: Literal["charge"] = "charge"
    items: Annotated[ListOf[ChargeItem], Field(max_length=MAX_ITEMS)]


class Runs(StrEnum):
    """How a term runs beside the person's others. A sole term is ``consecutive``: it adds to nothing."""

    CONSECUTIVE = "consecutive"
    CONCURRENT = "concurrent"


class SentenceItem(Item):
    """What one person, in the role ``convicted``, was given for one offence. ``days`` of custody, life without them."""

    offence: Offence
    sentence_type: Code  # for example 'imprisonment', 'suspended-imprisonment', 'community-order'
    days: Annotated[int, Field(ge=1, le=36_525)] | None = None
    runs: Runs | None = None
    court: Line | None = None

    @model_validator(mode="after")
    def _a_term_says_how_it_runs(self) -> Self:
        _exactly_one(self, Role.CONVICTED, "a sentence")
        if (self.days is None) != (self.runs is None):
            missing = "days" if self.days is None else "runs"
            raise BrokenRule("days and runs go together: a term in days runs consecutive or concurrent", field=missing)
        return self


class Sentence(Envelope):
    """What a court passed."""

    kind: Literal["sentence"] = "sentence"
    items: Annotated[ListOf[SentenceItem], Field(max_length=MAX_ITEMS)]
