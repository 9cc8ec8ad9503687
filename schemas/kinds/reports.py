"""Reports: of the intelligence unit, of the public, and crimes as a force recorded them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Line, ListOf, Text
from schemas.kinds.base import MAX_ITEMS, Envelope, Item, ThreatCode


class IntelligenceItem(Item):
    """One numbered item of an intelligence report (3x5x2). The body never reveals who the source is."""

    threat: ThreatCode | None = None  # for example 'drug-supply', 'cuckooing', 'modern-slavery'
    provenance: bool = False  # the item is the provenance statement, which is graded too
    originator: Line | None = None  # whom to ask for permission: a unit, never the source


class IntelligenceReport(Envelope):
    """An intelligence report. Its URN is the source reference."""

    kind: Literal["intelligence-report"] = "intelligence-report"
    items: Annotated[ListOf[IntelligenceItem], Field(max_length=MAX_ITEMS)]


class Channel(StrEnum):
    """How a report from the public came in."""

    CALL_101 = "101"
    ONLINE = "online"
    OTHER = "other"


class CrimeReportItem(Item):
    """A report by a member of the public, who is a person mention in the role ``reporter``, if named at all."""

    channel: Channel
    crime_type: ThreatCode


class CrimeReport(Envelope):
    """A report of a crime or concern by a member of the public, through 101 or online."""

    kind: Literal["crime-report"] = "crime-report"
    items: Annotated[ListOf[CrimeReportItem], Field(max_length=MAX_ITEMS)]


class RecordedCrimeItem(Item):
    """A crime or incident as a force recorded it."""

    crime_type: ThreatCode
    crime_reference: Line | None = None  # the publisher's own; not unique, so never an identity
    outcome: Line | None = None
    reported_by: Line | None = None
    falls_within: Line | None = None
    context: Text | None = None


class RecordedCrime(Envelope):
    """A crime or incident that a force recorded."""

    kind: Literal["recorded-crime"] = "recorded-crime"
    items: Annotated[ListOf[RecordedCrimeItem], Field(max_length=MAX_ITEMS)]
