"""Statements: one event as it stands now in one view: amended, its values read, its places geocoded.

Written by enrich, read by resolve."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from schemas.base import Model, UtcMoment
from schemas.extracted import Extracted
from schemas.grading import Grade
from schemas.ids import EventId, ItemId, MentionId
from schemas.marking import Marking
from schemas.mentions import BulkText, HowOften, Link, OrganisationMention
from schemas.mentions.locations import AddressUse, LocationPrecision
from schemas.mentions.objects import Drug, DrugLine, Money, OtherThing, PaperDocument, Phone, Vehicle, Weapon
from schemas.mentions.persons import Identifier, Person, PersonName
from schemas.search import Point, Search
from schemas.times import Occurred


class Place(Model):
    """A location mention, geocoded: what is known of it, how precisely, and in which areas it lay at the time."""

    mention: Annotated[MentionId | None, Search.STORED] = None  # its id in the item; a person's own address has none
    subject: str  # the location subject it is a fact about, as precise as the mention and no more
    also: Annotated[tuple[str, ...], Search.STORED, Field(exclude_if=lambda names: not names)] = ()
    """What else the same words call this door: resolve compares it, and no document shows it."""
    precision: LocationPrecision
    name: Annotated[str, Search.NAME]
    street: Annotated[str | None, Search.NAME] = None
    town: Annotated[str | None, Search.NAME] = None
    postcode: str | None = None
    uprn: str | None = None
    point: Point | None = None
    cell_7: str | None = None  # H3, about 5.2 km²
    cell_8: str | None = None  # 0.74 km²
    cell_9: str | None = None  # 0.105 km²
    areas: tuple[str, ...] = ()  # names valid on the day, the widest first
    premises_type: str | None = None  # as the source asserts it, or else as its name says
    certainty: str | None = None  # how sure the source is that this is the place; None: it does not doubt it
    placeholder: str | None = None  # why this place must never link anybody
    found_by: str  # which reference data placed it


class StatedAddress(Place):
    """An address of a person: their own, or one of the item's places that a link gives as where they live or stay."""

    use: AddressUse


class StatedName(PersonName):
    """A name as the source wrote it, and as it was read: folded words; None where it names nobody."""

    read: str | None = None  # the canonical form of ``values.name``


class SetAside(Model):
    """Mentions, or values of mentions, that conclude nothing: shown where they were reported, compared with nothing."""

    rule: str  # 'description', 'placeholder' …: the same for all that break it
    message: Annotated[str, Search.STORED]  # why, in words
    mentions: tuple[MentionId, ...] = ()  # set aside altogether
    values: tuple[str, ...] = ()  # of a mention that counts, by mention and field: 'p1.names.0'; the first
    more: int | None = None  # values beyond those


class StatedIdentifier(Identifier):
    """A register's number, read: ``canonical`` is its one form, None where it is none of its register."""

    canonical: str | None = None
    checked: bool | None = None  # its check letter or digit is right; None: not read


class StatedPerson(Person):
    """A person mention, its names, numbers and birth date read and its addresses found."""

    names: tuple[StatedName, ...] = ()
    read_aliases: tuple[str, ...] = ()  # canonical forms: of the aliases, and of those that a name gives beside itself
    identifiers: tuple[StatedIdentifier, ...] = ()
    unread_aliases: tuple[int, ...] | None = None  # which of the aliases name nobody
    set_aside: str | None = None  # the rule by which this mention is no person
    birth_set_aside: str | None = None  # the rule by which the birth date or year given is shown and counts for nothing
    addresses: tuple[StatedAddress, ...] = ()

    @property
    def known_birth_date(self) -> date | None:
        """The birth date, unless it is set aside."""
        return None if self.birth_set_aside else self.birth_date

    @property
    def known_birth_year(self) -> int | None:
        """The birth year, unless it is set aside."""
        return None if self.birth_set_aside else self.birth_year


class StatedVehicle(Vehicle):
    """A vehicle mention, its registration read."""

    canonical: str | None = None  # AB12CDE; None: part of one, unreadable or not given
    may_be: tuple[str, ...] | None = None  # the registrations of which it may be a misreading


class StatedPhone(Phone):
    """A phone mention, its number read. A number field that holds several becomes a mention for each."""

    canonical: str | None = None  # E.164; None: identifies nobody, unreadable or not given


StatedObject = Annotated[
    StatedVehicle | StatedPhone | DrugLine | Drug | Weapon | Money | PaperDocument | OtherThing,
    Field(discriminator="kind"),
]


