"""What becomes of a report: corrected, withdrawn, regraded, and rarely erased."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final
from uuid import UUID

from producers.simulator import rates
from producers.simulator.calendar import DAY, moment
from producers.simulator.dice import Dice, dice, number_of
from producers.simulator.reports.accounts import FORMS, Account, SimulatedEvent, corrected_event_of, grade
from producers.simulator.truth import WithdrawnTruth
from schemas.amendments import Erasure, EventReference, Regrade, Withdrawal
from schemas.grading import Handling

UNIT: Final = "intelligence-unit"
_REASONS: Final = ("recorded by mistake", "the source took it back", "about another address", "found to be untrue")

ScheduledAmendment = tuple[int, Callable[[], SimulatedEvent]]
"""When it leaves, and how it is made."""


def amendments_of(draws: Dice, one: Account) -> Iterator[ScheduledAmendment]:
    """What becomes of this account."""
    at = one.times.recorded
    anonymous = one.kind == "crimestoppers-report"
    if draws.chance(rates.CORRECTED) and not anonymous:
        corrected = at + draws.between(60, 10 * DAY)
        yield corrected, partial(corrected_event_of, one, corrected)
    if draws.chance(rates.REGRADED):
        regraded = at + draws.between(DAY, 60 * DAY)
        yield regraded, partial(_regrade, one, regraded)
    if draws.chance(rates.WITHDRAWN):
        yield from _withdrawals(draws, one, at + draws.between(DAY, 45 * DAY))
    if draws.chance(rates.ERASED):
        erased = at + draws.between(30 * DAY, 120 * DAY)
        yield erased, partial(_erase, one, erased)


def _withdrawals(draws: Dice, one: Account, at: int) -> Iterator[ScheduledAmendment]:
    by = UNIT if one.kind == "crimestoppers-report" or draws.chance(0.25) else FORMS[one.kind].source
    undone = draws.chance(rates.UNWITHDRAWN)
    yield at, partial(_withdraw, one, at, by, undone)
    if undone:
        later = at + draws.between(DAY, 14 * DAY)
        yield later, partial(_undo, one, later, by)


def _amendment(one: Account, what: str) -> UUID:
    return UUID(int=number_of((*one.path, what)) << 64 | number_of((*one.path, what, "more")), version=4)


def _event(one: Account) -> EventReference:
    return EventReference(source_system=FORMS[one.kind].source, source_reference=one.reference)


def _withdraw(one: Account, at: int, by: str, undone: bool) -> SimulatedEvent:
    said = Withdrawal(
        amendment_id=_amendment(one, "withdrawal"),
        source_system=by,
        event=_event(one),
        recorded_at=moment(at),
        reason=dice((*one.path, "reason")).pick(_REASONS),
    )
    return SimulatedEvent(said, (WithdrawnTruth(event=one.event_id, way="withdrawal", undone=undone),))


def _undo(one: Account, at: int, by: str) -> SimulatedEvent:
    said = Withdrawal(
        amendment_id=_amendment(one, "undone"),
        source_system=by,
        event=_event(one),
        recorded_at=moment(at),
        reason="withdrawn in error",
        withdraws=_amendment(one, "withdrawal"),
    )
    return SimulatedEvent(said, ())


def _regrade(one: Account, at: int) -> SimulatedEvent:
    """By the source itself, or by the intelligence unit, which alone may open what was under conditions."""
    form = FORMS[one.kind]
    given, _ = grade(dice((*one.path, "regrade")), form.graded)
    by = UNIT if given.handling is Handling.PERMITTED or form.source == "crimestoppers" else form.source
    said = Regrade(
        amendment_id=_amendment(one, "regrade"),
        source_system=by,
        event=_event(one),
        recorded_at=moment(at),
        reason="re-evaluated",
        item_number=1,
        grade=given,
    )
    return SimulatedEvent(said, ())


def _erase(one: Account, at: int) -> SimulatedEvent:
    said = Erasure(
        amendment_id=_amendment(one, "erasure"),
        source_system="records-management",
        event=_event(one),
        recorded_at=moment(at),
        reason="disposal: the review found no policing purpose",
    )
    return SimulatedEvent(said, (WithdrawnTruth(event=one.event_id, way="erasure"),))
