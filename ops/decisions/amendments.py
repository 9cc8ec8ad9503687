"""The amendments that people make on the command line: a withdrawal and an erasure. Pure.

The id of each follows from its content and the second in which it is made: a command that is sent twice at once amends
once. Not from the minute: a withdrawal that is taken back within a minute must come after it in the order of
(recorded_at, id).
"""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID, uuid5

from schemas.amendments import Erasure, EventReference, Withdrawal
from schemas.ids import EVENTS

INTELLIGENCE_UNIT: Final = "intelligence-unit"
"""The source in whose name withdrawals and decisions are published."""

RECORDS_MANAGEMENT: Final = "records-management"
"""The source in whose name erasures are published."""


def content_id(*parts: str) -> UUID:
    """The same parts give the same id."""
    return uuid5(EVENTS, "\x1f".join(parts))


def withdrawal(
    target: EventReference, *, by: str, reason: str, now: datetime, item: int | None = None, undo: UUID | None = None
) -> Withdrawal:
    """Take back an event, or only its item of this number; ``undo``: take back that earlier withdrawal instead."""
    second = now.replace(microsecond=0)
    return Withdrawal(
        amendment_id=content_id(target.event_id, str(item), str(undo), by, reason, second.isoformat()),
        source_system=INTELLIGENCE_UNIT,
        event=target,
        recorded_at=second,
        reason=f"{by}: {reason}",
        item_number=item,
        withdraws=undo,
    )


def erasure(target: EventReference, *, by: str, reason: str, now: datetime) -> Erasure:
    """Erase an event for ever. The amendment itself stays in the log as the proof."""
    second = now.replace(microsecond=0)
    return Erasure(
        amendment_id=content_id(target.event_id, "erase", by, reason, second.isoformat()),
        source_system=RECORDS_MANAGEMENT,
        event=target,
        recorded_at=second,
        reason=f"{by}: {reason}",
    )
