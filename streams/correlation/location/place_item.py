"""A location fact reduced to what rules ask for: a place may have thousands in memory."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from string import capwords
from sys import intern
from typing import Annotated, Final, NamedTuple, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from schemas.errors import Undecodable
from schemas.facts.locations import LocationFact, PersonAtPlace, PremisesDetails, VehicleAtPlace
from schemas.grading import Assessment, Grade
from schemas.mentions import LocationPrecision
from schemas.times import TimePrecision
from schemas.transport.problems import problems_of
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.threats import THREATS
from streams.correlation.months import Month, month_of
from streams.correlation.standing import origin_of

T = TypeVar("T", datetime, Grade, tuple[str, ...])


class PlaceItem(NamedTuple):
    """One item that reports something at this place."""

    item: str
    kind: str
    category: str
    crime: bool  # what is suspected to be false (E) is counted among the items, never as a crime
    violent: bool  # says that somebody was hurt, robbed or carried a weapon
    month: Month | None  # None when the span is no single month
    start: datetime
    end: datetime
    time: TimePrecision
    grade: Grade
    place: LocationPrecision
    name: str
    around: str | None  # what a map cell may be named after
    town: str | None
    areas: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    origin: str  # the report that first told this story
    outcome: str | None = None
    severity: str | None = None
    details: PremisesDetails | None = None
    read: str | None = None  # the words of a text that the place was read from; None: a source states it


@lru_cache(maxsize=16_384)
def _interned(value: T) -> T:
    return value


Fact = PlaceItem | PersonAtPlace | VehicleAtPlace
_FACT: Final[TypeAdapter[LocationFact | PersonAtPlace | VehicleAtPlace]] = TypeAdapter(
    Annotated[LocationFact | PersonAtPlace | VehicleAtPlace, Field(discriminator="fact")]
)


def decode_fact(value: bytes) -> Fact:
    """Raise Undecodable when the bytes are no location fact."""
    try:
        fact = _FACT.validate_json(value)
    except ValidationError as error:
        raise Undecodable(problems_of(error)) from None
    return place_item(fact) if isinstance(fact, LocationFact) else fact


def place_item(fact: LocationFact) -> PlaceItem:
    """The reduced fact; equal values share one object in memory."""
    return PlaceItem(
        item=fact.item_id,
        kind=intern(fact.kind),
        category=intern(fact.category),
        crime=fact.crime and fact.grade.assessment is not Assessment.SUSPECTED_FALSE,
        violent=_violent(fact),
        month=month_of(fact.start, fact.time),
        start=_interned(fact.start),
        end=_interned(fact.end),
        time=fact.time,
        grade=_interned(fact.grade),
        place=fact.place,
        name=intern(fact.name),
        around=_around(fact),
        town=intern(fact.town) if fact.town else None,
        areas=_interned(fact.areas),
        latitude=fact.latitude,
        longitude=fact.longitude,
        origin=intern(origin_of(fact.item_id, fact.story)),
        outcome=intern(fact.outcome) if fact.outcome else None,
        severity=fact.severity,
        details=fact.details,
        read=fact.read,
    )


def _violent(fact: LocationFact) -> bool:
    """Whether it reports violence or weapons. False for what is suspected to be false and for what the police did."""
    if fact.grade.assessment is Assessment.SUSPECTED_FALSE or EVENT_KINDS.means(fact.kind, Meaning.ENFORCEMENT):
        return False
    about = THREATS.counts_for(fact.category)
    violence = Meaning.VIOLENCE in about and Meaning.DOMESTIC not in about
    return violence or Meaning.WEAPONS in about or bool(fact.weapons)


def _around(fact: LocationFact) -> str | None:
    if fact.place is LocationPrecision.ADDRESS:
        return intern(capwords(fact.street)) if fact.street else None
    return intern(fact.name.removeprefix("On or near "))
