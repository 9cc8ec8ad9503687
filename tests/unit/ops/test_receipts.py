"""What ``viper receipts`` prints, and how long the topics of a source keep what they hold."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ops.broker.admin import configs
from ops.broker.receipt_counts import count_not_understood
from ops.commands.receipts import _lines, _moment, _plain, _summary, each_once
from ops.errors import NotFound
from ops.generation import shared_topics
from schemas.bookkeeping.receipts import Fault, ReadAt, Receipt
from schemas.wire import encode
from streams.step import Record

EVENT = "12ed2b7b-5d3a-5a45-9cfd-2ac57a5f3a0c"
FAULT = Fault(path="items.0.activity", rule="missing", message="is required", example='"comings-and-goings"')
PLACE = ReadAt(topic="intel.events.patrols", partition=3, offset=7)


def lines(receipt: Receipt) -> list[str]:
    return list(_lines(_plain(Record("intel.receipts.patrols", 0, 0, 1_538_516_407_123, b"k", encode(receipt)))))


def test_a_receipt_is_a_line_about_the_event_and_one_a_fault() -> None:
    receipt = Receipt(stage="intake", digest="d", event_id=EVENT, ce_id=f"{EVENT}/2", read_at=PLACE, faults=(FAULT,))
    assert lines(receipt) == [
        f"2018-10-02T21:40:07+00:00 {EVENT}/2 by intake, intel.events.patrols partition 3 offset 7",
        '    items.0.activity: is required; for example "comings-and-goings" [missing]',
    ]


def test_of_an_anonymous_source_no_time_is_told() -> None:
    receipt = Receipt(stage="intake", digest="d1", faults=(Fault(path="(a field)", rule="unknown-field"),))
    assert lines(receipt) == ["digest d1 by intake", "    (a field): breaks this rule [unknown-field]"]


def test_whoever_follows_is_told_each_once_and_again_when_it_was_taken_away() -> None:
    told = [("a", b"1"), ("a", b"1"), ("b", b"2"), ("a", None), ("a", b"1")]
    records = [Record("t", 0, at, 0, key.encode(), value) for at, (key, value) in enumerate(told)]
    assert [record.offset for record in each_once(records)] == [0, 2, 4]


def test_the_summary_counts_receipts_and_the_rules_that_each_names_once() -> None:
    twice = {"faults": [{"rule": "missing"}, {"rule": "missing"}, {"rule": "not-understood"}]}
    once = {"faults": [{"rule": "not-understood"}]}
    assert (
        _summary("patrols", [twice, once]) == "2 receipts for what patrols sent, by rule: not-understood 2, missing 1."
    )
    assert _summary("patrols", [once]) == "1 receipt for what patrols sent, by rule: not-understood 1."


def test_messages_with_codes_that_nobody_knows_are_counted_by_source_and_a_deleted_receipt_is_not() -> None:
    sources = {"intel.receipts.patrols": "patrols", "intel.receipts.courts": "courts"}
    unknown, refused = receipt("not-understood"), receipt("missing")
    written = [
        ("intel.receipts.courts", b"a", unknown),
        ("intel.receipts.patrols", b"a", unknown),
        ("intel.receipts.patrols", b"b", unknown),
        ("intel.receipts.patrols", b"b", unknown),
        ("intel.receipts.patrols", b"c", refused),
        ("intel.receipts.patrols", b"d", unknown),
        ("intel.receipts.patrols", b"d", None),
    ]
    records = [Record(topic, 0, at, 0, key, value) for at, (topic, key, value) in enumerate(written)]
    assert list(count_not_understood(records, sources).items()) == [("patrols", 2), ("courts", 1)]


def receipt(rule: str) -> bytes:
    return encode(Receipt(stage="intake", digest="d", faults=(Fault(path="items.0.threat", rule=rule),)))


def test_a_moment_without_a_zone_is_utc_and_what_is_none_is_told() -> None:
    assert _moment(None) == 0
    assert _moment("2018-10-02T21:40") == _moment("2018-10-02T22:40+01:00") == 1_538_516_400_000
    with pytest.raises(NotFound, match="a time looks like"):
        _moment("yesterday")


def test_every_source_has_a_topic_to_speak_on_and_one_to_be_told_on_and_anonymous_ones_are_kept_for_days() -> None:
    made = {name: configs(topic, 1) for name, (topic, _) in shared_topics().items()}
    days = {name: int(one["retention.ms"]) / timedelta(days=1).total_seconds() / 1_000 for name, one in made.items()}
    assert (days["intel.events.patrols"], days["intel.receipts.patrols"]) == (30, 30)
    assert (days["intel.events.crimestoppers"], days["intel.receipts.crimestoppers"]) == (3, 3)
    assert made["intel.receipts.patrols"]["cleanup.policy"] == "compact,delete"
    assert made["intel.records"]["cleanup.policy"] == "compact"
    assert {one["message.timestamp.type"] for one in made.values()} == {"CreateTime"}
