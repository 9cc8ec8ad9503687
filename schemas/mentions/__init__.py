"""Whom and what an item mentions: persons, things and locations (POLE), and the links between them.

A mention is what one item says. It has an id only inside its item, so that links can name it.
"""

from __future__ import annotations

from schemas.ids import MentionId
from schemas.mentions.links import Link, Relation
from schemas.mentions.locations import (
    AddressUse,
    Coordinates,
    Location,
    LocationMention,
    LocationPrecision,
    PersonAddress,
)
from schemas.mentions.objects import DrugLine, ObjectMention, Phone, Vehicle
from schemas.mentions.persons import AgeRange, Identifier, PersonMention, PersonName, Role, Sex

__all__ = [
    "AddressUse",
    "AgeRange",
    "Coordinates",
    "DrugLine",
    "Identifier",
    "Link",
    "Location",
    "LocationMention",
    "LocationPrecision",
    "MentionId",
    "ObjectMention",
    "PersonAddress",
    "PersonMention",
    "PersonName",
    "Phone",
    "Relation",
    "Role",
    "Sex",
    "Vehicle",
]
