"""What the tests of the engines ask them."""

from __future__ import annotations

from pathlib import Path

import psutil
import requests
from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import KafkaAdminClient, NewTopic

from ops.engines.engine import Engine


def create_topic(bootstrap: str, topic: str) -> None:
    with KafkaAdminClient(bootstrap_servers=bootstrap) as admin:
        admin.create_topics([NewTopic(topic, num_partitions=1, replication_factor=1)])


def topics(bootstrap: str) -> set[str]:
    with KafkaAdminClient(bootstrap_servers=bootstrap) as admin:
        return set(admin.list_topics())


def produce(bootstrap: str, topic: str, *values: bytes, seconds: float = 10.0) -> None:
    """Return when the broker has them all."""
    patience = int(seconds * 1000)
    producer = KafkaProducer(bootstrap_servers=bootstrap, bootstrap_timeout_ms=patience, max_block_ms=patience)
    try:
        for sent in [producer.send(topic, value) for value in values]:
            sent.get(timeout=seconds)
    finally:
        producer.close(timeout=seconds)


def consume(bootstrap: str, topic: str) -> list[bytes]:
    """All there is in the topic's only partition."""
    partition = TopicPartition(topic, 0)
    consumer = KafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False, consumer_timeout_ms=10_000)
    try:
        consumer.assign([partition])
        consumer.seek_to_beginning(partition)
        end = consumer.end_offsets([partition])[partition]
        return [next(consumer).value for _ in range(end)]
    finally:
        consumer.close()


def index(url: str, name: str, document: dict[str, str]) -> None:
    """Return when the server has it and searches find it."""
    requests.put(f"{url}/{name}/_doc/1?refresh=true", json=document, timeout=30).raise_for_status()


def document(url: str, name: str) -> dict[str, str]:
    answer = requests.get(f"{url}/{name}/_source/1", timeout=30)
    answer.raise_for_status()
    found: dict[str, str] = answer.json()
    return found


def processes(engine: Engine) -> list[int]:
    """Every process of this engine, whoever started it."""
    return [one.pid for one in psutil.process_iter(["cmdline"]) if engine.mark in (one.info["cmdline"] or [])]


def processes_under(home: Path) -> list[int]:
    """Every process that has anything below this folder on its command line."""
    return [one.pid for one in psutil.process_iter(["cmdline"]) if str(home) in " ".join(one.info["cmdline"] or [])]
