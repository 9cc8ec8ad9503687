"""Ground truth records, one JSON line each; never any part of an event.

Ids of the truth (``person:3.17.0``, ``line:2.1`` …) occur nowhere in the events. Moments are in UTC.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from schemas.base import Line, Model, Moment
from schemas.ids import EventId, ItemId, MentionReference
from schemas.mentions.persons import Sex


class PersonTruth(Model):
    """One invented person, mentioned or not."""

    truth: Literal["person"] = "person"
    person: str
    given: Line
    surname: Line
    birth_date: date
    sex: Sex
    name_origin: str  # where the family's names come from: for error rates, never a feature
    household: str  # who shares it lives, or lived, at one address
    part: str  # nominal, runner, user or other
    twin_of: str | None = None
    namesake_of: str | None = None  # same names, same birth date, not the same person


class NumberTruth(Model):
    """A number of a line, from when until when."""

    number: Line
    start: Moment
    end: Moment


class GangTruth(Model):
    """Who is in a gang: those who run its lines, those who run for them, and those they sell to."""

    truth: Literal["gang"] = "gang"
    gang: str
    home_town: Line
    members: tuple[str, ...]
    runners: tuple[str, ...]
    users: tuple[str, ...]


class ExploitedTruth(Model):
    """Somebody whom a gang uses: a child, until eighteen, who runs for it; or whose home it has taken over."""

    truth: Literal["exploited"] = "exploited"
    person: str
    gang: str
    way: Literal["runs-for-a-line", "home-taken-over"]
    start: Moment
    end: Moment


class LineTruth(Model):
    """One drug line."""

    truth: Literal["line"] = "line"
    line: str
    name: Line
    gang: str
    home_town: Line
    numbers: tuple[NumberTruth, ...]


class ServedTruth(Model):
    """A town that a line serves in a month, ``2018-10``."""

    truth: Literal["served"] = "served"
    line: str
    month: str
    town: Line


class CuckooedTruth(Model):
    """A home that was taken over, from when until when."""

    truth: Literal["cuckooed"] = "cuckooed"
    cuckooed: str
    address: Line
    town: Line
    postcode: Line
    resident: str
    line: str
    crew: tuple[str, ...]
    takeover: str
    ending: str
    band: str
    start: Moment
    end: Moment


class ConfounderTruth(Model):
    """Something that looks like a pattern and is none."""

    truth: Literal["confounder"] = "confounder"
    confounder: str
    addresses: tuple[Line, ...] = ()
    persons: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


class MentionTruth(Model):
    """What a mention is a mention of. The same for every revision of its event."""

    truth: Literal["mention"] = "mention"
    mention: MentionReference
    of: Literal["person", "line", "phone", "vehicle", "place"]
    thing: str  # the true person, line, number, vehicle or address
    line: str | None = None  # of a phone: the line whose number it was then
    enough: bool | None = None  # of a person: the least that makes a person record was given, and no placeholder


class TellingTruth(Model):
    """Which incident an item tells of, and whose observation it is. Only different origins corroborate."""

    truth: Literal["telling"] = "telling"
    item: ItemId
    incident: str
    origin: str


class CopyTruth(Model):
    """An item that retells another. ``declared``: it says so itself, in ``derived_from``."""

    truth: Literal["copy"] = "copy"
    item: ItemId
    copied_from: ItemId
    declared: bool
    way: Literal["two-channels", "written-up", "recorded-too", "retold-again"]


class WithdrawnTruth(Model):
    """An event that is taken back, by withdrawal or for ever. ``undone``: the withdrawal is itself taken back."""

    truth: Literal["withdrawn"] = "withdrawn"
    event: EventId
    way: Literal["withdrawal", "erasure"]
    undone: bool = False


Truth = (
    PersonTruth
    | GangTruth
    | ExploitedTruth
    | LineTruth
    | ServedTruth
    | CuckooedTruth
    | ConfounderTruth
    | MentionTruth
    | TellingTruth
    | CopyTruth
    | WithdrawnTruth
)
