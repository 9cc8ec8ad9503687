"""Amendments: later withdrawals, regrades and erasures of events. Folded by (recorded_at, id), never by arrival."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import Field

from schemas.base import Line, Model, Moment, Text
from schemas.grading import Grade
from schemas.ids import EventId, SourceSystem, event_id
from schemas.kinds.base import Version


class EventReference(Model):
    """The event meant, by the name its own source gave it."""

    source_system: SourceSystem
    source_reference: Line

    @cached_property
    def event_id(self) -> EventId:
        """The id of the event meant."""
        return event_id(self.source_system, self.source_reference)


class AmendmentBase(Model):
    """What every amendment has: its own id, its source, the event it amends, when and why."""

    schema_version: Version = "1.0"
    amendment_id: UUID
    source_system: SourceSystem
    event: EventReference
    recorded_at: Moment
    reason: Text

    @cached_property
    def event_id(self) -> EventId:
        """The id of the event it amends."""
        return self.event.event_id


class Withdrawal(AmendmentBase):
    """Takes back an event, one of its items, or an earlier withdrawal or regrade. Outlasts later revisions."""

    kind: Literal["withdrawal"] = "withdrawal"
    item_number: Annotated[int, Field(ge=1, le=9999)] | None = None
    withdraws: UUID | None = None  # the amendment that this one takes back, by its id


class Regrade(AmendmentBase):
    """Gives one item another grade. Beats the grades recorded before it; a later one beats it."""

    kind: Literal["regrade"] = "regrade"
    item_number: Annotated[int, Field(ge=1, le=9999)]
    grade: Grade


class Erasure(AmendmentBase):
    """Empties an event for ever, in every view (DPA 2018 s.47). Final: nothing sent before or after revives it."""

    kind: Literal["erasure"] = "erasure"


Amendment = Withdrawal | Regrade | Erasure
AMENDMENT_KINDS: Final[dict[str, type[Amendment]]] = {
    "withdrawal": Withdrawal,
    "regrade": Regrade,
    "erasure": Erasure,
}
