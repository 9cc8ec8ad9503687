"""Facts about drug lines: what one mention reports of one, and why its mentions were joined. Emitted by resolve."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.standing import HandlingCodes
from schemas.grading import Grade
from schemas.ids import ItemId, MentionReference
from schemas.search import Search
from schemas.times import TimePrecision


class LinePlace(Model):
    """Premises that an item names together with a line."""

    subject: str
    name: Annotated[str, Search.NAME]
    town: Annotated[str | None, Search.NAME] = None


class LineFact(Model):
    """What one mention reports of one drug line: a mention of its name, or of a phone that goes with it.

    A line's name is no person's: whom the item names beside it is given by name only.
    """

    fact: Literal["line-mention"] = "line-mention"
    mention: MentionReference
    item_id: ItemId
    kind: str  # of event
    start: UtcMoment
    end: UtcMoment
    time: TimePrecision
    grade: Grade
    name: str | None = None  # of the line, as the source wrote it; None: the mention is of a phone
    number: str | None = None  # as the source wrote it
    digits: str | None = None  # in E.164, by which numbers are compared
    says_so: bool = (
        False  # the item itself links number and line; else the number of a handset that is known to be the line's
    )
    people: tuple[str, ...] = ()  # those who may belong to it, never victims or who reported it
    homes: tuple[str, ...] = ()  # towns where those people live
    towns: tuple[str, ...] = ()  # where it happened; not where those people live
    read_towns: tuple[str, ...] = ()  # where the item's text is read to say that it sells: never asserted
    premises: tuple[LinePlace, ...] = ()
    story: ItemId | None = None  # None: no other item retells it
    read: str | None = None  # the words of the item's text that it was read from; None: its source states it


class MemberSighting(Model):
    """An item that places somebody in a town and names no line."""

    item_id: ItemId
    kind: str  # of event
    role: str
    start: UtcMoment
    grade: Grade
    town: str
    found: bool = False  # reported missing, and found there; else seen at premises
    story: ItemId | None = None


class MemberAtPremises(Model):
    """An item about dealing that places somebody at premises other than their home."""

    item_id: ItemId
    start: UtcMoment
    end: UtcMoment
    grade: Grade
    premises: str
    name: Annotated[str, Search.NAME]
    town: str | None = None
    story: ItemId | None = None


class LineMember(Model):
    """Somebody who is named with a line, and where they were seen. Made by correlate_person."""

    fact: Literal["line-member"] = "line-member"
    person: MentionReference
    name: Annotated[str, Search.PERSON]
    at_risk: tuple[str, ...] = ()  # child, exploited …
    at_risk_handling: HandlingCodes | None = None  # … and how the items that say so must be handled; None: P
    name_handling: HandlingCodes | None = None  # how the items that give the name must be handled, if none is P
    lines: int  # with how many lines they are named
    items: int  # that name them with this one …
    since: UtcMoment  # … the earliest of them
    read: bool = False  # nothing but texts of one origin says that they belong to it
    seen: tuple[MemberSighting, ...] = ()  # in each town the earliest
    at: tuple[
        MemberAtPremises, ...
    ] = ()  # of the premises that they were at last: of each the earliest, and the latest

    @property
    def share(self) -> Fraction:
        """How much where they are seen says of this line: their part in it, by half where one origin's texts say so."""
        return Fraction(1, (2 if self.read else 1) * self.lines)


class LineJoin(Model):
    """Two mentions that brought a line together, and why."""

    one: MentionReference
    other: MentionReference
    tie: str  # decision, number, person, premises, home town, town, next town, similar name, only line of this name …
    value: Annotated[str, Search.NAME]


class LineKeptApart(Model):
    """Another line of the same name, and why it is another."""

    line: MentionReference
    why: Annotated[str, Search.STORED]
    decision: ItemId | None = None


class LineJoins(Model):
    """The joins that made one line of its mentions, and the lines it was not joined with.

    Totals count what is cut off.
    """

    fact: Literal["line-joins"] = "line-joins"
    digest: str  # of the mentions
    joins_total: int = 0
    joins: tuple[LineJoin, ...] = ()
    kept_apart: tuple[LineKeptApart, ...] = ()
    review: tuple[str, ...] = ()  # what a person should look at again
