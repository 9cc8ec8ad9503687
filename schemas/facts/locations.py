"""Facts about places: what one item reports of premises or a map cell, and who and what is linked with it.

A subject may have thousands, all of them in memory while it is concluded: keep them small.
"""

from __future__ import annotations

from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.standing import Count, HandlingCodes
from schemas.facts.traits import Support, TraitFact
from schemas.grading import Grade
from schemas.ids import ItemId, MentionId, MentionReference
from schemas.mentions.locations import LocationPrecision
from schemas.search import Search
from schemas.times import TimePrecision
from schemas.vocabulary.indicators import Indicator


class MentionedPerson(Model):
    """Somebody whom the item mentions, and how they have to do with the place.

    No name: which person it is follows in ``PersonAtPlace``.
    """

    mention: MentionId
    role: str  # in this event, as the source asserts it
    relation: str | None = None  # of a link to this place, else the use of an address of theirs that is this place


class PremisesDetails(Model):
    """What an item reports of premises beyond that something happened there. Never of a map cell; bounded in size."""

    indicators: tuple[Indicator, ...] = ()  # read from its text
    persons: tuple[MentionedPerson, ...] = ()
    callers: tuple[str, ...] = ()  # digests of the name and number of who reported it: one caller is one origin
    vehicles: tuple[str, ...] = ()  # registrations, as compared
    phones: int = 0
    lines: int = 0  # drug lines
    pence: int = 0  # in cash
    premises_type: str | None = None  # what the premises are used for, as the source asserts it or as their name says


class LocationFact(Model):
    """One item reports something that happened at one place, or has to do with it."""

    fact: Literal["item"] = "item"
    item_id: ItemId
    kind: str  # of event
    category: str
    crime: bool  # reports that a crime or incident happened: only these are compared with the months before
    outcome: str | None = None
    severity: str | None = None
    start: UtcMoment
    end: UtcMoment
    time: TimePrecision
    grade: Grade
    place: LocationPrecision
    name: str
    street: str | None = None  # of an address: a map cell is named after its streets, never after somebody's home
    town: str | None = None
    areas: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    weapons: tuple[str, ...] = ()  # which, by a word of ours or the source's
    details: PremisesDetails | None = None  # None: of a map cell, or nothing
    story: ItemId | None = None  # None: no other item retells it
    read: str | None = None  # the words of the item's text that the place was read from; None: its source states it


class VehicleUser(Model):
    """A person whom items link with a vehicle."""

    person: MentionReference
    name: Annotated[str, Search.PERSON]
    at_risk: tuple[str, ...] = ()  # child, exploited


class VehicleAtPlace(Model):
    """Items name a vehicle with these premises. Sent by correlate_object."""

    fact: Literal["vehicle"] = "vehicle"
    vehicle: str  # its subject
    name: str  # its registration
    described: str | None = None
    users: tuple[VehicleUser, ...] = ()  # wherever they were met with it, those with most items
    users_handling: HandlingCodes | None = None  # how the items must be handled that name them or say who is at risk
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int
    support: tuple[Support, ...]  # the earliest of them


class HomeReport(Model):
    """An item about the home of whom it names as harmed or resident, and about no premises."""

    support: Support
    indicators: tuple[Indicator, ...]  # that its text gives
    of_cuckooing: bool = True  # its source says so; else its text alone speaks of a home


class PersonAtPlace(Model):
    """How one person has to do with these premises, as all items together say. Sent by correlate_person."""

    fact: Literal["person"] = "person"
    person: MentionReference
    name: Annotated[str | None, Search.PERSON] = None
    at_risk: tuple[str, ...] = ()  # child, exploited …
    at_risk_handling: HandlingCodes | None = None  # … and how the items that say so must be handled; None: P
    relations: tuple[Count, ...]  # of links, else uses of an address, else ``named-at``; in how many items each
    roles: tuple[str, ...]  # in the events there
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int
    origins: int
    support: tuple[Support, ...]  # the best graded of the items
    traits: tuple[TraitFact, ...] = ()
    about_home: tuple[HomeReport, ...] = ()  # the earliest; only where these are the only premises they live at
