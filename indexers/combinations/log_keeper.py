"""Keeps the log of combination of one view: reads its conclusions, appends what they combine, commits both at once.

One transaction a batch: entries, dead letters and offsets are there together or not at all. Its name is that of the
view and generation, so the broker refuses whoever held the log before: a chain never forks.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any, Final

import structlog
from kafka import KafkaConsumer, KafkaProducer, OffsetAndMetadata, TopicPartition

from indexers.combinations.chain import Chain
from indexers.combinations.combined_items import read
from indexers.combinations.fact_follower import FactFollower
from indexers.combinations.fact_items import FactItems
from indexers.dead_letters import ReadRecord, dead_letter
from indexers.topic_reader import TopicReader
from schemas.bookkeeping.liveness import Liveness, Progress
from schemas.errors import Undecodable
from schemas.topics import COMBINATIONS, CONCLUSIONS, DEAD_LETTERS, consumer_group
from schemas.views import View

log = structlog.get_logger()

STAGE: Final = "combinations"
MOST_RECORDS: Final = 4_000
FETCH_BYTES: Final = 256_000
FETCH_WAIT_MS: Final = 500  # nobody waits for this log: gather
SEND_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class LogSettings:
    """Where one log is kept, and where its keeper says that it is alive."""

    view: View
    generation: str
    bootstrap: str
    liveness: Path | None = None

    @property
    def agent(self) -> str:
        """What status calls it."""
        return f"{STAGE}-{self.view.value}"

    @property
    def group(self) -> str:
        """Whose offsets say how far the conclusions are read; and the name of its transactions."""
        return consumer_group(self.agent, self.generation)

    @property
    def reads(self) -> str:
        """The conclusions."""
        return CONCLUSIONS.named(view=self.view, generation=self.generation)

    @property
    def of_facts(self) -> tuple[str, View, str]:
        """Broker, view and generation of the facts that the conclusions are made of."""
        return self.bootstrap, self.view, self.generation

    @property
    def writes(self) -> str:
        """The log."""
        return COMBINATIONS.named(view=self.view, generation=self.generation)


class CombinationLogger:
    """One keeper, of every partition: who starts later takes the log from who started before."""

    def __init__(self, settings: LogSettings) -> None:
        self._settings = settings
        self._chains: dict[int, Chain] = {}
        self._facts = FactItems()
        self._stopping = Event()
        self._handled = self._parked = 0

    def stop(self, *_: object) -> None:
        """Finish what is in flight, commit it, and end."""
        self._stopping.set()

    def run(self) -> None:
        """Until ``stop``. Raise ChainBroken when the log is not what was written."""
        producer = self._producer()
        producer.init_transactions()  # from here on nobody else can append: what is read next is the end
        self._chains = continued(self._settings)
        consumer, following = self._consumer(), FactFollower(*self._settings.of_facts)
        self._begin(producer, consumer)
        log.info("combination log ready", view=self._settings.view.value, generation=self._settings.generation)
        try:
            while not self._stopping.is_set():
                if polled := consumer.poll(timeout_ms=250, max_records=MOST_RECORDS):
                    self._facts = following.catch_up()
                    self._append(producer, polled)
                self._report_liveness()
        finally:
            following.close()
            consumer.close()
            producer.close()

    def _begin(self, producer: Any, consumer: Any) -> None:
        """Where a partition has entries and nothing of it was ever read, the generation was dropped and made again."""
        places = {number: TopicPartition(self._settings.reads, number) for number in self._chains}
        for number, chain in self._chains.items():
            if chain.held and consumer.committed(places[number]) is None:
                log.warning("conclusions were made anew, their log starts anew", partition=number)
                producer.begin_transaction()
                self._send(producer, (self._entry(number, *one) for one in chain.taken_apart(datetime.now(UTC))))
                producer.commit_transaction()
                chain.held.clear()

    def _append(self, producer: Any, polled: Any) -> None:
        producer.begin_transaction()
        self._send(producer, (one for records in polled.values() for record in records for one in self._made(record)))
        offsets = {place: OffsetAndMetadata(records[-1].offset + 1, "", -1) for place, records in polled.items()}
        producer.send_offsets_to_transaction(offsets, self._settings.group)
        producer.commit_transaction()
        self._handled += sum(map(len, polled.values()))

    def _made(self, record: ReadRecord) -> Iterator[dict[str, Any]]:
        try:
            concluded = self._facts.whole(read(record, self._settings.generation))
        except Undecodable as error:
            self._parked += 1
            yield {"topic": DEAD_LETTERS.named()} | dead_letter(STAGE, record, *error.problems)
            return
        for one in self._chains[record.partition].entries_of(concluded):
            yield self._entry(record.partition, *one)

    def _entry(self, partition: int, key: bytes, value: bytes) -> dict[str, Any]:
        return {"topic": self._settings.writes, "partition": partition, "key": key, "value": value}

    def _send(self, producer: Any, several: Iterable[dict[str, Any]]) -> None:
        for sent in [producer.send(**one) for one in several]:
            sent.get(timeout=SEND_SECONDS)  # raises, and so ends the process: the transaction is undone

    def _consumer(self) -> Any:
        consumer: Any = KafkaConsumer(
            bootstrap_servers=self._settings.bootstrap.split(","),
            group_id=self._settings.group,  # for its offsets alone: partitions are not shared out, all of them are ours
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_min_bytes=FETCH_BYTES,
            fetch_max_wait_ms=FETCH_WAIT_MS,
            reconnect_backoff_max_ms=1_000,
            allow_auto_create_topics=False,
        )
        consumer.assign([TopicPartition(self._settings.reads, number) for number in self._chains])
        return consumer

    def _producer(self) -> Any:
        return KafkaProducer(
            bootstrap_servers=self._settings.bootstrap.split(","),
            transactional_id=self._settings.group,
            acks="all",
            enable_idempotence=True,
            linger_ms=5,
            max_request_size=2_000_000,
            reconnect_backoff_max_ms=1_000,
        )

    def _report_liveness(self) -> None:
        if path := self._settings.liveness:
            progress = Progress(handled=self._handled, parked=self._parked)
            Liveness(pid=os.getpid(), at=time.time(), agents={self._settings.agent: progress}).write(path)


def entries(bootstrap: str, topic: str) -> Iterator[tuple[int, bytes | None]]:
    """Every partition once with None, then each committed entry with its partition."""
    with TopicReader(bootstrap, topic, committed_only=True) as reader:
        yield from ((partition, None) for _, partition in reader.partitions)
        yield from ((entry.partition, entry.value) for entry in reader.to_end())


def continued(settings: LogSettings) -> dict[int, Chain]:
    """What the log holds, by partition: as many as the conclusions have. Raise ChainBroken."""
    return chains(settings.writes, entries(settings.bootstrap, settings.writes))


def chains(topic: str, read_back: Iterable[tuple[int, bytes | None]]) -> dict[int, Chain]:
    """The chains that these entries make; a partition without any is told by None. Raise ChainBroken."""
    found: dict[int, Chain] = {}
    for partition, value in read_back:
        chain = found.setdefault(partition, Chain(topic, partition))
        if value is not None:
            chain.append(value)
    return found
