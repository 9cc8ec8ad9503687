"""Links: how two mentions of one item hang together."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import model_validator

from schemas.base import OPEN, Line, Model
from schemas.errors import BrokenRule
from schemas.ids import MentionId


class Relation(StrEnum):
    """How the subject of a link hangs together with its object. A closed list, so that rules can be written on it."""

    WITH = "with"  # person and person, seen or named together
    FAMILY_OF = "family-of"
    PARTNER_OF = "partner-of"
    WORKS_FOR = "works-for"  # person for person, or person for line
    EXPLOITS = "exploits"
    SUPPLIES = "supplies"
    LIVES_AT = "lives-at"  # person at a location of the item
    STAYS_AT = "stays-at"
    VISITS = "visits"
    FOUND_AT = "found-at"  # person or object at a location
    DEALS_FROM = "deals-from"
    DRIVES = "drives"  # person and vehicle
    TRAVELS_IN = "travels-in"
    KEEPS = "keeps"  # registered keeper
    USES = "uses"  # person and phone
    CARRIES = "carries"  # person and weapon, drug, money, document
    OWNS = "owns"
    RUNS = "runs"  # person and drug line
    NUMBER_OF = "number-of"  # phone of a drug line
    SERVES = "serves"  # drug line and town
    OTHER = "other"


class Link(Model):
    """Two mentions of one item and how they hang together, for example ``p1 drives o1``."""

    subject: MentionId
    relation: Annotated[Relation, OPEN]
    object: MentionId
    described: Line | None = None  # in words; required where the relation is ``other``

    @model_validator(mode="after")
    def _another_relation_is_described(self) -> Self:
        if self.relation is Relation.OTHER and not self.described:
            raise BrokenRule("the relation other requires described: the relation in words", field="described")
        if self.subject == self.object:
            raise ValueError("a link joins two mentions; this one names the same mention twice")
        return self
