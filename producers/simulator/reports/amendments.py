"""Amendments of a report: correction, withdrawal, regrade, and rarely erasure."""

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
"""The minute it is sent, and the function that builds it."""


def amendments_of(draws: Dice, account: Account) -> Iterator[ScheduledAmendment]:
    """Draw the amendments of an account."""
    at = account.times.recorded
    anonymous = account.kind == "crimestoppers-report"
    if draws.chance(rates.CORRECTED) and not anonymous:
        corrected = at + draws.between(60, 10 * DAY)
        yield corrected, partial(corrected_event_of, account, corrected)
    if draws.chance(rates.REGRADED):
        regraded = at + draws.between(DAY, 60 * DAY)
        yield regraded, partial(_regrade, account, regraded)
    if draws.chance(rates.WITHDRAWN):
        yield from _withdrawals(draws, account, at + draws.between(DAY, 45 * DAY))
    if draws.chance(rates.ERASED):
        erased = at + draws.between(30 * DAY, 120 * DAY)
        yield erased, partial(_erase, account, erased)


def _withdrawals(draws: Dice, account: Account, at: int) -> Iterator[ScheduledAmendment]:
    by = UNIT if account.kind == "crimestoppers-report" or draws.chance(0.25) else FORMS[account.kind].source
    undone = draws.chance(rates.UNWITHDRAWN)
    yield at, partial(_withdraw, account, at, by, undone)
    if undone:
        later = at + draws.between(DAY, 14 * DAY)
        yield later, partial(_undo, account, later, by)


def _amendment(account: Account, what: str) -> UUID:
    return UUID(int=number_of((*account.path, what)) << 64 | number_of((*account.path, what, "more")), version=4)


def _event(account: Account) -> EventReference:
    return EventReference(source_system=FORMS[account.kind].source, source_reference=account.reference)


def _withdraw(account: Account, at: int, by: str, undone: bool) -> SimulatedEvent:
    amendment = Withdrawal(
        amendment_id=_amendment(account, "withdrawal"),
        source_system=by,
        event=_event(account),
        recorded_at=moment(at),
        reason=dice((*account.path, "reason")).pick(_REASONS),
    )
    return SimulatedEvent(amendment, (WithdrawnTruth(event=account.event_id, way="withdrawal", undone=undone),))


def _undo(account: Account, at: int, by: str) -> SimulatedEvent:
    amendment = Withdrawal(
        amendment_id=_amendment(account, "undone"),
        source_system=by,
        event=_event(account),
        recorded_at=moment(at),
        reason="withdrawn in error",
        withdraws=_amendment(account, "withdrawal"),
    )
    return SimulatedEvent(amendment, ())


def _regrade(account: Account, at: int) -> SimulatedEvent:
    """By the source itself, or by the intelligence unit, which alone may open what was under conditions."""
    form = FORMS[account.kind]
    given, _ = grade(dice((*account.path, "regrade")), form.graded)
    by = UNIT if given.handling is Handling.PERMITTED or form.source == "crimestoppers" else form.source
    amendment = Regrade(
        amendment_id=_amendment(account, "regrade"),
        source_system=by,
        event=_event(account),
        recorded_at=moment(at),
        reason="re-evaluated",
        item_number=1,
        grade=given,
    )
    return SimulatedEvent(amendment, ())


def _erase(account: Account, at: int) -> SimulatedEvent:
    amendment = Erasure(
        amendment_id=_amendment(account, "erasure"),
        source_system="records-management",
        event=_event(account),
        recorded_at=moment(at),
        reason="disposal: the review found no policing purpose",
    )
    return SimulatedEvent(amendment, (WithdrawnTruth(event=account.event_id, way="erasure"),))
