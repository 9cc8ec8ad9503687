"""Crimestoppers: anonymous reports. Nothing here can identify the caller.

There is no field for the caller, no role for them, no time of day, no fine point, no reference that counts calls, and a
field nobody declared is refused even when the event names a later minor version. What the message around it must
not disclose is in ``schemas.transport.anonymity``.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Annotated, Final, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, Field, model_validator

from schemas.base import ListOf, Moment
from schemas.errors import BrokenRule
from schemas.kinds.base import MAX_ITEMS, Envelope, ItemWithMentions, ThreatCode
from schemas.mentions.locations import Coordinates
from schemas.mentions.persons import Role
from schemas.times import Occurred, TimePrecision

DECIMALS: Final = 2
"""Of a point in degrees: about a kilometre."""

_COARSE: Final = frozenset({TimePrecision.DAY, TimePrecision.MONTH, TimePrecision.YEAR})


def _is_midnight(moment: datetime) -> bool:
    return moment.timetz().replace(tzinfo=None) == time.min


def _day_alone(moment: datetime) -> datetime:
    if not _is_midnight(moment):
        raise ValueError("tells a time of day, which could identify the caller; give midnight UTC of the day")
    return moment


def _days_alone(occurred: Occurred) -> Occurred:
    if occurred.precision not in _COARSE or not (_is_midnight(occurred.start) and _is_midnight(occurred.end)):
        raise ValueError(
            "tells a time of day, which could identify the caller; give the whole day: "
            "start and end at midnight UTC, precision day, month or year"
        )
    return occurred


def _random(reference: str) -> str:
    try:
        given = UUID(reference)
    except ValueError:
        given = None
    if given is None or given.version != 4 or str(given) != reference:
        raise ValueError(
            "must be a random UUID (version 4) in lower case: any other reference may tell whose call it was"
        )
    return reference


class CrimestoppersItem(ItemWithMentions):
    """What was reported. Persons, places and objects are those it is about, never the caller's own."""

    crime_type: ThreatCode

    @model_validator(mode="after")
    def _leaves_the_caller_out(self) -> Self:
        roles = [*(one.role for one in self.persons), *(one.role for one in self.organisations or () if one.role)]
        if Role.REPORTER in roles:
            raise BrokenRule("an anonymous report has no reporter; leave that person out", field="persons")
        if not all(role.is_known for role in roles):
            message = "an anonymous report takes no role that is not listed: it may be the caller's"
            raise BrokenRule(message, field="persons", example='[{"id": "p1", "role": "other"}]')
        return self

    @model_validator(mode="after")
    def _bulk_texts_are_of_a_day(self) -> Self:
        """The minute at which a text came may tell whose telephone it came to."""
        if any(one.sent_at and not _is_midnight(one.sent_at) for one in self.bulk_texts or ()):
            message = "a bulk text tells a time of day, which could identify the caller; give midnight UTC of the day"
            raise BrokenRule(message, field="bulk_texts", example='{"sent_at": "2018-10-02T00:00:00Z"}')
        return self

    @model_validator(mode="after")
    def _points_are_coarse(self) -> Self:
        addresses = [address for person in self.persons for address in person.addresses]
        offices = [one.address for one in self.organisations or () if one.address]
        for field, places in (("locations", self.locations), ("persons", addresses), ("organisations", offices)):
            if any(place.point and place.point != coarse_point(place.point) for place in places):
                message = f"a point is too fine; round latitude and longitude to {DECIMALS} decimals, about 1 km"
                raise BrokenRule(message, field=field, example='{"latitude": 52.24, "longitude": -0.9}')
        return self


class CrimestoppersReport(Envelope):
    """An anonymous report. Its source reference is random, its times are days."""

    kind: Literal["crimestoppers-report"] = "crimestoppers-report"
    source_reference: Annotated[str, AfterValidator(_random)]
    occurred: Annotated[Occurred, AfterValidator(_days_alone)]
    reported_at: Annotated[Moment, AfterValidator(_day_alone)]
    recorded_at: Annotated[Moment, AfterValidator(_day_alone)]
    items: Annotated[ListOf[CrimestoppersItem], Field(max_length=MAX_ITEMS)]


def coarse_point(point: Coordinates) -> Coordinates:
    """The point as an anonymous report may give it."""
    return Coordinates(latitude=round(point.latitude, DECIMALS), longitude=round(point.longitude, DECIMALS))
