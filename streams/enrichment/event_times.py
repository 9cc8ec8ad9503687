"""The times of an event as its statement carries them: without what cannot be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from schemas.kinds.base import Envelope
from schemas.times import Occurred, TimePrecision, clock_day, midnight_of, recorded_too_early
from streams.enrichment.set_aside import OCCURRED, Aside
from values.unread import Unread


class EventTimes(NamedTuple):
    """When it happened, on which day somebody last spoke of it, and what of its time is set aside."""

    occurred: Occurred
    day: date  # of the start: that on which area names are looked up
    recorded: date
    aside: Aside | None = None


def event_times(event: Envelope) -> EventTimes:
    """The times of an event. What was recorded before it happened, or ended long after, is set aside.

    Then it is known to have happened by the time it was reported, and no day or month of it is known; or to have gone
    on until it was recorded.
    """
    occurred, recorded = event.occurred, clock_day(max(event.recorded_at, event.reported_at))
    if (problem := recorded_too_early(occurred, event.recorded_at)) is None:
        return EventTimes(occurred, clock_day(occurred.start), recorded)
    aside = Aside(OCCURRED, problem.path.removeprefix(f"{OCCURRED}."), Unread(problem.rule, problem.message))
    known = _known(event, aside)
    return EventTimes(known, clock_day(known.start), recorded, aside)


def _known(event: Envelope, aside: Aside) -> Occurred:
    if aside.field == "end" and event.recorded_at > event.occurred.start:
        return event.occurred.model_copy(update={"end": event.recorded_at})
    day = midnight_of(clock_day(min(event.reported_at, event.recorded_at)))
    return Occurred(start=day, end=day + timedelta(days=1), precision=TimePrecision.YEAR)
