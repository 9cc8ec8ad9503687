"""What is recorded has happened: else it is refused, and of what is in the log already the time is set aside."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from producers.delivery.validation import outgoing_record
from producers.errors import Refused
from schemas.bookkeeping.receipts import Receipt
from schemas.times import Occurred, TimePrecision, month_of
from schemas.topics import EVENTS
from schemas.transport.cloudevents import headers_of, key_of
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.intake import Intake
from streams.pipeline import conclude
from streams.step import Record
from tests.make import address, crime, item
from tests.unit.streams.test_receipts import enriched, refusal

RECORDED = datetime(2018, 10, 3, 8, tzinfo=UTC)
RULE = "recorded-before-it-happened"


def span(start: datetime, *, hours: float = 1, known: TimePrecision = TimePrecision.HOUR) -> Occurred:
    return Occurred(start=start, end=start + timedelta(hours=hours), precision=known)


def event(occurred: Occurred, reference: str = "A1", recorded: datetime = RECORDED) -> SourceRecord:
    told = crime(reference, item(at=address(7)), occurred=occurred)
    return told.model_copy(update={"recorded_at": recorded, "reported_at": recorded})


def refused(told: SourceRecord) -> Receipt:
    return refusal(encode(told), key=key_of(told), headers=headers_of(told))


def documents(family: str, *events: SourceRecord) -> list[dict[str, Any]]:
    found = conclude(list(events)).documents.items()
    return [json.loads(value) for key, value in found if (key.view, key.family) == (View.C, family)]


NOT_YET = [
    (span(datetime(2081, 10, 2, 12, tzinfo=UTC)), "occurred.start"),
    (span(datetime(2018, 12, 10, 12, tzinfo=UTC)), "occurred.start"),  # of 12 October: day and month swapped
    (span(datetime(2018, 10, 4, 9, tzinfo=UTC)), "occurred.start"),
    (month_of(2018, 11), "occurred.start"),
    (span(datetime(2018, 10, 2, 12, tzinfo=UTC), hours=24 * 365), "occurred.end"),
    (span(datetime(2018, 9, 1, tzinfo=UTC), hours=24 * 90, known=TimePrecision.MONTH), "occurred.end"),
]

EARLIER = [
    span(datetime(2018, 10, 2, 12, tzinfo=UTC)),
    span(datetime(2018, 10, 3, 8, 30, tzinfo=UTC)),  # summer time taken for UTC
    span(datetime(2018, 10, 3, 21, tzinfo=UTC)),  # recorded_at is a day without an hour
    span(datetime(2018, 10, 3, tzinfo=UTC), hours=24, known=TimePrecision.DAY),
    month_of(2018, 10),
    span(datetime(2018, 1, 1, tzinfo=UTC), hours=24 * 365, known=TimePrecision.YEAR),
]


@pytest.mark.parametrize(("occurred", "path"), NOT_YET)
def test_what_was_recorded_before_it_happened_is_refused_by_intake_and_publisher(occurred: Occurred, path: str) -> None:
    receipt = refused(event(occurred))
    assert [(fault.path, fault.rule) for fault in receipt.faults] == [(path, RULE)]
    with pytest.raises(Refused) as objection:
        outgoing_record(event(occurred), "police-uk")
    assert [(problem.path, problem.rule) for problem in objection.value.problems] == [(path, RULE)]


def test_a_refusal_says_what_to_look_at() -> None:
    (late,) = refused(event(NOT_YET[0][0])).faults
    assert late.message == (
        "lies more than a day after recorded_at, and what is recorded has happened: check the year, and the order of "
        "day and month; what is only expected belongs in the text"
    )
    (endless,) = refused(event(NOT_YET[4][0])).faults
    assert endless.message == (
        "lies long after recorded_at, of a time known by hour: give when it ended or, of what goes on, until when that "
        "was known"
    )


@pytest.mark.parametrize("occurred", EARLIER)
def test_what_had_happened_is_taken_as_it_is(occurred: Occurred) -> None:
    told = event(occurred)
    record = Record(EVENTS.named(source="police-uk"), 0, 0, 0, key_of(told), encode(told), headers_of(told))
    (sent,) = Intake().advance([record]).sends
    assert sent.topic == "intel.records"
    (shown,) = documents("events", event(occurred))
    assert (shown["occurred"]["precision"], "set_aside" in shown["items"][0]) == (occurred.precision, False)


@pytest.mark.parametrize(("occurred", "path"), NOT_YET)
def test_of_what_is_in_the_log_nobody_and_nothing_is_seen_later_than_it_was_recorded(
    occurred: Occurred, path: str
) -> None:
    (shown,) = documents("events", event(occurred))
    (aside,) = shown["items"][0]["set_aside"]
    assert (aside["rule"], aside["values"]) == (RULE, [path])
    seen = [one["last_seen"] for one in documents("locations", event(occurred)) if one["kind"] == "address"]
    assert [one <= "2018-10-04T00:00:00Z" for one in seen] == [True]
    ((receipt,),) = [told.values() for told in enriched([event(occurred)])]
    assert receipt
    assert [(fault.path, fault.rule) for fault in receipt.faults] == [(path, RULE)]


def test_it_counts_in_no_month_and_nothing_is_near_it() -> None:
    events = [event(span(datetime(2081, 10, 2, 12, tzinfo=UTC)), f"A{at}") for at in range(6)]
    locations = documents("locations", *events)
    assert [one for one in locations if one["kind"] == "cell-month"] == []
    assert [one for one in locations if one.get("near_repeats")] == []
