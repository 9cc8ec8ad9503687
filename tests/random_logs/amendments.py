"""What is said later about what was said: withdrawals, also of amendments, regrades up and down, erasures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import NAMESPACE_OID, UUID, uuid5

from schemas.amendments import Amendment, Erasure, EventReference, Regrade, Withdrawal
from schemas.events import Event
from schemas.grading import Grade
from tests.make import RECORDED
from tests.random_logs.world import Dice, graded

GRADES: Final = ("1AP", "1BP", "3CP", "1EP", "1BC", "2EC", "3DP")
NAMES: Final = 8
"""Amendments that chance names: few, so that they are taken back, and that one id says several things."""

UNIT: Final = "intelligence-unit"


def amendment(dice: Dice, told: Sequence[Event], log: str = "") -> Amendment:
    """Of one of these events: a regrade, or a withdrawal of it, of an item of it or of another amendment."""
    of, sort = dice.choice(told), dice.randrange(8)
    name, hours = amended(f"{log}{dice.randrange(NAMES)}"), 20 + dice.randrange(60)
    by = dice.choice([of.source_system, of.source_system, UNIT])
    number = dice.choice([one.number for one in of.items] or [1])
    if sort < 3:
        return regrade(of, number, graded(dice, dice.choice(GRADES)), name, hours, by)
    if sort < 5:
        return withdrawal(of, name, hours, by, number=dice.choice([None, number, number]))
    if sort < 7:
        return withdrawal(of, name, hours, by, undoes=amended(f"{log}{dice.randrange(NAMES)}"))
    return erasure(of, name, hours) if dice.random() < 0.3 else withdrawal(of, name, hours, by, number=number)


def amended(name: str) -> UUID:
    """The id of the amendment of this name."""
    return uuid5(NAMESPACE_OID, name)


def withdrawal(
    of: Event, name: UUID, hours: int, by: str = UNIT, *, number: int | None = None, undoes: UUID | None = None
) -> Withdrawal:
    """Takes back the event, an item of it, or an amendment of it."""
    return Withdrawal(
        amendment_id=name,
        source_system=by,
        event=EventReference(source_system=of.source_system, source_reference=of.source_reference),
        recorded_at=RECORDED + timedelta(hours=hours),
        reason="recorded by mistake",
        item_number=None if undoes else number,
        withdraws=undoes,
    )


def regrade(of: Event, number: int, to: Grade, name: UUID, hours: int, by: str = UNIT) -> Regrade:
    """Gives one of its items this grade."""
    return Regrade(
        amendment_id=name,
        source_system=by,
        event=EventReference(source_system=of.source_system, source_reference=of.source_reference),
        recorded_at=RECORDED + timedelta(hours=hours),
        reason="re-evaluated",
        item_number=number,
        grade=to,
    )


def erasure(of: Event, name: UUID, hours: int) -> Erasure:
    """Empties it for ever."""
    return Erasure(
        amendment_id=name,
        source_system="records-management",
        event=EventReference(source_system=of.source_system, source_reference=of.source_reference),
        recorded_at=RECORDED + timedelta(hours=hours),
        reason="disposed of",
    )
