"""Documents of conclusions about one vehicle or phone. Owner: correlate_object."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.read_in_text import ReadInText
from schemas.facts.standing import NamedCount, Standing
from schemas.ids import MentionReference
from schemas.search import Search


class UserOfThing(Model):
    """Somebody whom items link with a thing, and how. Without a ``person`` no more is known than the name."""

    person: MentionReference | None = None
    name: Annotated[str | None, Search.PERSON] = None
    at_risk: tuple[str, ...] = ()  # child, exploited
    relations: tuple[str, ...]
    roles: tuple[str, ...]
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int
    read: bool | None = None  # texts say so, and no source states it


class ThingSighting(Model):
    """Where a thing was, and when: a town that items name with it, or a camera that read it."""

    town: Annotated[str | None, Search.NAME] = None
    camera: str | None = None
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int


class ThingMonth(Model):
    """How many items name a thing in one calendar month, and how often cameras read it."""

    month: date
    items: int
    reads: int


class Misreading(Model):
    """A registration that cannot be right, as it was written: it may have been this one, or another."""

    written: str
    items: int


class ThingDocument(Model):
    """What is known of one vehicle, by its registration, or of one phone, by its number. Owner: correlate_object.

    There is none of a vehicle that only cameras have seen: who merely passes is nobody's business.
    """

    id: str
    kind: Literal["vehicle", "phone"]
    name: Annotated[str, Search.NAME]
    described: tuple[NamedCount, ...] = ()  # colour, make and model, as written
    users: tuple[UserOfThing, ...] = ()  # those with most items
    users_total: int = 0
    lines: tuple[NamedCount, ...] = ()  # drug lines named beside it, by name only
    seen_in: tuple[ThingSighting, ...] = ()  # towns that items name with it, but for what cameras read
    seen_in_total: int = 0
    cameras: tuple[ThingSighting, ...] = ()
    cameras_total: int = 0
    months: tuple[ThingMonth, ...] = ()  # those with an item, the latest
    reads: int = 0  # by cameras
    misread: tuple[Misreading, ...] = ()  # shown, and counted nowhere else
    misread_total: int = 0
    suspected_false: int = 0  # items assessed E: shown in the standing, counted nowhere else
    read: tuple[ReadInText, ...] | None = None  # where only texts name it, the earliest; None: sources state all of it
    read_total: int | None = None
    first_seen: UtcMoment
    last_seen: UtcMoment
    standing: Standing
    explanation: Annotated[str, Search.TEXT]
