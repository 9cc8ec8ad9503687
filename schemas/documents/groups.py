"""The document about one gang, crime group, business or other group. Owner: correlate_operation."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from schemas.base import Model, UtcMoment
from schemas.facts.groups import GroupPlace
from schemas.facts.read_in_text import ReadInText
from schemas.facts.standing import Count, Standing
from schemas.ids import ItemId, MentionReference
from schemas.search import Search


class GroupNameCount(Model):
    """A name as sources write it, and how many items give it."""

    name: Annotated[str, Search.NAME]
    items: int


class MemberOfGroup(Model):
    """Somebody whom items link with the group so that they are of it: member, leader, employee, owner."""

    person: MentionReference | None = None  # None: taken for no person
    name: Annotated[str, Search.PERSON]
    at_risk: tuple[str, ...] = ()  # child, exploited
    relations: tuple[str, ...]
    leads: bool = False
    since: date | None = None  # the earliest day that a link gives
    until: date | None = None  # the day on which they left, where no later item says that they are of it
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int
    read: bool | None = None  # texts say so, and no source states it


class LineOfGroup(Model):
    """A drug line that items link with the group, or only name beside it."""

    name: Annotated[str, Search.NAME]
    linked: bool
    items: int


class TownOfGroup(Model):
    """A town where something happened that items name the group in. What is assessed E is not counted."""

    town: Annotated[str, Search.NAME]
    home: bool
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int
    origins: int
    best: str
    worst: str


class PlaceOfGroup(GroupPlace):
    """Premises named with the group, and when."""

    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int


class GroupIncident(Model):
    """An item about violence that names the group or somebody who is known to be of it."""

    item: ItemId
    at: UtcMoment
    kind: str  # of event
    town: Annotated[str | None, Search.NAME] = None
    given: bool  # the group or a member acted …
    taken: bool  # … or was hurt
    named: bool  # the item names the group; False: only a member, whom other items say to be of it
    against: Annotated[tuple[str, ...], Search.NAME] = ()  # names of other groups


class GroupViolence(Model):
    """Violence given and taken, in independent origins."""

    given: int = 0
    taken: int = 0
    origins: int = 0
    first_seen: UtcMoment | None = None
    last_seen: UtcMoment | None = None
    incidents: tuple[GroupIncident, ...] = ()  # the latest
    incidents_total: int = 0


class RivalOfGroup(Model):
    """Another group that items name as a rival, or between whose members and those of this there is violence."""

    subject: str  # of the groups of its kind and name, in whatever town
    kind: str
    name: Annotated[str, Search.NAME]
    likely: str  # in a word of the yardstick
    reported: int  # items that say that they are at odds
    given: int  # items of violence by this group against that one …
    taken: int  # … and by that one against this one
    first_seen: UtcMoment
    last_seen: UtcMoment
    items: int
    origins: int


class GroupDocument(Model):
    """What is known of one group: the mentions of one name and kind in one home town."""

    id: str
    kind: str  # gang, crime-group, business …
    subject: str  # of the groups of this kind and name
    digest: str
    mentions: tuple[str, ...]
    mentions_total: int
    name: Annotated[str, Search.NAME]
    names: tuple[GroupNameCount, ...]
    home_town: Annotated[str | None, Search.NAME] = None
    leaders: Annotated[tuple[str, ...], Search.PERSON] = ()  # ``child: Ann Sample`` where they are at risk
    members: tuple[MemberOfGroup, ...] = ()
    members_total: int = 0
    lines: tuple[LineOfGroup, ...] = ()
    lines_total: int = 0
    towns: tuple[TownOfGroup, ...] = ()
    towns_total: int = 0
    premises: tuple[PlaceOfGroup, ...] = ()
    premises_total: int = 0
    violence: GroupViolence
    rivals: tuple[RivalOfGroup, ...] = ()
    rivals_total: int = 0
    weapons: tuple[Count, ...] = ()
    enforcement: tuple[Count, ...] = ()  # items by kind of event: warrants, arrests, sentences …
    suspected_false: int = 0  # items assessed E: shown in the standing, counted nowhere else
    read: tuple[ReadInText, ...] | None = None  # where only texts name it, the earliest; None: sources state all of it
    read_total: int | None = None
    first_seen: UtcMoment
    last_seen: UtcMoment
    standing: Standing
    explanation: Annotated[str, Search.TEXT]
