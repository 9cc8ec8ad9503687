"""Documents of conclusions about one drug line. Owner: correlate_object."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.lines import LineJoins, LinePlace
from schemas.facts.read_in_text import ReadInText
from schemas.facts.standing import Count, NamedCount, Standing
from schemas.ids import MentionReference
from schemas.search import Search


class LineNumber(Model):
    """A number of a drug line, from when until when items say it was, and a handset with it was seen."""

    number: Annotated[str, Search.NAME]  # as sources write it
    digits: str  # in E.164
    first_named: UtcMoment
    last_named: UtcMoment
    last_seen: UtcMoment
    items: int
    read: bool | None = None  # texts say so, and no source states it


class MonthServed(Model):
    """What was heard in one calendar month."""

    month: date
    items: int
    origins: int


class TownServed(Model):
    """A town that a drug line is heard of in: when, how, and how well. What is assessed E is not counted."""

    town: Annotated[str, Search.NAME]
    rural: bool  # fewer than 10,000 people live there
    how: tuple[Count, ...]  # named there, read beside it, a member met or found there: items
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int
    origins: int
    best: str
    worst: str
    months: tuple[MonthServed, ...]  # those with an item, the latest


class MemberOfLine(Model):
    """Somebody who is named with a drug line, and may belong to it."""

    person: MentionReference
    name: Annotated[str, Search.PERSON]
    at_risk: tuple[str, ...] = ()  # child, exploited
    lines: int  # with how many lines they are named
    items: int  # that name them with this one
    since: UtcMoment


class PlaceOfLine(LinePlace):
    """Premises named with a drug line, and when."""

    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int


class AddressUsed(LinePlace):
    """Premises that the line or those named with it used, from when until when, and how it is known."""

    since: UtcMoment
    until: UtcMoment
    named: bool  # an item names the line there; else those who are named with it were there
    items: int
    origins: int


class LineDocument(Model):
    """What is known of the mentions that are taken for one drug line. Owner: correlate_object.

    ``id`` is that of the earliest mention of its name, ``digest`` of all its mentions, as with persons.
    """

    id: str
    kind: Literal["drug-line"] = "drug-line"
    digest: str
    mentions: tuple[str, ...]
    mentions_total: int
    name: Annotated[str, Search.NAME]
    names: tuple[NamedCount, ...]
    numbers: tuple[LineNumber, ...] = ()
    numbers_total: int = 0
    home_town: Annotated[str | None, Search.NAME] = None
    towns: tuple[TownServed, ...] = ()
    towns_total: int = 0
    first_rural: str | None = None  # the rural place that it was heard of in first …
    first_rural_seen: UtcMoment | None = None  # … and when
    premises: tuple[PlaceOfLine, ...] = ()
    premises_total: int = 0
    addresses: tuple[AddressUsed, ...] = ()  # in the order in which they came into use, the latest
    members: tuple[MemberOfLine, ...] = ()  # who may belong to it, by full name …
    members_total: int = 0
    people: tuple[NamedCount, ...] = ()  # … and whoever is named with it, by name only
    people_total: int = 0
    first_seen: UtcMoment
    last_seen: UtcMoment
    read: tuple[ReadInText, ...] | None = None  # where only texts name it, the earliest; None: sources state all of it
    read_total: int | None = None
    standing: Standing
    why: LineJoins | None = None  # None: there is nothing to explain
    explanation: Annotated[str, Search.TEXT]
