"""Copies of a report: the same caller on another channel, an intelligence report of it, a record, a copy of a copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, Literal

from producers.simulator import rates
from producers.simulator.calendar import DAY, HOUR, Times, whole_days
from producers.simulator.dice import Dice, dice
from producers.simulator.reports import wording
from producers.simulator.reports.accounts import Account, AccountItem
from producers.simulator.truth import CopyTruth
from schemas.kinds.reports import Channel

CopyKind = Literal["two-channels", "written-up", "recorded-too", "retold-again"]

_LATER: Final[dict[CopyKind, tuple[int, int]]] = {
    "two-channels": (20, 20 * HOUR),
    "written-up": (2 * HOUR, 6 * DAY),
    "recorded-too": (HOUR, 3 * DAY),
    "retold-again": (DAY, 12 * DAY),
}
"""Minutes between the recording of the original and of the copy: minimum and maximum."""


def copies_of(first: Account) -> Iterator[Account]:
    """Draw the copies of an account, and copies of copies."""
    draws = dice((*first.path, "copies"))
    for way, rate in (
        ("two-channels", rates.TWO_CHANNELS if first.kind == "crime-report" else 0.0),
        ("written-up", rates.COPIED_AS_INTELLIGENCE),
        ("recorded-too", rates.RECORDED_TOO if first.kind == "crime-report" else 0.0),
    ):
        if draws.chance(rate):
            copy = _copy(draws, first, way)  # type: ignore[arg-type]  # mypy widens the literals of the list
            yield copy
            if way != "two-channels" and draws.chance(rates.COPIED_AGAIN):
                yield _copy(draws, copy, "retold-again")


def _copy(draws: Dice, of: Account, way: CopyKind) -> Account:
    kind, own = _form(draws, of, way)
    when = _later(draws, of.times, way)
    declared = kind != "crimestoppers-report" and way != "two-channels" and draws.chance(rates.DECLARES_COPY)
    part = of.parts[0]
    close = way == "recorded-too"
    facts, how = (part.scene.facts, part.how) if close else wording.reworded(draws, part.scene.facts, part.how)
    item = AccountItem(
        scene=replace(part.scene, facts=facts),
        how=how,
        own=tuple(own.items()),
        derived_from=(of.item(),) if declared else (),
        hurried=close or draws.chance(0.3),
    )
    copy = Account(
        path=(*of.path, way),
        kind=kind,
        times=whole_days(when) if kind == "crimestoppers-report" else when,
        origin=of.origin,
        parts=(item,),
        basis=of.basis or of.path,
    )
    return replace(copy, copies=(CopyTruth(item=copy.item(), copied_from=of.item(), declared=declared, way=way),))


def _form(draws: Dice, of: Account, way: CopyKind) -> tuple[str, dict[str, Any]]:
    own = dict(of.parts[0].own)
    crime_type = own.get("crime_type", "drugs")
    if way == "two-channels":
        online = own.get("channel") is Channel.CALL_101 and draws.chance(0.6)
        if online:
            return "crime-report", {"channel": Channel.ONLINE, "crime_type": crime_type}
        return "crimestoppers-report", {"crime_type": crime_type}
    if way == "recorded-too":
        return "recorded-crime", {"crime_type": crime_type}
    return "intelligence-report", {"threat": "drug-supply" if crime_type == "drugs" else None}


def _later(draws: Dice, of: Times, way: CopyKind) -> Times:
    reported = of.recorded + draws.between(*_LATER[way])
    recorded = reported + draws.between(10, 8 * HOUR)
    return of._replace(reported=reported, recorded=recorded, sent=recorded)
