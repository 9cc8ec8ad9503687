"""Traits: what a person's own facts say they are known for, told to the places and associations they have to do with.

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
    origin: str  # the report that first told it, or whose caller told it first
    grade: Grade


class TraitOfPerson(Model):
    """From the first to the last item that says so, and how long it holds after that."""

    trait: Annotated[Trait, OPEN]
    version: int  # of its rule
    likely: str  # in a word of the yardstick
    first_seen: UtcMoment
    last_seen: UtcMoment
    active_until: UtcMoment | None = None  # None: it does not lapse
    standing: Standing
    reason: Annotated[str, Search.TEXT]


class TraitFact(TraitOfPerson):
    """The same, told to what comes after: with the items themselves, the best graded, so that grades can be carried."""

    support: tuple[Support, ...]
