"""Facts about persons: what one mention says of one, and why those mentions are taken for one. Made by resolve."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from schemas.base import Known, Model
from schemas.grading import Grade
from schemas.ids import ItemId, MentionReference
from schemas.search import Point, Search
from schemas.times import TimePrecision


class PersonPlace(Model):
    """A place that a person has to do with: where something happened, or with a ``use`` an address of theirs."""

    subject: str
    name: Annotated[str, Search.NAME]
    town: Annotated[str | None, Search.NAME] = None
    point: Point | None = None
    use: str | None = None


class PersonThing(Model):
    """A thing that a person is linked with in an item, and how."""

    kind: str
    relation: str
    name: Annotated[str | None, Search.NAME] = None


class PersonNumber(Model):
    """A number that some register gave a person."""

    scheme: str
    value: str


class PersonFact(Model):
    """What one mention says of one person."""

    fact: Literal["mention"] = "mention"
    mention: MentionReference
    item_id: ItemId
    kind: str  # of event
    role: str  # in this event, as the source asserts it
    start: Known
    end: Known
    time: TimePrecision
    grade: Grade
    names: tuple[str, ...] = ()
    birth_date: date | None = None
    birth_year: int | None = None
    sex: str | None = None
    identifiers: tuple[PersonNumber, ...] = ()
    places: tuple[PersonPlace, ...] = ()
    things: tuple[PersonThing, ...] = ()
    story: ItemId | None = None  # None: the item alone tells its story
    operation: str | None = None  # the subject of the operation that the item names


class FeatureBits(Model):
    """What one feature says of two mentions: above nothing it speaks for one person, below for two."""

    feature: str
    level: str
    bits: float


class PersonJoin(Model):
    """Two mentions that brought two groups together, and why."""

    one: MentionReference
    other: MentionReference
    rule: Literal["features", "decision"]
    decision: ItemId | None = None  # the item in which a person decided it
    bits: float  # of the features of the two, whatever decided
    support: float | None = None  # mean bits over all pairs across the two groups; None where a person decided
    features: tuple[FeatureBits, ...]


class PossiblyAlso(Model):
    """Another person who may be the same, shown and never merged; and why not more."""

    person: MentionReference
    one: MentionReference  # a mention of this person …
    other: MentionReference  # … and of the other, that have most in common
    bits: float
    why_not: str
    features: tuple[FeatureBits, ...]


class PersonJoins(Model):
    """Why the mentions of one person are taken for one, and who else may be. The totals say what is left out."""

    fact: Literal["joins"] = "joins"
    digest: str  # of the mentions
    alike: int = 0  # mentions that say what another one says, in every feature, and need no other reason
    joins_total: int = 0
    joins: tuple[PersonJoin, ...] = ()
    possibly_total: int = 0
    possibly_also: tuple[PossiblyAlso, ...] = ()
    review: tuple[str, ...] = ()  # what a person should look at again
