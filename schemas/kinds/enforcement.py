"""Enforcement: warrants, arrests, seizures, charges and sentences."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from schemas.base import Line, ListOf
from schemas.errors import BrokenRule
from schemas.kinds.base import MAX_ITEMS, Code, Envelope, Item, Offence, Offences
from schemas.mentions.persons import Role
from schemas.vocabulary.sentences import sentence_code
from schemas.vocabulary.terms import has_form_of_a_code


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


def _known_as_code(text: object) -> object:
    if isinstance(text, str) and not has_form_of_a_code(text):
        return sentence_code(text) or text
    return text


SentenceCode = Annotated[Code, BeforeValidator(_known_as_code)]
"""What a court passed (``schemas.vocabulary.sentences``): a code, or the words of one in other writing (``IPP``)."""


class SentenceItem(Item):
    """What one person, in the role ``convicted``, was given for one offence. ``days`` of custody, life without them.

    ``runs`` is how the days run beside the event's other terms. The first term of an event may leave it out: it is
    consecutive.
    """

    offence: Offence
    sentence_type: SentenceCode  # for example 'imprisonment', 'suspended-imprisonment', 'community-order'
    days: Annotated[int, Field(ge=1, le=36_525)] | None = None
    runs: Runs | None = None
    court: Line | None = None

    @model_validator(mode="after")
    def _what_runs_has_days(self) -> Self:
        _exactly_one(self, Role.CONVICTED, "a sentence")
        if self.days is None and self.runs is not None:
            raise BrokenRule("runs says how a term in days runs: give its days, or leave out runs", field="days")
        return self


_RUNS_MISSING: Final = "every term in days but the first of an event says how it runs: consecutive or concurrent"


class Sentence(Envelope):
    """What a court passed."""

    kind: Literal["sentence"] = "sentence"
    items: Annotated[ListOf[SentenceItem], Field(max_length=MAX_ITEMS)]

    @model_validator(mode="after")
    def _further_terms_say_how_they_run(self) -> Self:
        terms = [(at, item) for at, item in enumerate(self.items) if item.days is not None]
        for at, item in terms[1:]:
            if item.runs is None:
                raise BrokenRule(_RUNS_MISSING, field=f"items.{at}.runs")
        return self
