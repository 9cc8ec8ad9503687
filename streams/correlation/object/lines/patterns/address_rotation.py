"""Rotation over addresses: a line, or those who run it, use one address for some weeks, then the next.

Gangs rotate over several addresses (published practice on county lines): the last three hint at the fourth, and that a
warrant at one of them will soon find it empty. Raised by three different premises within half a year, each reported by
another origin and none used for longer than weeks: what is used all year is somebody's own home.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.times import day_number
from streams.correlation.object.lines.premises_used import PremisesUse
from streams.correlation.raised_alert import (
    AlertRule,
    AlertSubject,
    alert_document,
    day_in_words,
    may_raise,
    midnight_after,
)
from streams.correlation.yardstick import HIGHLY_LIKELY, LIKELY

RULE: Final = AlertRule("rotation-over-addresses", 1)

ADDRESSES: Final = 3
"""Fewest different premises: two are a move, three are a habit."""

WITHIN: Final = 180
"""Days within which the premises begin to be used. Homes are held for weeks, so three take some months. Assumed."""

LONGEST: Final = 100
"""Longest use in days of premises that belong to a round: about a quarter. Assumed."""

QUIET: Final = 90
"""Days without a report of any of them after which the round has ended: as for a town."""

NAMED: Final = 8
"""Addresses that the explanation names, at most: the latest."""


def rotation_alerts(line: str, name: str, home: str | None, used: Sequence[PremisesUse]) -> Iterator[AlertDocument]:
    """One alert for each round. ``used`` in the order in which the uses became known."""
    brief = [use for use in used if day_number(use.until) - day_number(use.since) <= LONGEST]
    for stations in _rounds(brief):
        if (at := _raised(stations)) is not None:
            yield _alert(AlertSubject(line, "objects", name, home), stations[: at + 1], stations)


def _rounds(used: Sequence[PremisesUse]) -> Iterator[list[PremisesUse]]:
    """The uses split where nothing was reported of any for ``QUIET`` days."""
    stations: list[PremisesUse] = []
    for use in used:
        if stations and day_number(use.known) - day_number(max(each.until for each in stations)) > QUIET:
            yield stations
            stations = []
        stations.append(use)
    if stations:
        yield stations


def _raised(stations: Sequence[PremisesUse]) -> int | None:
    """The index of the use that completes three different premises of independent origins in time; None if there is
    none.
    """
    for at, last in enumerate(stations):
        recent = _recent(stations[: at + 1], last)
        support = [heard.support for use in recent for heard in use.raised]
        if len({use.premises for use in recent}) >= ADDRESSES and may_raise(support, ADDRESSES):
            return at
    return None


def _recent(stations: Sequence[PremisesUse], last: PremisesUse) -> list[PremisesUse]:
    return [use for use in stations if day_number(last.known) - day_number(use.since) <= WITHIN]


def _alert(about: AlertSubject, raised: Sequence[PremisesUse], stations: Sequence[PremisesUse]) -> AlertDocument:
    recent = _recent(raised, raised[-1])
    support = sorted({heard.support for use in recent for heard in use.raised}, key=lambda item: (item.at, item.item))
    behind = [heard.support for use in stations for heard in use.reports]
    until = midnight_after(max(use.until for use in stations), QUIET)
    named = len({use.premises for use in stations if use.named})
    return alert_document(
        RULE,
        about,
        support,
        until,
        behind,
        likely=HIGHLY_LIKELY if named >= ADDRESSES else LIKELY,
        explanation=_in_words(about.name, stations),
        raised_again_by=f"three addresses in turn, after {day_in_words(until)}",
    )


def _in_words(name: str, stations: Sequence[PremisesUse]) -> str:
    addresses = len({use.premises for use in stations})
    more = f"the latest {NAMED} of them " if len(stations) > NAMED else ""
    listed = "; ".join(map(_use_in_words, stations[-NAMED:]))
    return f"The {name} line uses {addresses} addresses in turn: {more}{listed}. The next may be another."


def _use_in_words(use: PremisesUse) -> str:
    name = f"{use.name}, {use.town}" if use.town and use.town not in use.name else use.name
    return f"{name} from {day_in_words(use.since)} to {day_in_words(use.until)}"
