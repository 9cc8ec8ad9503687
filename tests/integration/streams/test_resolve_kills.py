"""The resolve stage on a real broker, killed while mentions merge and split: its facts are those of the pure step."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import pytest
from kafka import KafkaConsumer, TopicPartition
from kafka.admin import KafkaAdminClient
from kafka.structs import OffsetAndMetadata

from streams.engine.batch_producer import Addressed, BatchProducer
from streams.engine.errors import NotDelivered
from streams.engine.runner import Runner
from streams.engine.state_recovery import stored_state
from streams.step import Record
from tests import merging
from tests.conftest import RunningKafka
from tests.integration.streams.resolving import BATCH, spec
from tests.integration.streams.topics import make, read, write
from tests.waiting import eventually

KILLED = -signal.SIGKILL


class Resolve:
    """The stage in a generation of its own."""

    def __init__(self, bootstrap: str, generation: str, folder: Path, length: int) -> None:
        self.bootstrap, self.generation, self.folder = bootstrap, generation, folder
        self.spec = spec(generation)
        make(bootstrap, {**dict.fromkeys((*self.spec.reads, self.spec.state_topic), 1), **self.spec.sends})
        self.statements = merging.statements(merging.history(7, length), generation)
        write(bootstrap, self.statements)
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, *fate: int) -> subprocess.Popen[bytes]:
        """A worker; with a fate it dies there."""
        command = [sys.executable, "-m", "tests.integration.streams.resolving", self.bootstrap, self.generation]
        with (self.folder / "worker.log").open("ab") as log:
            started = subprocess.Popen([*command, str(self.folder / "alive"), *map(str, fate)], stdout=log, stderr=log)
        self.running.append(started)
        return started

    def told(self) -> dict[bytes, bytes]:
        """What compaction would leave of the facts about persons."""
        records = read(self.bootstrap, merging.facts_topic(self.generation))
        return merging.left([(one.key or b"", one.value, one.headers) for one in records])

    def wanted(self) -> dict[bytes, bytes]:
        """What the pure step tells."""
        return merging.facts(self.statements, self.generation)

    def done(self) -> bool:
        """Everything is acknowledged."""
        (topic,) = self.spec.reads
        consumer = KafkaConsumer(bootstrap_servers=self.bootstrap, group_id=self.spec.group, enable_auto_commit=False)
        try:
            return bool(consumer.committed(TopicPartition(topic, 0)) == len(self.statements))
        finally:
            consumer.close()

    def lose_state(self) -> None:
        """The topic of its state is gone and made anew, and everything is to be read again."""
        (topic,), state = self.spec.reads, self.spec.state_topic
        admin = KafkaAdminClient(bootstrap_servers=self.bootstrap)
        admin.alter_group_offsets(self.spec.group, {TopicPartition(topic, 0): OffsetAndMetadata(0, "", -1)})
        admin.delete_topics([state])
        eventually(lambda: state not in admin.list_topics())
        admin.close()
        make(self.bootstrap, {state: 1})


@pytest.fixture
def resolve(kafka: RunningKafka, topic_prefix: str, tmp_path: Path) -> Iterator[Resolve]:
    made = Resolve(kafka.bootstrap, topic_prefix.strip("-"), tmp_path, 60)
    yield made
    for process in made.running:
        process.kill()
        process.wait()


def test_killed_between_sends_between_state_records_and_before_acknowledging(resolve: Resolve) -> None:
    for fate in ((4, 3), (2, 2), (5, 5), (3, 1), (2, 99)):
        assert resolve.start(*fate).wait(timeout=30) == KILLED
    resolve.start()
    eventually(resolve.done)
    assert resolve.told() == resolve.wanted()


def test_state_that_is_lost_is_rebuilt_from_the_statements_also_through_a_kill(resolve: Resolve) -> None:
    assert resolve.start(10, 4).wait(timeout=30) == KILLED
    first = resolve.start()
    eventually(resolve.done)
    first.terminate()
    assert first.wait(timeout=15) == 0
    before = resolve.told()
    resolve.lose_state()
    assert resolve.start(8, 1).wait(timeout=30) == KILLED
    resolve.start()
    eventually(resolve.done)
    assert resolve.told() == before == resolve.wanted()


class Failing(BatchProducer):
    """Delivers so many records more, and then no more."""

    left = 1_000_000

    async def deliver(self, records: Iterable[Addressed]) -> None:
        several = list(records)
        await super().deliver(islice(several, max(0, self.left)))
        self.left -= len(several)
        if self.left < 0:
            raise NotDelivered("as the test wants it")


def test_a_crash_between_any_two_records_that_a_batch_writes_is_made_good(resolve: Resolve) -> None:
    """Every batch is begun as often as it writes records, each time with state read back from the broker."""
    records = merging.records(resolve.statements)
    batches = [records[at : at + BATCH] for at in range(0, len(records), BATCH)]
    assert asyncio.run(_crashing(resolve, batches)) > 5 * len(batches)
    assert resolve.told() == resolve.wanted()


async def _crashing(resolve: Resolve, batches: list[list[Record]]) -> int:
    deliveries, crashes = Failing(resolve.bootstrap, 20.0), 0
    await deliveries.start()
    for batch in batches:
        deliveries.left = allowed = 1
        while not await _survives(resolve, deliveries, batch):
            crashes += 1
            allowed += 2 if allowed > BATCH else 1
            deliveries.left = allowed
    await deliveries.stop()
    return crashes


async def _survives(resolve: Resolve, deliveries: Failing, batch: list[Record]) -> bool:
    runner = Runner(resolve.spec, deliveries, partial(stored_state, resolve.bootstrap, 20.0))
    try:
        await runner.handle({(batch[0].topic, 0): batch})
    except NotDelivered:
        return False
    return True
