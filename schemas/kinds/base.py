"""What every kind shares: the envelope of an event, and its numbered items, each standing alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from schemas.base import OPEN, Line, ListOf, Model, Moment, Text
from schemas.errors import BrokenRule
from schemas.grading import Grade
from schemas.ids import EventId, ReportReference, SourceSystem, event_id
from schemas.marking import Marking
from schemas.mentions import (
    BulkText,
    HowOften,
    Link,
    LocationMention,
    ObjectMention,
    OrganisationMention,
    PersonMention,
)
from schemas.times import Occurred
from schemas.vocabulary.findings import Finding
from schemas.vocabulary.terms import as_code, has_form_of_a_code
from schemas.vocabulary.threats import THREATS

Version = Annotated[str, Field(pattern=r"^[0-9]{1,3}\.[0-9]{1,3}$")]

Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
"""A term of a controlled list, in lower case with hyphens."""


def _known_as_code(text: object) -> object:
    if isinstance(text, str) and not has_form_of_a_code(text) and THREATS.read(text):
        return as_code(text)
    return text


ThreatCode = Annotated[Code, BeforeValidator(_known_as_code)]
"""What an item is about (``schemas.vocabulary.threats``): a code, or a known one in other writing (``Drug supply``)."""

OffenceCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}[0-9]{5}[A-Z]?$")]
"""A CJS offence code, for example ``MD71137``."""

MAX_ITEMS = 100


class Offence(Model):
    """An offence by its title and, where the source has it, its CJS code."""

    title: Line
    code: OffenceCode | None = None


Offences = Annotated[ListOf[Offence], Field(min_length=1, max_length=50)]


class NumberedItem(Model):
    """One graded statement of a report: its number, its grade and its marking."""

    number: Annotated[int, Field(ge=1, le=9999)]
    grade: Grade
    marking: Marking = Marking()


class ItemWithMentions(NumberedItem):
    """An item that mentions persons, locations and objects."""

    title: Line | None = None
    text: Text | None = None
    persons: Annotated[ListOf[PersonMention], Field(max_length=500)] = ()
    locations: Annotated[ListOf[LocationMention], Field(max_length=100)] = ()
    objects: Annotated[ListOf[ObjectMention], Field(max_length=500)] = ()
    links: Annotated[ListOf[Link], Field(max_length=1000)] = ()
    organisations: Annotated[ListOf[OrganisationMention], Field(max_length=100)] | None = None
    bulk_texts: Annotated[ListOf[BulkText], Field(max_length=20)] | None = None
    how_often: HowOften | None = None

    @model_validator(mode="after")
    def _mentions_fit_together(self) -> Self:
        if self.persons or self.objects or self.links or self.organisations or len(self.locations) > 1:
            self._check_ids()
        if self.bulk_texts:
            self._check_senders(self.bulk_texts)
        return self

    def _check_ids(self) -> None:
        mentions = (*self.persons, *self.locations, *self.objects, *(self.organisations or ()))
        ids = [mention.id for mention in mentions]
        known = set(ids)
        if len(ids) != len(known):
            raise BrokenRule("two mentions of one item have the same id; give each its own", example='{"id": "p2"}')
        if any(link.subject not in known or link.object not in known for link in self.links):
            raise BrokenRule("a link names a mention that the item does not have", field="links")

    def _check_senders(self, texts: Iterable[BulkText]) -> None:
        kinds = {one.id: one.kind for one in self.objects}
        for text in texts:
            for field, kind in (("line", "drug-line"), ("phone", "phone")):
                sender = getattr(text, field)
                if sender is not None and kinds.get(sender) != kind:
                    message = f"the {field} of a bulk text must be an object of the item, of kind {kind}"
                    raise BrokenRule(message, field="bulk_texts")


class Item(ItemWithMentions):
    """An item of a report that a known source answers for."""

    operation: Line | None = None
    derived_from: Annotated[ListOf[Line], Field(max_length=50)] = ()  # item ids that it knows it is retelling
    finding: Annotated[Finding, OPEN] | None = None
    refutes: Annotated[ListOf[ReportReference], Field(min_length=1, max_length=50)] | None = None

    @model_validator(mode="after")
    def _what_refutes_has_a_finding(self) -> Self:
        if self.refutes and (self.finding is None or self.finding is Finding.CONFIRMED):
            message = "refutes requires a finding: nothing-found, not-so, retracted, malicious or mistaken"
            raise BrokenRule(message, field="finding", example='"not-so"')
        return self


class Envelope(Model):
    """What every event has: identity, kind and times, and nothing that a grade would have to protect.

    ``revision`` grows when the source corrects itself.
    """

    schema_version: Version = "1.0"
    kind: str
    source_system: SourceSystem
    source_reference: Line
    revision: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    occurred: Occurred
    reported_at: Moment  # the date of the intelligence: when the source learnt it
    recorded_at: Moment  # when the source wrote it down
    items: Annotated[ListOf[NumberedItem], Field(max_length=MAX_ITEMS)]

    @cached_property
    def event_id(self) -> EventId:
        """The same for every revision."""
        return event_id(self.source_system, self.source_reference)

    @model_validator(mode="after")
    def _items_fit_together(self) -> Self:
        """Each has a number of its own, and none refutes itself."""
        if len(self.items) > 1 and len({item.number for item in self.items}) != len(self.items):
            raise BrokenRule("two items have the same number; number each once", field="items")
        for item in self.items:
            refuted = item.refutes if isinstance(item, Item) else None
            if refuted and {self.event_id, f"{self.event_id}/{item.number}"}.intersection(refuted):
                raise BrokenRule("an item cannot refute itself or the whole event that it is part of", field="items")
        return self
