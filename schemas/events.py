"""Events: what a source says happened, in numbered items under one envelope.

The envelope holds nothing that a grade would have to protect: identity, kind and times. All else belongs to items.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from schemas.base import Line, Model, Moment
from schemas.ids import EventId, SourceSystem, event_id
from schemas.items import Item, RecordedCrimeItem, StopAndSearchItem
from schemas.times import Occurred

Version = Annotated[str, Field(pattern=r"^\d{1,3}\.\d{1,3}$")]


class Envelope(Model):
    """What every event has. ``revision`` grows when the source corrects itself."""

    schema_version: Version = "1.0"
    source_system: SourceSystem
    source_reference: Line
    revision: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    occurred: Occurred
    reported_at: Moment  # the date of the intelligence: when the source was told
    recorded_at: Moment  # when the source wrote it down

    @cached_property
    def event_id(self) -> EventId:
        """The same for every revision."""
        return event_id(self.source_system, self.source_reference)


def _numbered_apart(items: tuple[Item, ...]) -> None:
    numbers = [item.number for item in items]
    if len(numbers) != len(set(numbers)):
        raise ValueError("two items have the same number; number each once")


class RecordedCrime(Envelope):
    """A crime or incident that a force recorded."""

    kind: Literal["recorded-crime"] = "recorded-crime"
    items: Annotated[tuple[RecordedCrimeItem, ...], Field(max_length=100)]

    @model_validator(mode="after")
    def _items_are_told_apart(self) -> Self:
        _numbered_apart(self.items)
        return self


class StopAndSearch(Envelope):
    """A stop and search."""

    kind: Literal["stop-and-search"] = "stop-and-search"
    items: Annotated[tuple[StopAndSearchItem, ...], Field(max_length=100)]

    @model_validator(mode="after")
    def _items_are_told_apart(self) -> Self:
        _numbered_apart(self.items)
        return self


Event = RecordedCrime | StopAndSearch
AnyEvent = Annotated[Event, Field(discriminator="kind")]
EVENT_KINDS: dict[str, type[Event]] = {"recorded-crime": RecordedCrime, "stop-and-search": StopAndSearch}
