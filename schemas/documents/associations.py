"""Documents of conclusions about two persons together. Owner: correlate_association."""

from __future__ import annotations

from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.standing import Count, Standing
from schemas.facts.traits import TraitOfPerson
from schemas.search import Search


class AssociatedPerson(Model):
    """One of two persons: who it is, as what they are named beside the other, and what they are known for."""

    person: str
    name: Annotated[str, Search.PERSON]
    at_risk: tuple[str, ...] = ()  # child, exploited
    roles: tuple[str, ...] = ()
    traits: tuple[TraitOfPerson, ...] = ()


class NamedTie(Model):
    """How items link the two: ``by`` is the person who does it to the other."""

    relation: str
    by: str
    items: int


class AssociationPlace(Model):
    """Where items name the two together, and when."""

    subject: str
    name: Annotated[str, Search.NAME]
    town: Annotated[str | None, Search.NAME] = None
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int


class RepeatedMeeting(Model):
    """They met on more than one day, by independent origins."""

    rule: str
    version: int
    days: int  # each of another origin
    items: tuple[str, ...]  # one a day, the earliest
    first_seen: UtcMoment
    last_seen: UtcMoment


class SharedThing(Model):
    """An address, vehicle or phone that both have to do with, in items of different origins."""

    kind: str
    subject: str
    name: Annotated[str, Search.NAME]
    first: tuple[str, ...]  # how the first has to do with it: lives at, drives …
    second: tuple[str, ...]
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int


class AssociationDocument(Model):
    """What is known of two persons together. Owner: correlate_association. Being named together is no finding."""

    id: str
    kind: Literal["persons"] = "persons"
    name: Annotated[str, Search.NAME]
    persons: tuple[str, ...]  # the two, by id
    first: AssociatedPerson
    second: AssociatedPerson
    likely: str | None = None  # that they have to do with one another; None: all is suspected to be false
    ties: tuple[NamedTie, ...] = ()
    kinds: tuple[Count, ...] = ()  # what the items are about
    days: int  # on which they were named together, where the day is known
    met_again: RepeatedMeeting | None = None
    places: tuple[AssociationPlace, ...] = ()  # the commonest
    shared: tuple[SharedThing, ...] = ()  # whether or not any item names the two together, those of most items …
    shared_total: int = 0
    crowds: int = 0  # items that name more persons than are paired
    suspected_false: int = 0  # items assessed E: shown in the standing, and counted for nothing
    first_seen: UtcMoment
    last_seen: UtcMoment
    standing: Standing
    explanation: Annotated[str, Search.TEXT]
