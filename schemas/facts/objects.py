"""Facts about vehicles and phones: what one item reports of one, and which person its user is."""

from __future__ import annotations

from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.standing import HandlingCodes
from schemas.grading import Grade
from schemas.ids import ItemId, MentionReference
from schemas.search import Search
from schemas.times import TimePrecision


class ThingUser(Model):
    """Somebody whom an item links with a thing, and how. Which person it is follows in a ``ThingUserIdentity``."""

    mention: MentionReference
    relation: str
    role: str  # in this event, as the source asserts it
    name: Annotated[str | None, Search.PERSON] = None
    read: bool | None = None  # the item's text says so, and its source does not


class ThingFact(Model):
    """One item names one vehicle or phone."""

    fact: Literal["thing-mention"] = "thing-mention"
    mention: MentionReference
    item_id: ItemId
    kind: str  # of event
    start: UtcMoment
    end: UtcMoment
    time: TimePrecision
    grade: Grade
    written: str  # as the source wrote it, or the camera read it
    misread: bool = False  # written so that it cannot be right: this is one of those it may have been
    described: str | None = None  # colour, make and model
    users: tuple[ThingUser, ...] = ()
    lines: tuple[str, ...] = ()  # names of drug lines that the item names
    town: str | None = None
    premises: tuple[str, ...] = ()  # the subjects of addresses that the item names it with
    camera: str | None = None  # None: no camera read it
    story: ItemId | None = None  # None: no other item retells it
    read: str | None = None  # the words of the item's text that it was read from; None: its source states it


class ThingUserIdentity(Model):
    """A mention that a thing is linked with is this person. Emitted by correlate_person."""

    fact: Literal["thing-person"] = "thing-person"
    mention: MentionReference
    person: MentionReference
    name: Annotated[str, Search.PERSON]
    at_risk: tuple[str, ...] = ()  # child, exploited …
    at_risk_handling: HandlingCodes | None = None  # … and how the items that say so must be handled; None: P
    name_handling: HandlingCodes | None = None  # how the items that give the name must be handled, if none is P


AnyThingFact = ThingFact | ThingUserIdentity
