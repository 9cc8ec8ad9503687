"""Documents: what is concluded and can be searched. Every document belongs to one family and has one owner."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from schemas.alerts import AlertDocument, SignNoted
from schemas.base import Known, Model
from schemas.extracted import Extracted
from schemas.grading import Action, Handling, Sanitisation
from schemas.ids import ItemId
from schemas.line_facts import LineJoins, LinePlace
from schemas.marking import Marking
from schemas.operation_facts import SeizedThing
from schemas.person_facts import PersonJoins, PersonNumber, PersonPlace, PersonThing
from schemas.search import Point, Search
from schemas.standing import Count as Count
from schemas.standing import Standing as Standing
from schemas.statements import Particulars, Place
from schemas.times import Occurred


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


class PersonDocument(Model):
    """What is known of the mentions that are taken for one person. Owner: correlate_person.

    ``id`` is that of the earliest mention, ``digest`` of them all: whoever quotes the id quotes the digest, and sees
    when they are no longer the same mentions.
    """

    id: str
    digest: str
    mentions: tuple[str, ...]
    name: Annotated[str, Search.NAME]
    names: tuple[NamedCount, ...]
    birth_dates: tuple[date, ...] = ()
    birth_years: tuple[int, ...] = ()
    sex: tuple[str, ...] = ()
    identifiers: tuple[PersonNumber, ...] = ()
    roles: tuple[RoleCount, ...]
    places: tuple[PlaceOfPerson, ...] = ()
    places_total: int = 0
    things: tuple[ThingOfPerson, ...] = ()
    things_total: int = 0
    first_seen: Known
    last_seen: Known
    standing: Standing
    why: PersonJoins | None = None  # None: there is nothing to explain
    explanation: Annotated[str, Search.TEXT]


class LineNumber(Model):
    """A number of a drug line, from when until when items say it was, and a handset with it was seen."""

    number: Annotated[str, Search.NAME]  # as sources write it
    digits: str  # the significant ones
    first_named: Known
    last_named: Known
    last_seen: Known
    items: int


class TownServed(Model):
    """A town that a drug line was named in, and when."""

    town: Annotated[str, Search.NAME]
    first_seen: Known
    last_seen: Known
    items: int


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
    premises: tuple[PlaceOfLine, ...] = ()
    premises_total: int = 0
    people: tuple[NamedCount, ...] = ()  # named with it, by name only: who they are is for persons to say
    people_total: int = 0
    first_seen: Known
    last_seen: Known
    standing: Standing
    why: LineJoins | None = None  # None: there is nothing to explain
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
    | LocationDocument
    | CellMonthDocument
    | OperationDocument
    | OperationMonthDocument
    | AlertDocument
)

FAMILIES: dict[str, tuple[type[Document], ...]] = {
    "events": (EventDocument,),
    "persons": (PersonDocument,),
    "objects": (LineDocument,),
    "locations": (LocationDocument, CellMonthDocument),
    "operations": (OperationDocument, OperationMonthDocument),
    "alerts": (AlertDocument,),
}
