"""Rotation over addresses: a line, or those who run it, use one address for some weeks, then the next.

Gangs rotate over several addresses (published practice on county lines): the last three hint at the fourth, and that a
warrant at one of them will soon find it empty. Raised by three different premises within half a year, each reported by
another origin and none used for longer than weeks: what is used all year is somebody's own home.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.times import day_number
from streams.correlation.object.lines.premises_used import PremisesUse
from streams.correlation.pattern_engine.corroboration import corroborated_points, quiet_spells
from streams.correlation.pattern_engine.pattern import LIKELIHOOD, Band, Level, Pattern, Side, Sign, sign_table
from streams.correlation.raised_alert import (
    AlertRule,
    AlertSubject,
    alert_document,
    day_in_words,
    may_raise,
    midnight_after,
)

NAMED_USE: Final = "premises-used-and-named"
MEMBERS_USE: Final = "premises-used-by-members"

ROTATION: Final = Pattern(
    AlertRule("rotation-over-addresses", 1),
    sign_table(
        Sign(NAMED_USE, Side.ASSERTED, 1, 0, "one of the premises used for some weeks, where an item names the line"),
        Sign(MEMBERS_USE, Side.INFERRED, 1, 0, "one of the premises used for some weeks, by who was seen there"),
    ),
    bands=(Band(Level.AMBER, 3, origins=3),),  # different premises: two are a move, three are a habit
    together=180,  # days in which they begin to be used: homes are held for weeks, three take some months. Assumed
    quiet=90,  # days without a report of any of them, as for a town
)

LONGEST: Final = 100
"""Longest use in days of premises that belong to a round: about a quarter. Assumed."""

NAMED: Final = 8
"""Addresses that the explanation names, at most: the latest."""


def rotation_alerts(line: str, name: str, home: str | None, used: Sequence[PremisesUse]) -> Iterator[AlertDocument]:
    """One alert for each round. ``used`` in the order in which the uses became known."""
    brief = [use for use in used if day_number(use.until) - day_number(use.since) <= LONGEST]
    for stations in quiet_spells(brief, ROTATION.quiet, lambda use: use.known, lambda use: use.until):
        if (at := _raised(stations)) is not None:
            yield _alert(AlertSubject(line, "objects", name, home), stations[: at + 1], stations)


def _raised(stations: Sequence[PremisesUse]) -> int | None:
    """The index of the use that completes enough different premises of independent origins in time; None if there is
    none.
    """
    (band,) = ROTATION.bands
    for at, last in enumerate(stations):
        recent = _recent(stations[: at + 1], last)
        support = [heard.support for use in recent for heard in use.raised]
        if _points(recent) >= band.points and may_raise(support, band.origins):
            return at
    return None


def _recent(stations: Sequence[PremisesUse], last: PremisesUse) -> list[PremisesUse]:
    return [use for use in stations if day_number(last.known) - day_number(use.since) <= ROTATION.together]


def _points(uses: Iterable[PremisesUse]) -> float:
    """Each of the different premises counts once."""
    signs = ((use.premises, ROTATION.signs[NAMED_USE if use.named else MEMBERS_USE]) for use in uses)
    return corroborated_points((premises, sign.points) for premises, sign in signs)


def _level(stations: Iterable[PremisesUse]) -> Level:
    """Red where the uses that items name are enough by themselves."""
    (band,) = ROTATION.bands
    return Level.RED if _points(use for use in stations if use.named) >= band.points else band.level


def _alert(about: AlertSubject, raised: Sequence[PremisesUse], stations: Sequence[PremisesUse]) -> AlertDocument:
    recent = _recent(raised, raised[-1])
    support = sorted({heard.support for use in recent for heard in use.raised}, key=lambda item: (item.at, item.item))
    behind = [heard.support for use in stations for heard in use.reports]
    until = midnight_after(max(use.until for use in stations), ROTATION.quiet)
    level = _level(stations)
    return alert_document(
        ROTATION.rule,
        about,
        support,
        until,
        behind,
        band=level.name.lower(),
        likely=LIKELIHOOD[level],
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
