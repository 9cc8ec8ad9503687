"""A location fact in its smallest form: a subject may have thousands, and all are held."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from string import capwords
from sys import intern
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from schemas.errors import Undecodable
from schemas.facts import LocationFact
from schemas.grading import Grade
from schemas.mentions import LocationPrecision
from schemas.problems import problems_of
from schemas.times import TimePrecision
from streams.correlation.standing import origin

T = TypeVar("T", datetime, Grade, tuple[str, ...])

Month = int
"""Months since year 0: ``year * 12 + month - 1``."""


class Seen(NamedTuple):
    """One item says something happened here."""

    item: str
    category: str
    crime: bool
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


@lru_cache(maxsize=16_384)
def _shared(value: T) -> T:
    return value


def decode(value: bytes) -> Seen:
    """Raise Undecodable when the bytes are no location fact."""
    try:
        return seen(LocationFact.model_validate_json(value))
    except ValidationError as error:
        raise Undecodable(problems_of(error)) from None


def seen(fact: LocationFact) -> Seen:
    """The fact without what no rule asks for, equal values shared."""
    return Seen(
        item=fact.item_id,
        category=intern(fact.category),
        crime=fact.crime,
        month=_month(fact.start, fact.time),
        start=_shared(fact.start),
        end=_shared(fact.end),
        time=fact.time,
        grade=_shared(fact.grade),
        place=fact.place,
        name=intern(fact.name),
        around=_around(fact),
        town=intern(fact.town) if fact.town else None,
        areas=_shared(fact.areas),
        latitude=fact.latitude,
        longitude=fact.longitude,
        origin=intern(origin(fact.item_id, fact.story)),
    )


def _around(fact: LocationFact) -> str | None:
    if fact.place is LocationPrecision.ADDRESS:
        return intern(capwords(fact.street)) if fact.street else None
    return intern(fact.name.removeprefix("On or near "))


def _month(start: datetime, precision: TimePrecision) -> Month | None:
    return None if precision is TimePrecision.YEAR else start.year * 12 + start.month - 1