class StatedOrganisation(OrganisationMention):
    """An organisation, its name read. One that only reports, or is of a kind nobody knows, is no subject."""

    canonical: str | None = None  # the name in its one spelling; None: it names no group, or is no subject
    home: str | None = None  # the town of its address


class ReadOrganisation(StatedOrganisation):
    """A gang or crime group that the item's text names and its source does not state."""

    read: Annotated[str, Search.STORED]


class ReadPerson(StatedPerson):
    """A person whom the item's text names and its source does not state, and the words it was read from."""

    read: Annotated[str, Search.STORED]


class ReadPlace(Place):
    """An address that the item's text gives whole."""

    read: Annotated[str, Search.STORED]


class ReadVehicle(StatedVehicle):
    """A vehicle whose registration the item's text gives."""

    read: str


class ReadPhone(StatedPhone):
    """A phone whose number the item's text gives."""

    read: str


class ReadLine(DrugLine):
    """A drug line that the item's text names."""

    read: str


ReadObject = Annotated[ReadVehicle | ReadPhone | ReadLine, Field(discriminator="kind")]


class ReadMentions(Model):
    """Mentions read from the text of one item: weaker than stated ones, and never alone the reason of anything.

    None of them is stated as well. Their ids begin with ``read-`` and follow from what they say; ``read`` of each is
    the words that it was read from.
    """

    persons: tuple[ReadPerson, ...] = ()
    places: tuple[ReadPlace, ...] = ()
    objects: tuple[ReadObject, ...] = ()
    organisations: tuple[ReadOrganisation, ...] | None = None
    links: tuple[Link, ...] = ()  # between these, or with stated ones; ``described``: the words that say so
    more: int | None = None  # mentions beyond those that an item, or its event, may have


class Particulars(Model):
    """What a kind of event has beyond text and mentions, in fields that all kinds share. Searched as it stands."""

    category: str | None = None  # what it is about: crime type, threat, activity, sort of search or referral, verdict
    outcome: Annotated[str | None, Search.NAME] = None
    object_of_search: Annotated[str | None, Search.NAME] = None
    channel: str | None = None  # how a report came in
    severity: str | None = None  # the risk of a missing episode, the band of a cuckooed property
    offences: Annotated[tuple[str, ...] | None, Search.NAME] = None
    offence_codes: tuple[str, ...] | None = None
    days: int | None = None  # of custody
    runs: str | None = None  # how those days run beside the person's others
    court: str | None = None
    power: Annotated[str | None, Search.NAME] = None
    forced_entry: bool | None = None
    camera: str | None = None
    direction: str | None = None
    provenance: bool | None = None  # the item is the provenance statement of its report
    originator: Annotated[str | None, Search.STORED] = None
    decided_by: str | None = None
    still_missing: bool | None = None  # of a missing episode
    finding: str | None = None  # what checking came to: nothing-found, not-so …
    refutes: tuple[str, ...] | None = None  # items or events that this item says are not so


class StatedItem(Particulars):
    """One item as it stands now: amended, projected to the view, its places found."""

    item_id: ItemId
    number: int
    grade: Grade
    marking: Marking
    title: str | None = None
    text: str | None = None
    flags: tuple[str, ...] | None = None  # tricks its text may be playing on the reader
    extracted: Extracted | None = None  # read from its text by us: never what the source asserted
    operation: str | None = None
    derived_from: tuple[str, ...] = ()
    about: tuple[str, ...] | None = None  # mentions, or an alert and items, that were decided about: not in documents
    places: tuple[Place, ...] = ()
    persons: tuple[StatedPerson, ...] = ()
    objects: tuple[StatedObject, ...] = ()
    links: tuple[Link, ...] = ()
    set_aside: tuple[SetAside, ...] | None = None
    organisations: tuple[StatedOrganisation, ...] | None = None
    bulk_texts: tuple[BulkText, ...] | None = None
    how_often: HowOften | None = None
    read: ReadMentions | None = None  # people, places and things that its text names and its source does not state


class Statement(Model):
    """One event as it stands now. In view P nothing of the envelope but id, kind and times."""

    event_id: EventId
    kind: str
    occurred: Occurred
    day: date  # the day on which area names and retention are looked up: that of ``occurred.start``
    reported_at: UtcMoment
    recorded_at: UtcMoment
    source_system: str | None = None
    source_reference: str | None = None
    items: tuple[StatedItem, ...]
