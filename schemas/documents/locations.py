"""Documents of conclusions about addresses, map cells, and map cells month by month. Owner: correlate_location."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.documents.alerts import WeighedSign
from schemas.facts.read_in_text import ReadInText
from schemas.facts.standing import Count, Standing
from schemas.search import Point, Search


class MonthCount(Model):
    """How many items in one calendar month, and how many of them say a crime happened. Months without any are zeros."""

    month: date
    items: int
    crimes: int


class NearRepeat(Model):
    """Two like crimes close in place and time: known only where both day and address are."""

    category: str
    first: str
    second: str
    days: int
    metres: int
    reason: Annotated[str, Search.TEXT]


class BandSpan(Model):
    """From when until when a place is believed to be in one band, least first: green, amber, red."""

    band: str
    start: date
    until: date  # the first day on which it no longer is


class Cuckooing(Model):
    """Whether, why and when a home is believed to be cuckooed: never a finding, and never about a person."""

    rule: str
    version: int
    band: str  # the highest there was
    likely: str  # the same in a word of the yardstick
    bands: tuple[BandSpan, ...]  # the latest
    signs: tuple[WeighedSign, ...]  # on the day on which most spoke for it
    weighed: int  # items: of a crowded place the latest
    explanation: Annotated[str, Search.TEXT]


class ActAtPlace(Model):
    """Something that was done at a place."""

    kind: str
    on: date
    item: str
    category: str | None = None
    severity: str | None = None
    outcome: Annotated[str | None, Search.NAME] = None


class VehicleAtPremises(Model):
    """A vehicle that items name with the premises, and whether anybody who lives there is known to use it."""

    subject: str
    name: str
    described: str | None = None
    unfamiliar: bool | None  # nobody who uses it lives there; None: nobody knows who uses it
    users: Annotated[tuple[str, ...], Search.PERSON] = ()  # ``child: Ann Sample`` where they are at risk
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int


class LocationDocument(Model):
    """What is known of one address or map cell. Owner: correlate_location."""

    id: str
    kind: Literal["cell", "address"]
    name: Annotated[str, Search.NAME]
    point: Point | None = None
    cell: str | None = None
    town: Annotated[str | None, Search.NAME] = None
    areas: tuple[str, ...] = ()
    first_seen: UtcMoment
    last_seen: UtcMoment
    categories: tuple[Count, ...]
    months: tuple[MonthCount, ...]
    hot_months: tuple[date, ...] = ()
    near_repeats: tuple[NearRepeat, ...] = ()
    cuckooing: Cuckooing | None = None  # None: nothing speaks for it, or it is no premises
    vehicles: tuple[VehicleAtPremises, ...] = ()  # the latest
    vehicles_total: int = 0
    protection: tuple[ActAtPlace, ...] = ()  # what was done to protect somebody there, the latest …
    protection_total: int = 0
    enforcement: tuple[ActAtPlace, ...] = ()  # … kept apart from what was done against crime
    enforcement_total: int = 0
    read: tuple[ReadInText, ...] | None = None  # where only texts give it, the earliest; None: sources state it
    read_total: int | None = None
    standing: Standing
    explanation: Annotated[str, Search.TEXT]


class CellMonthDocument(Model):
    """One map cell in one month, against the months before. Owner: correlate_location."""

    id: str
    kind: Literal["cell-month"] = "cell-month"
    name: Annotated[str, Search.NAME]
    point: Point | None = None
    cell: str
    town: Annotated[str | None, Search.NAME] = None
    areas: tuple[str, ...] = ()
    month: date
    total: int  # items of every kind
    crimes: int  # those that say a crime or incident happened: they alone are compared
    categories: tuple[Count, ...]
    months_before: int
    mean_before: float
    chance: float | None = None  # of so many or more, had nothing changed; None without months before
    hot: bool
    standing: Standing | None = None  # None in a month without items
    explanation: Annotated[str, Search.TEXT]
