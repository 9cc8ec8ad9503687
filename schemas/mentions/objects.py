"""Objects as an item describes them. Each kind has its own fields; every one of them has a word that names it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from schemas.base import OPEN, Line, ListOf, Model, Text
from schemas.ids import MentionId
from schemas.vocabulary.markers import VehicleMarker


class ObjectBase(Model):
    """What every object has. ``description`` is the source's own words."""

    id: MentionId
    kind: str
    description: Text | None = None

    @property
    def called(self) -> str | None:
        """Its registration, number or name, as the source wrote it."""
        return None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        described = self.called or self.description  # nearly every object has one of these
        if not described and not any(value is not None for name, value in self if name not in {"id", "kind"}):
            raise ValueError("an object needs a description, or one of the fields of its kind")
        return self


class Vehicle(ObjectBase):
    """A vehicle. ``vrm`` is the registration as read or written, whole or in part."""

    kind: Literal["vehicle"] = "vehicle"
    vrm: Line | None = None
    make: Line | None = None
    model: Line | None = None
    colour: Line | None = None
    keeper: Line | None = None  # as the register names them, where no person of the item is the keeper
    markers: Annotated[ListOf[Annotated[VehicleMarker, OPEN]], Field(max_length=30)] | None = None

    @property
    def called(self) -> str | None:
        """The registration."""
        return self.vrm


class Phone(ObjectBase):
    """A handset or a number. A drug line is not a phone: its numbers change, its name stays."""

    kind: Literal["phone"] = "phone"
    number: Line | None = None
    imei: Annotated[str, StringConstraints(pattern=r"^[0-9]{14,16}$")] | None = None

    @property
    def called(self) -> str | None:
        """The number, else the IMEI."""
        return self.number or self.imei


class DrugLine(ObjectBase):
    """A drug line by the name it goes by, for example ``Jazz``. Users take the name for a person; it is none."""

    kind: Literal["drug-line"] = "drug-line"
    name: Line | None = None

    @property
    def called(self) -> str | None:
        """The name of the line."""
        return self.name


class Drug(ObjectBase):
    """A drug and how much of it, in the source's words: ``heroin``, ``31 wraps``."""

    kind: Literal["drug"] = "drug"
    name: Line | None = None
    quantity: Line | None = None

    @property
    def called(self) -> str | None:
        """Which drug."""
        return self.name


class Weapon(ObjectBase):
    """A weapon, for example ``zombie knife``."""

    kind: Literal["weapon"] = "weapon"
    name: Line | None = None

    @property
    def called(self) -> str | None:
        """Which weapon."""
        return self.name


class Money(ObjectBase):
    """Money, in pence sterling."""

    kind: Literal["money"] = "money"
    pence: Annotated[int, Field(ge=1, le=10**13)] | None = None


class PaperDocument(ObjectBase):
    """A document, for example a ``tenancy agreement`` or a ``passport`` with its number."""

    kind: Literal["document"] = "document"
    name: Line | None = None
    number: Line | None = None

    @property
    def called(self) -> str | None:
        """Its number, else what it is."""
        return self.number or self.name


class OtherThing(ObjectBase):
    """Anything else, for example ``scales``."""

    kind: Literal["other"] = "other"
    name: Line | None = None

    @property
    def called(self) -> str | None:
        """What it is."""
        return self.name


ObjectMention = Annotated[
    Vehicle | Phone | DrugLine | Drug | Weapon | Money | PaperDocument | OtherThing, Field(discriminator="kind")
]
OBJECT_KINDS = frozenset({"vehicle", "phone", "drug-line", "drug", "weapon", "money", "document", "other"})
