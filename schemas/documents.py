"""Documents: what is concluded and can be searched. Every document belongs to one family and has one owner."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from schemas.alerts import AlertDocument, SignNoted
from schemas.base import Known, Model
from schemas.extracted import Extracted
from schemas.grading import Action, Handling, Sanitisation
from schemas.ids import ItemId, MentionReference
from schemas.line_facts import LineJoins, LinePlace
from schemas.marking import Marking
from schemas.operation_facts import SeizedThing
from schemas.person_facts import PersonJoins, PersonNumber, PersonPlace, PersonThing
from schemas.review import Review
from schemas.search import Point, Search
from schemas.standing import Count as Count
from schemas.standing import Standing as Standing
from schemas.statements import Particulars, Place
from schemas.times import Occurred
from schemas.traits import TraitOfPerson


class EventPerson(Model):
    """A person as one item mentions them, as far as events are searched for it. Who they are is for resolve to say."""

    mention: str  # its id in the item
    role: str
    names: Annotated[tuple[str, ...], Search.NAME] = ()
    birth_date: date | None = None
    identifiers: tuple[str, ...] = ()


class EventObject(Model):
    """A thing as one item mentions it."""

    mention: Annotated[str, Search.STORED]
    kind: str
    name: Annotated[str | None, Search.NAME] = None  # registration, number or name
    description: Annotated[str | None, Search.TEXT] = None
    pence: int | None = None


class StoryJoin(Model):
    """Two items that were taken for one story, and why."""

    one: ItemId
    other: ItemId
    declared: bool  # the one says itself that it retells the other
    bits: float
    reasons: Annotated[tuple[str, ...], Search.STORED]


class EventStory(Model):
    """The story that an item tells together with others: all of them count as one origin."""

    id: ItemId  # the earliest of its items
    items_total: int
    others: tuple[ItemId, ...]  # the earliest of them
    joined: tuple[StoryJoin, ...]  # the pairs that this item is one of
    explanation: Annotated[str, Search.TEXT]


class EventItem(Particulars):
    """One item of an event, as it is searched and shown."""

    item_id: str
    number: int
    grade: str  # inline, '1BP'
    handling: Handling
    action: Action | None = None
    sanitisation: Sanitisation | None = None
    conditions: Annotated[str | None, Search.STORED] = None
    marking: Marking
    title: Annotated[str | None, Search.TEXT] = None
    text: Annotated[str | None, Search.TEXT] = None
    flags: tuple[str, ...] | None = None  # tricks its text may be playing on the reader
    extracted: Extracted | None = None  # read from its text by us: persons, places and objects are the source's own
    operation: Annotated[str | None, Search.NAME] = None
    places: tuple[Place, ...] = ()
    persons: tuple[EventPerson, ...] = ()
    objects: tuple[EventObject, ...] = ()
    story: EventStory | None = None  # None: it alone tells its story


class EventDocument(Model):
    """One event as it stands now. Owner: resolve."""

    id: str
    kind: str
    occurred: Occurred
    reported_at: Known
    recorded_at: Known
    source_system: str | None = None
    source_reference: str | None = None
    items: tuple[EventItem, ...]


class MonthCount(Model):
    """How many items in one calendar month, and how many of them say a crime happened. Months without any are zeros."""

    month: date
    items: int
    crimes: int


class NearRepeat(Model):
    """Two like crimes close in place and time: known only where both day and address are."""

    category: str
    first: str
    second: str
    days: int
    metres: int
    reason: Annotated[str, Search.TEXT]


class BandSpan(Model):
    """From when until when a place is believed to be in one band, least first: green, amber, red."""

    band: str
    start: date
    until: date  # the first day on which it no longer is


class Cuckooing(Model):
    """Whether, why and when a home is believed to be cuckooed: never a finding, and never about a person."""

    rule: str
    version: int
    band: str  # the highest there was
    likely: str  # the same in a word of the yardstick
    bands: tuple[BandSpan, ...]  # the latest
    signs: tuple[SignNoted, ...]  # on the day on which most spoke for it
    weighed: int  # items: of a crowded place the latest
    explanation: Annotated[str, Search.TEXT]


class ActAtPlace(Model):
    """Something that was done at a place."""

    kind: str
    on: date
    item: str
    category: str | None = None
    severity: str | None = None
    outcome: Annotated[str | None, Search.NAME] = None


class LocationDocument(Model):
    """What is known of one address or map cell. Owner: correlate_location."""

    id: str
    kind: Literal["cell", "address"]
    name: Annotated[str, Search.NAME]
    point: Point | None = None
    cell: str | None = None
    town: Annotated[str | None, Search.NAME] = None
    areas: tuple[str, ...] = ()
    first_seen: Known
    last_seen: Known
    categories: tuple[Count, ...]
    months: tuple[MonthCount, ...]
    hot_months: tuple[date, ...] = ()
    near_repeats: tuple[NearRepeat, ...] = ()
    cuckooing: Cuckooing | None = None  # None: nothing speaks for it, or it is no premises
    protection: tuple[ActAtPlace, ...] = ()  # what was done to protect somebody there, the latest …
    protection_total: int = 0
    enforcement: tuple[ActAtPlace, ...] = ()  # … kept apart from what was done against crime
    enforcement_total: int = 0
    standing: Standing
    explanation: Annotated[str, Search.TEXT]


class CellMonthDocument(Model):
    """One map cell in one month, against the months before. Owner: correlate_location."""

    id: str
    kind: Literal["cell-month"] = "cell-month"
    name: Annotated[str, Search.NAME]
    point: Point | None = None
    cell: str
    town: Annotated[str | None, Search.NAME] = None
    areas: tuple[str, ...] = ()
    month: date
    total: int  # items of every kind
    crimes: int  # those that say a crime or incident happened: they alone are compared
    categories: tuple[Count, ...]
    months_before: int
    mean_before: float
    chance: float | None = None  # of so many or more, had nothing changed; None without months before
    hot: bool
    standing: Standing | None = None  # None in a month without items
    explanation: Annotated[str, Search.TEXT]


class NamedCount(Model):
    """A name of a person or of a line, and how many items give it."""

    name: Annotated[str, Search.PERSON]
    items: int


class RoleCount(Model):
    """What a person was in events of one kind, as the sources assert it, and in how many items."""

    kind: str
    role: str
    items: int


class PlaceOfPerson(PersonPlace):
    """A place that a person has to do with, and when."""

    first_seen: Known
    last_seen: Known
    items: int


class ThingOfPerson(PersonThing):
    """A thing that a person is linked with."""

    items: int


class TownOfPerson(Model):
    """A town that a person lives in or was named in, and when. ``home``: an address of theirs lies in it."""

    town: Annotated[str, Search.NAME]
    home: bool
    first_seen: Known
    last_seen: Known
    items: int


class Travel(Model):
    """Where a person was named away from the towns of their addresses, and when."""

    towns: Annotated[tuple[str, ...], Search.NAME]
    first_seen: Known
    last_seen: Known
    items: int


class RoleConflict(Model):
    """One human in roles that the law keeps apart (DPA 2018 s.38): lawful in different events, never to be blended."""

    acted: tuple[str, ...]  # as what they acted …
    items_acted: tuple[str, ...]  # … in which items, the earliest
    suffered: tuple[str, ...]  # as what they were harmed, at risk, or merely saw
    items_suffered: tuple[str, ...]
    in_one_item: bool  # one item names them as both: one of the two mentions may be somebody else
    reason: Annotated[str, Search.TEXT]


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
    names: tuple[NamedCount, ...]
    birth_dates: tuple[date, ...] = ()
    birth_years: tuple[int, ...] = ()
    sex: tuple[str, ...] = ()
    identifiers: tuple[PersonNumber, ...] = ()
    roles: tuple[RoleCount, ...]  # of items that are not suspected to be false
    suspected_false: int = 0  # items assessed E: shown in the standing; they give no role, trait or date of review
    role_conflict: RoleConflict | None = None
    weighed: int = 0  # mentions, the latest, that what follows but for operations and review is made of
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
    first_seen: Known
    last_seen: Known
    standing: Standing
    why: PersonJoins | None = None  # None: there is nothing to explain
    explanation: Annotated[str, Search.TEXT]


class AssociatedPerson(Model):
    """One of two persons: who it is, as what they are named beside the other, and what they are known for."""

    person: str
    name: Annotated[str, Search.PERSON]
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
    first_seen: Known
    last_seen: Known
    items: int


class MetAgain(Model):
    """They met on several days, as independent origins say."""

    rule: str
    version: int
    days: int  # each of another origin
    items: tuple[str, ...]  # one a day, the earliest
    first_seen: Known
    last_seen: Known


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
    met_again: MetAgain | None = None
    places: tuple[AssociationPlace, ...] = ()  # the commonest
    crowds: int = 0  # items that name more persons than are paired
    suspected_false: int = 0  # items assessed E: shown in the standing, and counted for nothing
    first_seen: Known
    last_seen: Known
    standing: Standing
    explanation: Annotated[str, Search.TEXT]


class LineNumber(Model):
    """A number of a drug line, from when until when items say it was, and a handset with it was seen."""

    number: Annotated[str, Search.NAME]  # as sources write it
    digits: str  # the significant ones
    first_named: Known
    last_named: Known
    last_seen: Known
    items: int


class MonthServed(Model):
    """What was heard in one calendar month."""

    month: date
    items: int
    origins: int


class TownServed(Model):
    """A town that a drug line is heard of in: when, how, and how well. What is assessed E is not counted."""

    town: Annotated[str, Search.NAME]
    rural: bool  # fewer than 10,000 people live there
    how: tuple[Count, ...]  # named there, read beside it, a member met or found there: items
    first_seen: Known
    last_seen: Known
    items: int
    origins: int
    best: str
    worst: str
    months: tuple[MonthServed, ...]  # those with an item, the latest


class MemberOfLine(Model):
    """Somebody who is named with a drug line, and may belong to it."""

    person: MentionReference
    name: Annotated[str, Search.PERSON]
    lines: int  # with how many lines they are named
    items: int  # that name them with this one
    since: Known


class PlaceOfLine(LinePlace):
    """Premises named with a drug line, and when."""

    first_seen: Known
    last_seen: Known
    items: int


class LineDocument(Model):
    """What is known of the mentions that are taken for one drug line. Owner: correlate_object.

    ``id`` is that of the earliest mention of its name, ``digest`` of all its mentions, as with persons.
    """

    id: str
    kind: Literal["drug-line"] = "drug-line"
    digest: str
    mentions: tuple[str, ...]
    mentions_total: int
    name: Annotated[str, Search.NAME]
    names: tuple[NamedCount, ...]
    numbers: tuple[LineNumber, ...] = ()
    numbers_total: int = 0
    home_town: Annotated[str | None, Search.NAME] = None
    towns: tuple[TownServed, ...] = ()
    towns_total: int = 0
    first_rural: str | None = None  # the rural place that it was heard of in first …
    first_rural_seen: Known | None = None  # … and when
    premises: tuple[PlaceOfLine, ...] = ()
    premises_total: int = 0
    people: tuple[NamedCount, ...] = ()  # named with it, by name only …
    people_total: int = 0
    members: tuple[MemberOfLine, ...] = ()  # … and who those are that may belong to it, by full name
    members_total: int = 0
    first_seen: Known
    last_seen: Known
    standing: Standing
    why: LineJoins | None = None  # None: there is nothing to explain
    explanation: Annotated[str, Search.TEXT]


class UserOfThing(Model):
    """Somebody whom items link with a thing, and how. Without a ``person`` no more is known than the name."""

    person: MentionReference | None = None
    name: Annotated[str | None, Search.PERSON] = None
    relations: tuple[str, ...]
    roles: tuple[str, ...]
    first_seen: Known
    last_seen: Known
    items: int


class ThingAt(Model):
    """Where a thing was, and when: a town that items name with it, or a camera that read it."""

    town: Annotated[str | None, Search.NAME] = None
    camera: str | None = None
    first_seen: Known
    last_seen: Known
    items: int


class ThingMonth(Model):
    """How many items name a thing in one calendar month, and how often cameras read it."""

    month: date
    items: int
    reads: int


class MisreadAs(Model):
    """A registration that cannot be right, as it was written: it may have been this one, or another."""

    written: str
    items: int


class ThingDocument(Model):
    """What is known of one vehicle, by its registration, or of one phone, by its number. Owner: correlate_object.

    There is none of a vehicle that only cameras have seen: who merely passes is nobody's business.
    """

    id: str
    kind: Literal["vehicle", "phone"]
    name: Annotated[str, Search.NAME]
    described: tuple[NamedCount, ...] = ()  # colour, make and model, as written
    users: tuple[UserOfThing, ...] = ()  # those with most items
    users_total: int = 0
    lines: tuple[NamedCount, ...] = ()  # drug lines named beside it, by name only
    seen_in: tuple[ThingAt, ...] = ()  # towns that items name with it, but for what cameras read
    seen_in_total: int = 0
    cameras: tuple[ThingAt, ...] = ()
    cameras_total: int = 0
    months: tuple[ThingMonth, ...] = ()  # those with an item, the latest
    reads: int = 0  # by cameras
    misread: tuple[MisreadAs, ...] = ()  # shown, and counted nowhere else
    misread_total: int = 0
    suspected_false: int = 0  # items assessed E: shown in the standing, counted nowhere else
    first_seen: Known
    last_seen: Known
    standing: Standing
    explanation: Annotated[str, Search.TEXT]


class Enforcement(Model):
    """What was done against crime: items of each kind, what they brought in, and what the courts passed."""

    warrants: int = 0
    arrests: int = 0
    charges: int = 0
    sentences: int = 0
    seizures: int = 0
    stop_and_searches: int = 0
    patrols: int = 0
    cash_pence: int = 0
    custody_days: int = 0  # per person and hearing: terms one after another add up, one beside a longer adds nothing
    custody_years: float = 0.0  # the same, of 365.25 days
    life_sentences: int = 0  # persons and hearings; they add no days


class Protection(Model):
    """What was done to protect somebody, kept apart from enforcement: referrals, missing episodes and visits."""

    acts: int = 0
    kinds: tuple[Count, ...] = ()


class Acts(Model):
    """What was done in one span of time."""

    items: int
    enforcement: Enforcement
    protection: Protection


class TownActs(Acts):
    """The same in one town."""

    name: Annotated[str, Search.NAME]


class SeizedCount(SeizedThing):
    """How many items say that such a thing was seized."""

    items: int


class PeopleInRole(Model):
    """How many people, taken for one or for different ones by resolve, had this role in events of this kind."""

    kind: str
    role: str
    people: int


class OperationDocument(Model):
    """What an operation adds up to. Owner: correlate_operation."""

    id: str
    kind: Literal["operation"] = "operation"
    name: Annotated[str, Search.NAME]
    first_seen: Known
    last_seen: Known
    enforcement: Enforcement
    protection: Protection
    kinds: tuple[Count, ...]  # items by kind of event, reports included
    seized: tuple[SeizedCount, ...] = ()  # the commonest
    towns: tuple[TownActs, ...] = ()  # those with most items
    towns_total: int = 0
    people: tuple[PeopleInRole, ...] = ()
    suspected_false: int = 0  # items assessed E: shown in the standing, counted nowhere else
    standing: Standing
    explanation: Annotated[str, Search.TEXT]


class OperationMonthDocument(Model):
    """What an operation did in one month, town by town, against the same month a year before. Owner: the same."""

    id: str
    kind: Literal["operation-month"] = "operation-month"
    name: Annotated[str, Search.NAME]
    month: date
    enforcement: Enforcement
    protection: Protection
    kinds: tuple[Count, ...] = ()
    towns: tuple[TownActs, ...] = ()
    towns_total: int = 0
    year_before: Acts | None = None  # None: the operation's span holds no such month
    standing: Standing | None = None  # None in a month without items
    explanation: Annotated[str, Search.TEXT]


Document = (
    EventDocument
    | PersonDocument
    | LineDocument
    | ThingDocument
    | LocationDocument
    | CellMonthDocument
    | AssociationDocument
    | OperationDocument
    | OperationMonthDocument
    | AlertDocument
)

FAMILIES: dict[str, tuple[type[Document], ...]] = {
    "events": (EventDocument,),
    "persons": (PersonDocument,),
    "objects": (LineDocument, ThingDocument),
    "locations": (LocationDocument, CellMonthDocument),
    "associations": (AssociationDocument,),
    "operations": (OperationDocument, OperationMonthDocument),
    "alerts": (AlertDocument,),
}
