"""Facts about two persons: that they are named together, who each of the two is, and that they may be one."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.persons import GroupWithPeriods, PersonPlace, PossiblyAlso
from schemas.facts.standing import HandlingCodes, Standing
from schemas.facts.traits import Support, TraitFact
from schemas.grading import Action, Grade, Handling, Sanitisation
from schemas.ids import ItemId, MentionReference
from schemas.search import Search
from schemas.times import TimePrecision
from schemas.vocabulary.indicators import Indicator

BETWEEN: Final = "+"
"""Separates the two person ids of a subject, the lesser first. No id contains it."""


def association_subject(one: str, other: str) -> str:
    """The subject of two persons, whichever is named first."""
    return BETWEEN.join(sorted((one, other)))


class AssociationSide(Model):
    """One of the two as the item names them."""

    mention: MentionReference
    role: str
    name: Annotated[str | None, Search.NAME] = None


class AssociationTie(Model):
    """How the item links the two. ``by_first``: the first does it to the second, else the second to the first."""

    relation: str
    by_first: bool


class AssociationFact(Model):
    """One item names two persons together. Sent by resolve, and moved when persons merge and split."""

    fact: Literal["together"] = "together"
    item_id: ItemId
    kind: str  # of event
    category: str | None = None
    start: UtcMoment
    end: UtcMoment
    time: TimePrecision
    grade: Grade
    first: AssociationSide  # the person whose id is the lesser
    second: AssociationSide
    ties: tuple[AssociationTie, ...] = ()
    places: tuple[PersonPlace, ...] = ()  # where it happened
    signs: tuple[Indicator, ...] = ()
    persons: int = 2  # whom the item names: of more than ``together.MOST`` only the first are paired
    callers: tuple[str, ...] = ()
    cleared: bool = False  # its outcome says that it was not so or came to nothing
    story: ItemId | None = None  # None: no other item retells it


class SharedSide(Model):
    """How one of the two has to do with what they share, as all items together say."""

    name: Annotated[str | None, Search.NAME] = None
    at_risk: tuple[str, ...] = ()  # child, exploited …
    at_risk_handling: HandlingCodes | None = None  # … and how the items that say so must be handled; None: P
    relations: tuple[str, ...]
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int
    support: tuple[Support, ...]  # the best graded of them


class AssociationShared(Model):
    """The two have to do with one address, vehicle or phone. Sent by correlate_location and correlate_object."""

    fact: Literal["shared"] = "shared"
    kind: Literal["address", "vehicle", "phone"]
    subject: str
    name: Annotated[str, Search.NAME]
    first: SharedSide  # the person whose id is the lesser
    second: SharedSide
    because: tuple[Standing, ...] = ()  # what makes it of concern, which it must be handled as strictly as


class AssociationPerson(Model):
    """Who one of the two is. Sent by correlate_person."""

    fact: Literal["person"] = "person"
    person: MentionReference
    name: Annotated[str, Search.NAME]
    at_risk: tuple[str, ...] = ()  # child, exploited …
    at_risk_handling: HandlingCodes | None = None  # … and how the items that say so must be handled; None: P
    traits: tuple[TraitFact, ...] = ()
    groups: tuple[GroupWithPeriods, ...] | None = None  # the gangs and crime groups that they were of


class Stake(Model):
    """One thing of a person that would be of somebody else too, were the two one person, and its points."""

    kind: Literal["alert", "trait", "operation", "roles"]
    name: str  # of the rule, the trait, the operation
    likely: str | None = None  # of a trait, in a word of the yardstick
    points: float


class PersonInQuestion(Model):
    """One of two who may be one person, as their own document has them. Sent by correlate_person.

    ``pair``: the two mentions that have most in common, compared. ``position``: which of all whom this person may also
    be the other one is, 1 the likeliest.
    """

    fact: Literal["in-question"] = "in-question"
    person: MentionReference
    digest: str  # of the mentions
    name: Annotated[str, Search.NAME]
    at_risk: tuple[str, ...] = ()  # child, exploited
    birth_dates: tuple[date, ...] = ()
    mentions_total: int
    acted: bool = False  # suspect, convicted … in some event
    suffered: bool = False  # victim, witness, vulnerable … in some event
    stakes: tuple[Stake, ...] = ()
    pair: PossiblyAlso
    position: int
    possibly_total: int
    last_seen: UtcMoment
    handling: Handling
    action: Action | None = None
    sanitisation: Sanitisation | None = None
