"""When it happened, as precisely as forces write it down."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from producers.simulator import rates
from producers.simulator.dice import Dice
from schemas.kinds.base import Envelope
from schemas.times import Occurred, TimePrecision

_OF_THE_PUBLIC: Final = frozenset({"crime-report", "crimestoppers-report", "recorded-crime", "intelligence-report"})
"""Kinds of report whose times somebody remembers; those of the police are noted as it happens."""

_COARSER: Final = {TimePrecision.MINUTE: TimePrecision.HOUR, TimePrecision.HOUR: TimePrecision.DAY}
_DAY: Final = timedelta(days=1)


def occurred(draws: Dice, event: Envelope) -> Occurred:
    """The span in which it happened: rounded, or the day of the report where nobody said when."""
    missing, rounded = draws.chance(rates.AS_SENT_NO_TIME), draws.chance(rates.AS_SENT_ROUNDED)
    if event.kind not in _OF_THE_PUBLIC:
        return event.occurred
    if missing:
        start = _midnight(event.reported_at)
        return Occurred(start=start, end=start + _DAY, precision=TimePrecision.DAY)
    return _rounded(event.occurred) if rounded else event.occurred


def _rounded(of: Occurred) -> Occurred:
    """One step coarser; what is known by day stays."""
    coarser = _COARSER.get(of.precision)
    if coarser is TimePrecision.HOUR:
        start = of.start.replace(minute=0)
        return Occurred(start=start, end=start + timedelta(hours=1), precision=coarser)
    if coarser is TimePrecision.DAY:
        start = _midnight(of.start)
        return Occurred(start=start, end=start + _DAY, precision=coarser)
    return of


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)
