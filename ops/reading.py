"""Read a topic from its beginning to where it ends now, or for ever."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kafka import KafkaConsumer, TopicPartition

from streams.step import Record


def records(bootstrap: str, topic: str) -> Iterator[Record]:
    """Every record there is, partition by partition in order."""
    with _reading(bootstrap, topic) as (consumer, places):
        ends = consumer.end_offsets(places)
        while any(consumer.position(place) < ends[place] for place in places):
            yield from _polled(consumer)


def coming(bootstrap: str, topic: str) -> Iterator[Record]:
    """Every record there is, then every one that comes."""
    with _reading(bootstrap, topic) as (consumer, _):
        while True:
            yield from _polled(consumer)


@contextmanager
def _reading(bootstrap: str, topic: str) -> Iterator[tuple[Any, list[TopicPartition]]]:
    consumer: Any = KafkaConsumer(bootstrap_servers=bootstrap.split(","), group_id=None, enable_auto_commit=False)
    try:
        places = [TopicPartition(topic, number) for number in sorted(consumer.partitions_for_topic(topic) or ())]
        consumer.assign(places)
        consumer.seek_to_beginning(*places)
        yield consumer, places
    finally:
        consumer.close()


def _polled(consumer: Any) -> Iterator[Record]:
    for place, several in consumer.poll(timeout_ms=500, max_records=5_000).items():
        for one in several:
            headers = tuple(one.headers)
            yield Record(place.topic, place.partition, one.offset, one.timestamp, one.key, one.value, headers)


def newest(bootstrap: str, topic: str) -> dict[bytes, Record]:
    """The last record of each key, as compaction would leave it; deletions are gone."""
    found = {record.key or b"": record for record in records(bootstrap, topic)}
    return {key: record for key, record in found.items() if record.value is not None}
