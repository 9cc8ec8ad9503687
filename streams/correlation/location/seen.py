"""A location fact in its smallest form: a subject may have thousands, and all are held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from sys import intern
from typing import NamedTuple

from pydantic import ValidationError

from schemas.errors import Undecodable
from schemas.facts import LocationFact
from schemas.grading import Grade
from schemas.mentions import LocationPrecision
from schemas.problems import problems_of
from schemas.times import TimePrecision

Month = int
"""Months since year 0: ``year * 12 + month - 1``."""


class Seen(NamedTuple):
    """One item says something happened here."""

    item: str
    category: str
    month: Month | None  # None when the span is no single month
    start: datetime
    end: datetime
    time: TimePrecision
    grade: Grade
    place: LocationPrecision
    name: str
    town: str | None
    areas: tuple[str, ...]
    latitude: float | None
    longitude: float | None


_GRADES: dict[Grade, Grade] = {}


def decode(value: bytes) -> Seen:
    """Raise Undecodable when the bytes are no location fact."""
    try:
        return seen(LocationFact.model_validate_json(value))
    except ValidationError as error:
        raise Undecodable(problems_of(error)) from None


def seen(fact: LocationFact) -> Seen:
    """The fact without what no rule asks for, equal values shared."""
    place, when = fact.place, fact.occurred
    return Seen(
        item=fact.item_id,
        category=intern(fact.category or fact.kind),
        month=_month(when.start, when.precision),
        start=when.start,
        end=when.end,
        time=when.precision,
        grade=_GRADES.setdefault(fact.grade, fact.grade),
        place=place.precision,
        name=intern(place.name),
        town=intern(place.town) if place.town else None,
        areas=tuple(map(intern, place.areas)),
        latitude=place.point.lat if place.point else None,
        longitude=place.point.lon if place.point else None,
    )


def _month(start: datetime, precision: TimePrecision) -> Month | None:
    return None if precision is TimePrecision.YEAR else start.year * 12 + start.month - 1


def in_order(facts: Iterable[Seen]) -> list[Seen]:
    """Earliest first; ties by item, so that the order of arrival never shows."""
    return sorted(facts, key=lambda one: (one.start, one.item, one.name))
