"""Whom and what an item mentions: persons, things and locations (POLE), and the links between them.

A mention is what one item says. It has an id only inside its item, so that links can name it.
"""

from __future__ import annotations

from schemas.ids import MentionId
from schemas.mentions.bulk_texts import BulkText
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
from schemas.mentions.occurrences import HowOften
from schemas.mentions.organisations import OrganisationMention
from schemas.mentions.persons import AgeRange, Identifier, PersonMention, PersonName, Role, Sex

__all__ = [
    "AddressUse",
    "AgeRange",
    "BulkText",
    "Coordinates",
    "DrugLine",
    "HowOften",
    "Identifier",
    "Link",
    "Location",
    "LocationMention",
    "LocationPrecision",
    "MentionId",
    "ObjectMention",
    "OrganisationMention",
    "PersonAddress",
    "PersonMention",
    "PersonName",
    "Phone",
    "Relation",
    "Role",
    "Sex",
    "Vehicle",
]
