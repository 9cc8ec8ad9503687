"""Documents of conclusions about one operation, in all and month by month. Owner: correlate_operation."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.operations import GroupTouched, SeizedThing
from schemas.facts.standing import Count, Standing
from schemas.search import Search


class Enforcement(Model):
    """What was done against crime: items of each kind, what they brought in, and what the courts passed."""

    warrants: int = 0
    arrests: int = 0
    charges: int = 0
    sentences: int = 0
    seizures: int = 0
    stop_and_searches: int = 0
    patrols: int = 0
    cash_pence: int = 0
    custody_days: int = 0  # terms of a person one after another add up, one that runs beside another adds nothing
    custody_years: float = 0.0  # the same, of 365.25 days
    life_sentences: int = 0  # without an end: life, public protection, at pleasure; persons and hearings; no days


class Protection(Model):
    """What was done to protect somebody, kept apart from enforcement: referrals, missing episodes and visits."""

    acts: int = 0
    kinds: tuple[Count, ...] = ()


class Acts(Model):
    """What was done in one span of time."""

    items: int
    enforcement: Enforcement
    protection: Protection


class TownActs(Acts):
    """The same in one town."""

    name: Annotated[str, Search.NAME]


class SeizedCount(SeizedThing):
    """How many items say that such a thing was seized."""

    items: int


class PeopleInRole(Model):
    """How many people, taken for one or for different ones by resolve, had this role in events of this kind."""

    kind: str
    role: str
    people: int


class GroupInOperation(GroupTouched):
    """A gang or other group that the operation touched: named by its items, or by way of people who are of it."""

    items: int  # that name it
    mentions: int  # of people who are of it


class OperationDocument(Model):
    """What an operation adds up to. Owner: correlate_operation."""

    id: str
    kind: Literal["operation"] = "operation"
    name: Annotated[str, Search.NAME]
    first_seen: UtcMoment
    last_seen: UtcMoment
    enforcement: Enforcement
    protection: Protection
    kinds: tuple[Count, ...]  # items by kind of event, reports included
    seized: tuple[SeizedCount, ...] = ()  # the commonest
    towns: tuple[TownActs, ...] = ()  # those with most items
    towns_total: int = 0
    people: tuple[PeopleInRole, ...] = ()
    groups: tuple[GroupInOperation, ...] | None = None  # those that most items name
    groups_total: int | None = None
    suspected_false: int = 0  # items assessed E: shown in the standing, counted nowhere else
    standing: Standing
    explanation: Annotated[str, Search.TEXT]


class OperationMonthDocument(Model):
    """What an operation did in one month, town by town, against the same month a year before. Owner: the same."""

    id: str
    kind: Literal["operation-month"] = "operation-month"
    name: Annotated[str, Search.NAME]
    month: date
    enforcement: Enforcement
    protection: Protection
    kinds: tuple[Count, ...] = ()
    towns: tuple[TownActs, ...] = ()
    towns_total: int = 0
    year_before: Acts | None = None  # None: no such month in the operation's span
    standing: Standing | None = None  # None in a month without items
    explanation: Annotated[str, Search.TEXT]
