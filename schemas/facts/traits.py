"""Traits: what a person's own facts say they are known for; emitted to places, objects and associations.

A trait is believed on items, never a finding about anybody, and never what a person *is*.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from schemas.base import OPEN, Model, UtcMoment
from schemas.facts.standing import Standing
from schemas.grading import Grade
from schemas.ids import ItemId
from schemas.search import Search


class Trait(StrEnum):
    """A closed list: each has one rule, ``streams/correlation/person/traits``."""

    DRUG_SUPPLY_NOMINAL = "drug-supply-nominal"
    CARRIES_WEAPONS = "carries-weapons"
    VIOLENCE = "violence"
    CONVICTED = "convicted"
    VULNERABLE = "vulnerable"
    CHILD = "child"
    EXPLOITED = "exploited"
    MISSING = "missing"


class Support(Model):
    """One item that something stands on."""

    item: ItemId
    at: UtcMoment
    origin: str  # the earliest report of its story, or of its caller
    grade: Grade


class TraitOfPerson(Model):
    """A trait with the span of the items that support it, and until when it is active."""

    trait: Annotated[Trait, OPEN]
    version: int  # of its rule
    likely: str  # in a word of the yardstick
    first_seen: UtcMoment
    last_seen: UtcMoment
    active_until: UtcMoment | None = None  # None: it does not expire
    standing: Standing
    reason: Annotated[str, Search.TEXT]


class TraitFact(TraitOfPerson):
    """A trait as a fact for later stages, with its best graded items, so that they can carry its grades on."""

    support: tuple[Support, ...]
