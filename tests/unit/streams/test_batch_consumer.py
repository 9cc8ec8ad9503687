"""Fetches become batches by partition, and a fetch is acknowledged as one, never past one that was lost."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP

from streams.engine.batch_consumer import LINGER_BYTES, NO_LINGER, BatchConsumer, records_of, records_of_events
from streams.engine.errors import FetchLost
from streams.step import Record

A, B = TP("in", 0), TP("in", 1)


def fetched(place: TP, *offsets: int) -> list[Any]:
    return [
        SimpleNamespace(
            topic=place.topic, partition=place.partition, offset=one, timestamp=5, key=b"k", value=b"v", headers=()
        )
        for one in offsets
    ]


def consumer() -> BatchConsumer:
    one = BatchConsumer.__new__(BatchConsumer)
    one._done, one._acked, one._read_offset = {}, {}, {A: None, B: None}
    one._unacked_messages, one._waiting_for_ack = set(), None
    return one


@pytest.mark.parametrize(
    ("records", "waits"), [(20, NO_LINGER), (400, (LINGER_BYTES, 400)), (9_000, (LINGER_BYTES, 3_000))]
)
def test_a_flood_makes_the_broker_wait_for_more_and_a_trickle_does_not(records: int, waits: tuple[int, int]) -> None:
    fetcher = SimpleNamespace()
    one: Any = consumer()
    one.transport = SimpleNamespace(linger=3.0)
    one._thread = SimpleNamespace(_consumer=SimpleNamespace(_fetcher=fetcher))
    one._gather(records)
    assert (fetcher._fetch_min_bytes, fetcher._fetch_max_wait_ms) == waits


class Message:
    """A fetch as it travels through Faust."""

    def __init__(self, after: dict[TP, int | None], fetch: dict[TP, list[Any]]) -> None:
        self.acked, self.key, self.value = False, after, fetch


def acknowledged(one: BatchConsumer, *, after: dict[TP, int | None], **fetch: list[Any]) -> None:
    one.ack(Message(after, {TP("in", int(name[1:])): records for name, records in fetch.items()}))


def test_a_fetch_becomes_one_batch_a_partition_in_order() -> None:
    batches = records_of({A: fetched(A, 3, 4), B: fetched(B, 9)})
    assert {place: [one.offset for one in batch] for place, batch in batches.items()} == {
        ("in", 0): [3, 4],
        ("in", 1): [9],
    }
    assert batches["in", 1] == [Record("in", 1, 9, 5, b"k", b"v")]


def test_stock_events_become_the_same_batches() -> None:
    of_one = {A: fetched(A, 3, 4), B: fetched(B, 9)}
    events = [
        SimpleNamespace(message=SimpleNamespace(**{**vars(one), "timestamp": one.timestamp / 1000}))
        for several in of_one.values()
        for one in several
    ]
    assert records_of_events(events) == records_of(of_one)


def test_all_partitions_of_a_fetch_may_be_committed_once_it_is_acknowledged() -> None:
    one = consumer()
    acknowledged(one, after={A: None, B: 7}, p0=fetched(A, 0, 1, 2), p1=fetched(B, 7, 9))
    assert [one._new_offset(place) for place in (A, B)] == [3, 10]


def test_a_fetch_read_again_never_moves_a_partition_back() -> None:
    one = consumer()
    acknowledged(one, after={A: None}, p0=fetched(A, 0, 1, 2))
    acknowledged(one, after={A: 0}, p0=fetched(A, 0, 1))
    assert one._new_offset(A) == 3


def test_a_fetch_is_not_acknowledged_past_one_that_was_never_handed_over() -> None:
    one = consumer()
    acknowledged(one, after={A: None}, p0=fetched(A, 0, 1, 2))
    with pytest.raises(FetchLost, match="done to 3, continued at 6"):
        acknowledged(one, after={A: 6}, p0=fetched(A, 6, 7))
    assert one._new_offset(A) == 3


def test_offsets_that_compaction_removed_are_not_missing() -> None:
    one = consumer()
    acknowledged(one, after={A: None}, p0=fetched(A, 0))
    acknowledged(one, after={A: 1}, p0=fetched(A, 50, 80))
    assert one._new_offset(A) == 81


def test_records_that_were_read_before_are_not_handed_over_again() -> None:
    one = consumer()
    one._read_offset[A] = 4
    assert [got.offset for got in one._fresh(A, fetched(A, 2, 3, 4, 5))] == [4, 5]
