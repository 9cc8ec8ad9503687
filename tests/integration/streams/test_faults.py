"""What the engine does when the broker refuses, dies, or gives the partitions out anew again and again."""

from __future__ import annotations

import asyncio
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kafka.admin import ConfigResource, ConfigResourceType, KafkaAdminClient

from ops.engines import Kafka
from streams.engine.state_recovery import stored_state
from streams.step import Write
from tests.conftest import RunningKafka
from tests.integration.streams import tallies
from tests.integration.streams.topics import fill, make
from tests.integration.streams.workers import (
    Workers,
    committed,
    expected,
    numbers,
    told,
    until_at_work,
)
from tests.waiting import eventually

RESTART_HELPS = 75


def limit(bootstrap: str, topic: str, most_bytes: int) -> None:
    admin = KafkaAdminClient(bootstrap_servers=bootstrap)
    admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, {"max.message.bytes": str(most_bytes)})])
    admin.close()


@contextmanager
def supervised(workers: Workers) -> Iterator[set[int]]:
    """A worker that is started again whenever it ends by itself. The exit codes that it ended with."""
    codes, over = set[int](), threading.Event()

    def watch() -> None:
        process = workers.start()
        while not over.wait(0.2):
            if (code := process.poll()) is not None:
                codes.add(code)
                process = workers.start()

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield codes
    finally:
        over.set()
        thread.join()


def test_a_refused_delivery_ends_the_process_before_anything_is_acknowledged(workers: Workers) -> None:
    limit(workers.bootstrap, f"{workers.prefix}out", 100)
    numbers(workers, 0, 2_000)
    assert workers.start().wait(timeout=60) == RESTART_HELPS
    assert committed(workers) == 0
    limit(workers.bootstrap, f"{workers.prefix}out", 2_000_000)
    workers.start()
    eventually(lambda: told(workers) == expected(2_000))
    eventually(lambda: committed(workers) == 2_000)


def test_refused_state_ends_the_process_before_anything_is_acknowledged(workers: Workers) -> None:
    limit(workers.bootstrap, tallies.spec(workers.prefix).state_topic, 100)
    numbers(workers, 0, 2_000)
    assert workers.start().wait(timeout=60) == RESTART_HELPS
    assert committed(workers) == 0


def test_workers_that_come_and_go_lose_nothing_and_the_one_that_stays_never_ends(workers: Workers) -> None:
    staying = workers.start()
    for round_ in range(4):
        coming = workers.start()
        for part in range(4):
            first = (round_ * 4 + part) * 1_000
            numbers(workers, first, first + 1_000)
            time.sleep(0.7)
        workers.until_ready(coming)
        coming.send_signal(signal.SIGTERM)
        assert coming.wait(timeout=20) == 0
    eventually(lambda: told(workers) == expected(16_000))
    assert staying.poll() is None


def test_a_broker_that_dies_for_some_seconds_costs_nothing(tmp_path: Path) -> None:
    with Kafka(tmp_path / "kafka", fast=True) as broker:
        make(broker.bootstrap, tallies.topics("t-"))
        workers = Workers(broker.bootstrap, "t-", tmp_path)
        try:
            with supervised(workers) as codes:
                numbers(workers, 0, 20_000)
                until_at_work(workers, 0)
                broker.kill()
                time.sleep(4)
                broker.start()
                numbers(workers, 20_000, 24_000)
                eventually(lambda: told(workers) == expected(24_000), 120)
            assert codes <= {70, RESTART_HELPS}
        finally:
            workers.end()


def test_stock_faust_does_the_same_through_a_kill(workers: Workers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIPER_STOCK_FAUST", "1")
    first = workers.start()
    numbers(workers, 0, 6_000)
    until_at_work(workers, 0)
    first.kill()
    workers.start()
    eventually(lambda: told(workers) == expected(6_000))


def test_state_larger_than_one_reading_comes_back_whole_and_in_order(kafka: RunningKafka, topic_prefix: str) -> None:
    topic = f"{topic_prefix}state"
    make(kafka.bootstrap, {topic: 2})
    written = [Write(b"%d" % number, None if number % 7 == 0 else b"." * 300) for number in range(12_000)]
    fill(kafka.bootstrap, [(topic, 1, write.key, write.value) for write in written])

    async def come_back(partition: int) -> list[list[Write]]:
        return [several async for several in stored_state(kafka.bootstrap, 10.0, topic, partition)]

    parts = asyncio.run(come_back(1))
    assert len(parts) > 1
    assert [write for several in parts for write in several] == written
    assert asyncio.run(come_back(0)) == []
