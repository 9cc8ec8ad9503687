"""Days and months are those of the clocks on the walls: a quarter past midnight in summer belongs to its own day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.events import Envelope
from schemas.times import CLOCKS, TimePrecision, clock_day, last_day
from schemas.wire import SourceRecord
from streams.pipeline import DocumentKey, conclude
from tests.make import crime, on_day
from tests.random_logs.logs import log as random_log

_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")
FIRST_HOUR, SECOND_HOUR = time(0, 15), time(1, 15)
"""In summer the first is still the day before in UTC."""


def of_known_hour(log: Sequence[SourceRecord]) -> list[SourceRecord]:
    """The records without events of a day, month or year, and one record alone of each event: conflicts are decided by
    content, and what happened at midnight UTC lies between the two hours.
    """
    events = {one.event_id: one for one in log if isinstance(one, Envelope) and not _is_long(one)}
    return [*events.values(), *(one for one in log if not isinstance(one, Envelope))]


def _is_long(event: Envelope) -> bool:
    return event.occurred.end - event.occurred.start > timedelta(hours=1)


def moved(one: SourceRecord, to: time) -> SourceRecord:
    """The record; an event of a known hour as if it had happened at this time of its day."""
    if not isinstance(one, Envelope):
        return one
    start = datetime.combine(clock_day(one.occurred.start), to, CLOCKS).astimezone(UTC)
    return one.model_copy(update={"occurred": one.occurred.model_copy(update={"start": start, "end": _hour(start)})})


def _hour(start: datetime) -> datetime:
    return start + timedelta(minutes=30)


def by_day(log: Sequence[SourceRecord], to: time) -> dict[DocumentKey, bytes]:
    """The documents of a log of events moved to this time of their days, with the days of all moments in them."""
    documents = conclude([moved(one, to) for one in log]).documents
    return {key: _MOMENT.sub(_day, value) for key, value in documents.items()}


def _day(match: re.Match[bytes]) -> bytes:
    return clock_day(datetime.fromisoformat(match[0].decode())).isoformat().encode()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 5_000))
def test_no_conclusion_depends_on_which_side_of_midnight_utc_something_happened(seed: int) -> None:
    log = of_known_hour(random_log(seed))
    first, second = by_day(log, FIRST_HOUR), by_day(log, SECOND_HOUR)
    assert [key for key in first.keys() | second.keys() if first.get(key) != second.get(key)] == []


def test_the_last_day_of_a_span_is_that_of_its_last_moment() -> None:
    night = moved(crime("N", occurred=on_day(3)), FIRST_HOUR)
    assert isinstance(night, Envelope)
    assert last_day(night.occurred.end, TimePrecision.HOUR) == clock_day(night.occurred.start) == date(2018, 10, 3)
    july = datetime(2018, 7, 1, tzinfo=UTC)
    assert last_day(july, TimePrecision.DAY) == last_day(july) == date(2018, 6, 30)
    assert last_day(july, TimePrecision.HOUR) == july.date()
