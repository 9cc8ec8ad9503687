"""The document about one person. Owner: correlate_person."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from schemas.base import Model, UtcMoment
from schemas.documents.review import Review
from schemas.facts.persons import PersonJoins, PersonNumber, PersonPlace, PersonThing
from schemas.facts.read_in_text import ReadInText
from schemas.facts.standing import Count, NamedCount, Standing
from schemas.facts.traits import TraitOfPerson
from schemas.search import Search


class NameOfPerson(NamedCount):
    """A name, and by what it is found however it is written (``reference.names.search_keys``)."""

    joined: str  # its letters in one word
    sounds: Annotated[str, Search.NAME]  # how its words sound


class RoleCount(Model):
    """What a person was in events of one kind, as the sources assert it, and in how many items."""

    kind: str
    role: str
    items: int


class PlaceOfPerson(PersonPlace):
    """A place that a person has to do with, and when."""

    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int
    read: bool | None = None  # texts say so, and no source states it


class ThingOfPerson(PersonThing):
    """A thing that a person is linked with."""

    items: int
    read: bool | None = None  # texts say so, and no source states it


class TownOfPerson(Model):
    """A town that a person lives in or was named in, and when. ``home``: an address of theirs lies in it."""

    town: Annotated[str, Search.NAME]
    home: bool
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int


class Travel(Model):
    """Where a person was named away from the towns of their addresses, and when."""

    towns: Annotated[tuple[str, ...], Search.NAME]
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int


class RoleConflict(Model):
    """One human in roles that the law keeps apart (DPA 2018 s.38): lawful in different events, never mixed."""

    acted: tuple[str, ...]  # as what they acted …
    items_acted: tuple[str, ...]  # … in which items, the earliest
    suffered: tuple[str, ...]  # as what they were harmed, at risk, or merely saw
    items_suffered: tuple[str, ...]
    in_one_item: bool  # one item names them as both: one of the two mentions may be somebody else
    reason: Annotated[str, Search.TEXT]


class GroupOfPerson(Model):
    """A gang, crime group, business or other group that items say the person is of, how, and when."""

    subject: str  # of the groups of its kind and name
    kind: str
    name: Annotated[str, Search.NAME]
    relations: tuple[str, ...]
    since: date | None = None  # the earliest day that a link gives
    until: date | None = None  # the day on which they left, where no later item says that they are of it
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int


class PersonDocument(Model):
    """What is known of the mentions that are taken for one person. Owner: correlate_person.

    ``id`` is that of the earliest mention, ``digest`` of them all: whoever quotes the id quotes the digest, and sees
    when they are no longer the same mentions.
    """

    id: str
    digest: str
    mentions: tuple[str, ...]
    mentions_total: int
    name: Annotated[str, Search.NAME]
    at_risk: tuple[str, ...] = ()  # child, exploited: shown before anything that they are said to have done
    names: tuple[NameOfPerson, ...]
    birth_dates: tuple[date, ...] = ()
    birth_years: tuple[int, ...] = ()
    sex: tuple[str, ...] = ()
    identifiers: tuple[PersonNumber, ...] = ()
    roles: tuple[RoleCount, ...]  # of items that are not suspected to be false
    suspected_false: int = 0  # items assessed E: shown in the standing; they give no role, trait or date of review
    role_conflict: RoleConflict | None = None
    weighed: int = (
        0  # number of mentions (the latest) that the fields below are computed from, but for operations and review
    )
    traits: tuple[TraitOfPerson, ...] = ()
    towns: tuple[TownOfPerson, ...] = ()
    towns_total: int = 0
    travel: Travel | None = None
    operations: tuple[Count, ...] = ()
    associates: tuple[str, ...] = ()  # persons named together with them
    associates_total: int = 0
    review: Review | None = None
    places: tuple[PlaceOfPerson, ...] = ()
    places_total: int = 0
    things: tuple[ThingOfPerson, ...] = ()
    things_total: int = 0
    groups: tuple[GroupOfPerson, ...] | None = None
    read: tuple[ReadInText, ...] | None = None  # the earliest mentions that were read from texts; None: all are stated
    read_total: int | None = None
    first_seen: UtcMoment
    last_seen: UtcMoment
    standing: Standing
    why: PersonJoins | None = None  # None: there is nothing to explain
    explanation: Annotated[str, Search.TEXT]
