"""The log as it stands: what was committed, partition by partition in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kafka import KafkaConsumer, TopicPartition


def entries(bootstrap: str, topic: str) -> Iterator[tuple[int, bytes | None]]:
    """Every partition once with None, then each entry with its partition."""
    consumer: Any = KafkaConsumer(
        bootstrap_servers=bootstrap.split(","),
        group_id=None,
        enable_auto_commit=False,
        isolation_level="read_committed",
    )
    try:
        places = [TopicPartition(topic, number) for number in sorted(consumer.partitions_for_topic(topic) or ())]
        consumer.assign(places)
        consumer.seek_to_beginning(*places)
        ends = consumer.end_offsets(places)
        yield from ((place.partition, None) for place in places)
        while any(consumer.position(place) < ends[place] for place in places):
            for place, several in consumer.poll(timeout_ms=500, max_records=5_000).items():
                yield from ((place.partition, one.value) for one in several)
    finally:
        consumer.close()
