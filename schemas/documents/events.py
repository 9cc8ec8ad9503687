"""One event, as it is searched and shown. Owner: resolve."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from schemas.base import Model, UtcMoment
from schemas.extracted import Extracted
from schemas.grading import Action, Handling, Sanitisation
from schemas.ids import ItemId
from schemas.marking import Marking
from schemas.search import Search
from schemas.statements import Particulars, Place, SetAside
from schemas.times import Occurred


class EventPerson(Model):
    """A person as one item mentions them, as far as events are searched for it. Who they are is for resolve to say."""

    mention: str  # its id in the item
    role: str
    names: Annotated[tuple[str, ...], Search.NAME] = ()
    under_age: bool | None = None  # were, or may have been, under 18 when it happened; None: nothing says so
    birth_date: date | None = None
    identifiers: tuple[str, ...] = ()  # as written, and in the one form of their register
    warning_markers: tuple[str, ...] | None = None  # firearms, violent, medical …
    read: Annotated[str | None, Search.STORED] = None  # the words of the text they were read from; None: stated


class EventOrganisation(Model):
    """An organisation as one item mentions it."""

    mention: Annotated[str, Search.STORED]
    kind: str
    role: str | None = None
    name: Annotated[str | None, Search.NAME] = None
    aliases: Annotated[tuple[str, ...] | None, Search.NAME] = None
    number: str | None = None
    description: Annotated[str | None, Search.TEXT] = None
    read: Annotated[str | None, Search.STORED] = None  # the words of the text it was read from; None: stated


class EventLink(Model):
    """How two mentions of one item relate, by their ids in the item."""

    subject: Annotated[str, Search.STORED]
    relation: str
    object: Annotated[str, Search.STORED]
    described: Annotated[str | None, Search.STORED] = None
    since: date | None = None
    until: date | None = None
    certainty: str | None = None
    read: bool | None = None  # the item's text says so, in the words of ``described``, and its source does not


class EventBulkText(Model):
    """A text that a drug line sent to many, and the objects of the item that sent it."""

    text: Annotated[str, Search.TEXT]
    line: Annotated[str | None, Search.STORED] = None
    phone: Annotated[str | None, Search.STORED] = None
    sent_at: UtcMoment | None = None
    recipients: int | None = None


class EventFrequency(Model):
    """How often it happened within the span of the event."""

    frequency: str | None = None
    times: int | None = None
    days: int | None = None
    described: Annotated[str | None, Search.TEXT] = None


class EventPlace(Place):
    """A place as one item mentions it."""

    read: Annotated[str | None, Search.STORED] = None  # the words of the text it was read from; None: stated


class EventObject(Model):
    """A thing as one item mentions it."""

    mention: Annotated[str, Search.STORED]
    kind: str
    name: Annotated[str | None, Search.NAME] = None  # registration, number or name, as written
    canonical: str | None = None  # the registration or number in its one form; None: it identifies none
    description: Annotated[str | None, Search.TEXT] = None
    pence: int | None = None
    keeper: Annotated[str | None, Search.NAME] = None  # of a vehicle, as the register names them
    markers: tuple[str, ...] | None = None  # of a vehicle: stolen, false-plates …
    read: Annotated[str | None, Search.STORED] = None  # the words of the text it was read from; None: stated


class StoryJoin(Model):
    """Two items that were taken for one story, and why."""

    one: ItemId
    other: ItemId
    declared: bool  # one of them declares that it retells the other
    bits: float
    reasons: Annotated[tuple[str, ...], Search.STORED]


class EventStory(Model):
    """The story that an item shares with others: all of them count as one origin."""

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
    extracted: Extracted | None = None  # read from its text by us: persons, places and objects without ``read`` are
    # the source's own
    operation: Annotated[str | None, Search.NAME] = None
    places: tuple[EventPlace, ...] = ()
    persons: tuple[EventPerson, ...] = ()
    objects: tuple[EventObject, ...] = ()
    set_aside: tuple[SetAside, ...] | None = None  # mentions that are nobody, and values that count for nothing
    organisations: tuple[EventOrganisation, ...] | None = None
    links: tuple[EventLink, ...] | None = None
    bulk_texts: tuple[EventBulkText, ...] | None = None
    how_often: EventFrequency | None = None
    read_more: int | None = None  # mentions read from its text beyond those shown
    story: EventStory | None = None  # None: no other item retells it
    refuted_by: tuple[str, ...] | None = None  # items that say it is not so, the earliest: it counts for nothing then


class EventDocument(Model):
    """One event as it stands now. Owner: resolve."""

    id: str
    kind: str
    occurred: Occurred
    reported_at: UtcMoment
    recorded_at: UtcMoment
    source_system: str | None = None
    source_reference: str | None = None
    items: tuple[EventItem, ...]
