"""The simulation: every event and amendment in the order in which it is sent, with the ground truth about it.

Neighbourhoods and weeks are made one from the seed alone, week after week, and merged by time. What is kept is one
queue of plans, the gangs, and a bounded number of households: never the events.
"""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heapify, heappop, heappush
from typing import Final

from producers.simulator import rates
from producers.simulator.as_sent.events import as_sent
from producers.simulator.calendar import ENDS, WEEKS, week_begins
from producers.simulator.errors import UnknownScenario, WrongScale
from producers.simulator.reports.accounts import SimulatedEvent
from producers.simulator.scenarios import (
    cuckooing,
    everyday,
    gang_activity,
    innocent_addresses,
    vehicle_reads,
    worcester,
)
from producers.simulator.schedule import ScheduledEvent
from producers.simulator.world.households import Neighbourhood
from schemas.wire import SourceRecord

STORIES: Final = ("viper",)
LARGEST: Final = 30
"""The largest scale that fits in 300 MB: a week's schedule and every gang are in memory, about 6 MB at scale 1."""


def simulate(story: str = "viper", seed: int = 1, scale: float = 1.0, *, sent: bool = False) -> Iterator[SourceRecord]:
    """Yield events and amendments in the order in which they are sent: as recorded, except late ones.

    Scale 1 is a force's year: about 12,000 reports by people and 60,000 vehicle reads. ``sent``: as forces send them,
    with prose for fields; else in the clean form.
    """
    return (simulated_event.event for simulated_event in simulated_events(story, seed, scale, sent=sent))


def simulated_events(
    story: str = "viper", seed: int = 1, scale: float = 1.0, *, sent: bool = False
) -> Iterator[SimulatedEvent]:
    """Yield the same with the ground truth of each. Raise UnknownScenario or WrongScale before the first."""
    if story not in STORIES:
        raise UnknownScenario(f"there is no story of this name; there is {', '.join(STORIES)}")
    plans = _plans(neighbourhoods(seed, scale), seed)
    return (as_sent(plan.build(), plan.account) if sent else plan.build() for plan in plans)


def neighbourhoods(seed: int, scale: float) -> tuple[Neighbourhood, ...]:
    """The neighbourhoods of a scale; below the scale of one, a single one with fewer events."""
    if not 0 < scale <= LARGEST:
        raise WrongScale(f"the scale must be above 0 and at most {LARGEST}; 1 is a force's year")
    count = max(1, round(rates.NEIGHBOURHOODS * scale))
    intensity = rates.NEIGHBOURHOODS * scale / count
    return tuple(Neighbourhood(seed, number, intensity) for number in range(count))


def _plans(places: tuple[Neighbourhood, ...], seed: int) -> Iterator[ScheduledEvent]:
    waiting: list[ScheduledEvent] = list(worcester.plans(seed))
    heapify(waiting)
    for week in range(WEEKS):
        yield from _before(waiting, week_begins(week))
        for neighbourhood in places:
            for plan in _week(neighbourhood, week):
                heappush(waiting, plan)
    yield from _before(waiting, None)


def _before(waiting: list[ScheduledEvent], minute: int | None) -> Iterator[ScheduledEvent]:
    while waiting and (minute is None or waiting[0].sent < minute):
        yield heappop(waiting)


def _week(neighbourhood: Neighbourhood, week: int) -> Iterator[ScheduledEvent]:
    for story in (cuckooing.week, gang_activity.week, everyday.week, innocent_addresses.week, vehicle_reads.week):
        yield from (plan for plan in story(neighbourhood, week) if week < WEEKS - 1 or plan.sent < ENDS)
