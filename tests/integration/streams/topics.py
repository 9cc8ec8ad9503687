"""Make and read topics of a test."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import KafkaAdminClient, NewTopic

from streams.step import Record, Send
from tests.waiting import eventually

COMPACTED = {"cleanup.policy": "compact", "max.message.bytes": "2000000"}


def make(bootstrap: str, partitions: Mapping[str, int]) -> None:
    """Create these topics, compacted, and wait until the broker shows them."""
    admin = KafkaAdminClient(bootstrap_servers=bootstrap)
    there = set(admin.list_topics())
    new = {name: count for name, count in partitions.items() if name not in there}  # of no generation: made once
    admin.create_topics([NewTopic(name, count, 1, topic_configs=COMPACTED) for name, count in new.items()])
    eventually(lambda: new.keys() <= set(admin.list_topics()))
    admin.close()


def fill(bootstrap: str, records: list[tuple[str, int, bytes | None, bytes | None]]) -> None:
    """Write (topic, partition, key, value)."""
    producer = KafkaProducer(bootstrap_servers=bootstrap, acks="all", linger_ms=5, batch_size=262_144)
    sent = [producer.send(topic, key=key, value=value, partition=partition) for topic, partition, key, value in records]
    producer.flush()
    for one in sent:
        one.get(timeout=30)
    producer.close()


def write(bootstrap: str, sends: Iterable[Send]) -> None:
    """Write these, all to the first partition."""
    producer = KafkaProducer(bootstrap_servers=bootstrap, acks="all", linger_ms=5)
    sent = [
        producer.send(one.topic, key=one.key, value=one.value, headers=list(one.headers), partition=0) for one in sends
    ]
    producer.flush()
    for each in sent:
        each.get(timeout=30)
    producer.close()


def read(bootstrap: str, topic: str) -> list[Record]:
    """Everything the topic holds, partition by partition."""
    consumer = KafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False, consumer_timeout_ms=1_000)
    places = [TopicPartition(topic, number) for number in consumer.partitions_for_topic(topic) or ()]
    consumer.assign(places)
    consumer.seek_to_beginning(*places)
    ends = consumer.end_offsets(places)
    found: list[Record] = []
    while any(consumer.position(place) < ends[place] for place in places):
        for several in consumer.poll(timeout_ms=500, max_records=5_000).values():
            found += [
                Record(one.topic, one.partition, one.offset, one.timestamp, one.key, one.value, tuple(one.headers))
                for one in several
            ]
    consumer.close()
    return found
