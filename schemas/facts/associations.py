"""Facts about associations: that two persons are named together, and who each of the two is."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.persons import PersonPlace
from schemas.facts.standing import Standing
from schemas.facts.traits import Support, TraitFact
from schemas.grading import Grade
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
    story: ItemId | None = None  # None: no other item retells it


class SharedSide(Model):
    """How one of the two has to do with what they share, as all items together say."""

    name: Annotated[str | None, Search.NAME] = None
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
    traits: tuple[TraitFact, ...] = ()
