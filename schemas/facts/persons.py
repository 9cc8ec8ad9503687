"""Facts about persons: what one mention reports of one, and why its mentions were joined. Emitted by resolve."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.standing import HandlingCodes
from schemas.grading import Grade
from schemas.ids import ItemId, MentionReference
from schemas.search import Point, Search
from schemas.times import TimePrecision
from schemas.vocabulary.indicators import Indicator


class PersonPlace(Model):
    """A place that a person has to do with: where something happened, or with a ``use`` an address of theirs."""

    subject: str
    name: Annotated[str, Search.NAME]
    town: Annotated[str | None, Search.NAME] = None
    point: Point | None = None
    use: str | None = None
    relation: str | None = None  # of a link from them to the place


class PersonTie(Model):
    """How the item links them with another person, or with nobody it names as one."""

    relation: str
    towards: bool  # they do it to the other; False: the other does it to them


class PersonThing(Model):
    """A thing that a person is linked with in an item, and how."""

    kind: str
    relation: str
    name: Annotated[str | None, Search.NAME] = None
    subject: str | None = None  # of the vehicle or phone that it is, where it is known


class GroupOfMention(Model):
    """A group that an item links a person with, how, and from when until when."""

    subject: str  # of the groups of its kind and name
    mention: MentionReference  # of the group
    kind: str
    name: Annotated[str, Search.NAME]
    relation: str
    since: date | None = None
    until: date | None = None


class MembershipPeriod(Model):
    """When somebody was of a group, as items say."""

    since: date  # the earliest day that a link gives, else that of the first item that links them
    until: date | None = None  # None: no item says that they left


class GroupWithPeriods(GroupOfMention):
    """A group that a person was of, by the earliest item that links them, and when."""

    periods: tuple[MembershipPeriod, ...]
    handling: HandlingCodes | None = None  # how the items that link them must be handled, if none is P


class PersonNumber(Model):
    """A number that some register gave a person."""

    scheme: str
    value: str


class PersonFact(Model):
    """What one mention reports of one person."""

    fact: Literal["mention"] = "mention"
    mention: MentionReference
    item_id: ItemId
    kind: str  # of event
    role: str  # in this event, as the source asserts it
    start: UtcMoment
    end: UtcMoment
    time: TimePrecision
    grade: Grade
    names: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()  # those of the names that are street names, nicknames or other names
    birth_date: date | None = None
    birth_year: int | None = None
    oldest: int | None = None  # years of age at the time, at most …
    youngest: int | None = None  # … and at least
    sex: str | None = None
    identifiers: tuple[PersonNumber, ...] = ()
    places: tuple[PersonPlace, ...] = ()
    things: tuple[PersonThing, ...] = ()
    ties: tuple[PersonTie, ...] = ()
    groups: tuple[GroupOfMention, ...] | None = None
    category: str | None = None  # what the item is about: threat, crime type, sort of referral
    offences: tuple[str, ...] = ()
    offence_codes: tuple[str, ...] = ()  # CJS codes: one for each offence, in their order, or none
    outcome: str | None = None  # how it ended, as the source wrote it
    severity: str | None = None  # the risk of a missing episode, the band of a cuckooed property
    signs: tuple[Indicator, ...] = ()  # read from the item's text, of whomever it speaks
    weapons: tuple[str, ...] = ()  # read from it, too
    callers: tuple[str, ...] = ()  # digests of who reported it: one caller is one origin
    story: ItemId | None = None  # None: no other item retells it
    operation: str | None = None  # the subject of the operation that the item names
    read: str | None = None  # the words of the item's text that all of it was read from; None: the source states it
    read_places: tuple[PersonPlace, ...] | None = None  # its text says that they have to do with them, its source not
    read_things: tuple[PersonThing, ...] | None = None
    read_signs: tuple[Indicator, ...] | None = None  # of who is only read in a text: what it tells, of whomever


class NamedTogether(Model):
    """Another person is named together with this one. Emitted and deleted as persons merge and split."""

    fact: Literal["with"] = "with"
    person: MentionReference
    association: str  # the subject of the two


class LinesNamedBeside(Model):
    """The drug lines that an item names beside a mention of somebody who may belong to them."""

    fact: Literal["beside-lines"] = "beside-lines"
    mention: MentionReference
    lines: tuple[MentionReference, ...]


class FeatureBits(Model):
    """The weight of one feature in comparing two mentions, in bits: positive for one person, negative for two.

    ``one`` and ``other`` are the folded values that were compared; None: not known on that side.
    """

    feature: str
    level: str
    bits: float
    one: Annotated[str | None, Search.STORED] = None
    other: Annotated[str | None, Search.STORED] = None


class MentionComparison(Model):
    """Two mentions as compared:

    their grades and sources, the bits of each feature, and any human decision about them.
    """

    one: MentionReference
    one_grade: str  # inline, '1BP'
    one_source: str  # kind of event; where the view shows it, the system too
    other: MentionReference
    other_grade: str
    other_source: str
    bits: float  # of the prior and the features of the two, whatever decided
    likely: str = ""  # that they are one person, by these bits, in words of the yardstick
    namesakes: int | None = None  # people here who bear a name as alike, about; None: the names do not agree
    features: tuple[FeatureBits, ...]
    decision: ItemId | None = None  # the item in which a person decided about them …
    decided: str | None = None  # … and who, when and why, in words


class PersonJoin(MentionComparison):
    """Two mentions that brought two groups together, and why."""

    rule: Literal["features", "decision"]
    support: float | None = None  # mean bits over all pairs across the two groups; None where a person decided


class PossiblyAlso(MentionComparison):
    """Another person who may be the same, shown and never merged. The two mentions are those most in common.

    ``bits_of_all``, and with it ``likely``: the bits of these two, less what other mentions of the two persons say
    against them.
    """

    person: MentionReference
    digest: str  # of the mentions of that person …
    handling: HandlingCodes | None = None  # … and the strictest handling of all of them; None: P
    bits_of_all: float
    why_not: str
    to_know: str  # what a person would have to know to say more


class PersonDecision(Model):
    """What somebody decided about mentions of this person, among themselves or against those of other persons."""

    item: ItemId
    decision: Literal["same", "different"]
    by: str  # a reference, never a name
    at: UtcMoment
    reason: Annotated[str, Search.TEXT]
    mentions: tuple[MentionReference, ...]  # of this person
    others: tuple[MentionReference, ...] = ()  # of other persons
    persons: tuple[MentionReference, ...] = ()  # who those are


class PersonJoins(Model):
    """The joins that made one person of these mentions, and who else it may be. Totals count what is cut off."""

    fact: Literal["joins"] = "joins"
    digest: str  # of the mentions
    alike: int = 0  # mentions equal to another in every feature: joined without further reason
    joins_total: int = 0
    joins: tuple[PersonJoin, ...] = ()
    possibly_total: int = 0
    possibly_also: tuple[PossiblyAlso, ...] = ()
    decisions_total: int = 0
    decisions: tuple[PersonDecision, ...] = ()  # the latest
    review: tuple[str, ...] = ()  # what a person should look at again
