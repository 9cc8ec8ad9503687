"""Facts about groups: what one mention reports of one, who its members are, and violence between members of two.

Subjects are the groups of one kind and name, in whatever town: which town each mention is of is decided from all of
them (``streams/correlation/group/home_towns.py``).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.persons import GroupOfMention
from schemas.facts.standing import HandlingCodes
from schemas.grading import Grade
from schemas.ids import ItemId, MentionReference
from schemas.search import Search
from schemas.times import TimePrecision


class GroupPlace(Model):
    """Premises that an item names with a group."""

    subject: str
    name: Annotated[str, Search.NAME]
    town: Annotated[str | None, Search.NAME] = None


class GroupPerson(Model):
    """Somebody whom the item links with the group, by the name that it gives them."""

    mention: MentionReference
    name: Annotated[str, Search.PERSON]
    relation: str
    since: date | None = None
    until: date | None = None
    read: bool | None = None  # the item's text says so, and its source does not
    under_age: bool | None = None  # of whom a text alone says so: were, or may have been, under 18 when it happened


class GroupOpponent(Model):
    """Another group that the item names, and what it says of the two."""

    subject: str
    name: str
    kind: str
    rival: bool = False  # it says that they are rivals, or that one threatens the other
    clashed: bool = False  # it is about violence between the two:
    attacked: bool = False  # this group against that one …
    attacked_by: bool = False  # … or that one against this one


class GroupFact(Model):
    """One item names one group. Emitted by resolve."""

    fact: Literal["group-mention"] = "group-mention"
    mention: MentionReference
    item_id: ItemId
    kind: str  # of event
    category: str | None = None
    start: UtcMoment
    end: UtcMoment
    time: TimePrecision
    grade: Grade
    group_kind: str  # gang, crime-group, business …
    name: str  # as the source wrote it
    aliases: tuple[str, ...] = ()
    home: str | None = None  # the town of the group's own address
    member_homes: tuple[str, ...] = ()  # towns where the members that the item names live
    towns: tuple[str, ...] = ()  # where it happened
    premises: tuple[GroupPlace, ...] = ()
    people: tuple[GroupPerson, ...] = ()
    lines: tuple[str, ...] = ()  # names of drug lines that the item links with it
    lines_beside: tuple[str, ...] = ()  # that it names beside it, where it names no other group
    weapons: tuple[str, ...] = ()
    opponents: tuple[GroupOpponent, ...] = ()
    violent: bool = False  # the item is about violence or weapons outside of families
    acted: bool = False  # in it the group, or somebody of it, is suspected or the subject …
    harmed: bool = False  # … or hurt
    story: ItemId | None = None  # None: no other item retells it
    read: str | None = None  # the words of the item's text that alone names it; None: its source states it


class Membership(GroupOfMention):
    """One item that links a person with the group."""

    person_mention: MentionReference
    item_id: ItemId
    start: UtcMoment
    grade: Grade
    story: ItemId | None = None


class MemberAct(Model):
    """An item about a member, violent or an act of enforcement, which need not name the group."""

    item_id: ItemId
    kind: str  # of event
    start: UtcMoment
    grade: Grade
    town: str | None = None
    violent: bool = False
    acted: bool = False
    harmed: bool = False
    enforced: bool = False  # searched, arrested, charged or sentenced in it
    weapons: tuple[str, ...] = ()
    story: ItemId | None = None


class GroupMember(Model):
    """Somebody who is linked with the group. Emitted by correlate_person."""

    fact: Literal["group-member"] = "group-member"
    person: MentionReference
    name: Annotated[str, Search.PERSON]
    at_risk: tuple[str, ...] = ()  # child, exploited …
    at_risk_handling: HandlingCodes | None = None  # … and how the items that say so must be handled; None: P
    name_handling: HandlingCodes | None = None  # how the items that give the name must be handled, if none is P
    homes: tuple[str, ...] = ()  # towns of their addresses
    memberships: tuple[Membership, ...]  # the earliest and the latest
    items: int  # that link them with it
    mentions: tuple[MentionReference, ...] = ()  # of the person, by which items link them with it: the latest
    acts: tuple[MemberAct, ...] = ()  # the latest


class GroupClash(Model):
    """An item about violence that names a member of this group and one of another. Emitted by correlate_association."""

    fact: Literal["group-clash"] = "group-clash"
    item_id: ItemId
    kind: str  # of event
    start: UtcMoment
    end: UtcMoment
    time: TimePrecision
    grade: Grade
    mention: MentionReference  # of this group, by which its member is known to be of it
    member: str  # the name of the member …
    harmed: bool  # … who was hurt; False: who acted
    opponent: GroupOpponent
    opponent_member: str
    towns: tuple[str, ...] = ()
    membership_handling: HandlingCodes | None = None  # how what says that they are of the two must be, if not P
    story: ItemId | None = None


AnyGroupFact = GroupFact | GroupMember | GroupClash
