"""The schedule: events that are small to queue, and built only when they are sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from producers.simulator import rates
from producers.simulator.calendar import DAY, Times, times, whole_days
from producers.simulator.dice import Path, dice, name_of, number_of
from producers.simulator.reports import amendments, wording
from producers.simulator.reports.accounts import Account, AccountItem, SimulatedEvent, event_of
from producers.simulator.reports.copies import copies_of
from producers.simulator.reports.scenes import Scene
from schemas.times import TimePrecision

_COPIED: Final = frozenset({"crime-report", "crimestoppers-report", "patrol-sighting"})
"""The kinds of event that are copied."""


class ScheduledEvent(NamedTuple):
    """One event to be sent. Sorts by the minute it is sent, then by a unique number."""

    sent: int
    order: int
    build: Callable[[], SimulatedEvent]
    account: Account | None = None  # what it tells or amends; None of what no account tells


def scheduled(
    path: Path, kind: str, scene: Scene, at: int, *, how: TimePrecision = TimePrecision.MINUTE, **own: Any
) -> Iterator[ScheduledEvent]:
    """Schedule an account of a scene, its copies and all amendments. ``own``: the fields of its kind."""
    yield from with_copies(account(path, kind, (scene,), at, how=how, owns=(own,)))


def account(
    path: Path,
    kind: str,
    scenes: tuple[Scene, ...],
    at: int,
    *,
    owns: Sequence[Mapping[str, object]],
    how: TimePrecision = TimePrecision.MINUTE,
) -> Account:
    """An account with one item for each scene, of what happened at this minute."""
    draws = dice((*path, "account"))
    parts = tuple(
        AccountItem(scene, wording.wording(draws, scene.facts), tuple(own.items()))
        for scene, own in zip(scenes, owns, strict=True)
    )
    before, after = rates.REPORTING_DELAYS[kind]
    when: Times = times(draws, at, reporting=before, recording=after, how=how)
    return Account(
        path, kind, whole_days(when) if kind == "crimestoppers-report" else when, f"origin:{name_of(path)}", parts
    )


def with_copies(first: Account) -> Iterator[ScheduledEvent]:
    """Schedule an account with its copies and all amendments."""
    yield from only(first)
    if first.kind in _COPIED:
        for copy in copies_of(first):
            yield from only(copy)


def only(report: Account) -> Iterator[ScheduledEvent]:
    """Schedule an account with its amendments, without copies."""
    yield final(report)
    draws = dice((*report.path, "afterwards"))
    if draws.chance(rates.SENT_TWICE):
        yield _plan(report, report.times.sent + draws.below(3 * DAY), "again", partial(_resent, report))
    for at, (sent, build) in enumerate(amendments.amendments_of(draws, report)):
        yield _plan(report, sent, f"amended {at}", build)


def final(report: Account) -> ScheduledEvent:
    """Schedule an account without copies or amendments."""
    return _plan(report, report.times.sent, "told", partial(event_of, report))


def _resent(report: Account) -> SimulatedEvent:
    return SimulatedEvent(event_of(report).event, ())


def _plan(report: Account, sent: int, what: str, build: Callable[[], SimulatedEvent]) -> ScheduledEvent:
    return ScheduledEvent(sent, number_of((*report.path, what)), build, report)
