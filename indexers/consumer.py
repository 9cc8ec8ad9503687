"""The indexer: conclusions of one view into its indices. Stored or parked first, committed last."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any, Final

import structlog
from kafka import KafkaConsumer, KafkaProducer, OffsetAndMetadata, TopicPartition

from indexers.bulk import Action, Written, client_for, write
from indexers.dead_letters import ReadRecord, dead_letter
from indexers.document_actions import Unwritable, action_of
from indexers.errors import NotAssigned
from indexers.indices import Indices, alias
from indexers.refresh_schedule import RefreshSchedule
from schemas.bookkeeping.liveness import Liveness, Progress
from schemas.documents import FAMILIES
from schemas.errors import Problem
from schemas.topics import CONCLUSIONS, DEAD_LETTERS, consumer_group
from schemas.views import View

log = structlog.get_logger()

STAGE: Final = "index"
FETCH_BYTES: Final = 256_000
FETCH_WAIT_MS: Final = 200  # behind a trickle, wait a little for more: a bulk of one costs as much as one of fifty
MOST_RECORDS: Final = 4_000
JOIN_MS: Final = 10_000
PARK_SECONDS: Final = 60
WITHOUT_PARTITIONS: Final = 45.0  # seconds; then it is better to start anew


@dataclass(frozen=True, slots=True)
class IndexerSettings:
    """Where one indexer reads, writes, and says that it is alive."""

    view: View
    generation: str
    bootstrap: str
    elasticsearch: str
    prefix: str = "intel"
    instance: str = ""  # who it is in its group: started again under this name it takes over at once
    liveness: Path | None = None

    @property
    def agent(self) -> str:
        """What ``viper status`` calls it."""
        return f"index-{self.view.value}"

    @property
    def group(self) -> str:
        """The consumer group."""
        return consumer_group(self.agent, self.generation)


class Indexer:
    """Reads on while a batch is being written; commits strictly in order."""

    def __init__(self, settings: IndexerSettings) -> None:
        self._settings = settings
        self._client = client_for(settings.elasticsearch)
        self._stopping = Event()
        names = Indices(self._client, settings.generation, prefix=settings.prefix).names([settings.view])
        self._targets = {family: names[alias(family, settings.view, settings.prefix)] for family in FAMILIES}
        self._refreshing = RefreshSchedule(self._client, self._targets.values())
        self._handled = self._refused = 0
        self._assigned_at = time.monotonic()

    def stop(self, *_: object) -> None:
        """Finish what is in flight, commit it, and end."""
        self._stopping.set()

    def run(self) -> None:
        """Until ``stop``. Raise IndexRefused when the indices are another generation's."""
        Indices(self._client, self._settings.generation, prefix=self._settings.prefix).create([self._settings.view])
        consumer, producer = self._consumer(), self._producer()
        log.info("indexer ready", view=self._settings.view.value, generation=self._settings.generation)
        try:
            with ThreadPoolExecutor(1) as writing:
                self._loop(consumer, producer, writing)
        finally:
            consumer.close()
            producer.close()
            log.info("indexer stopped", view=self._settings.view.value)

    def _loop(self, consumer: Any, producer: Any, writing: ThreadPoolExecutor) -> None:
        under_way: tuple[Future[Written], Sequence[ReadRecord], dict[TopicPartition, int]] | None = None
        while not self._stopping.is_set() or under_way:
            polled = {} if self._stopping.is_set() else self._poll(consumer)
            if under_way:
                self._settle(consumer, producer, *under_way)
            elif not polled:
                self._refreshing.idle()
            under_way = self._begin(polled, producer, writing) if polled else None
            self._report_liveness()

    def _poll(self, consumer: Any) -> Any:
        # A join cut off by a short poll on a cold broker can leave kafka-python outside its group, silently, for ever.
        polled = consumer.poll(timeout_ms=250 if consumer.assignment() else JOIN_MS, max_records=MOST_RECORDS)
        if consumer.assignment():
            self._assigned_at = time.monotonic()
        elif time.monotonic() - self._assigned_at > WITHOUT_PARTITIONS:
            raise NotAssigned(f"{self._settings.group} gave this indexer no partition in {WITHOUT_PARTITIONS:.0f} s")
        return polled

    def _begin(self, polled: Any, producer: Any, writing: ThreadPoolExecutor) -> Any:
        records: list[ReadRecord] = [record for several in polled.values() for record in several]
        made = [action_of(record, self._targets) for record in records]
        self._park(producer, [(one.record, one.problem) for one in made if isinstance(one, Unwritable)])
        actions = [one for one in made if isinstance(one, Action)]
        offsets = {place: several[-1].offset + 1 for place, several in polled.items()}
        return writing.submit(self._write, actions), records, offsets

    def _write(self, actions: Sequence[Action]) -> Written:
        written = write(self._client, actions)
        self._refreshing.wrote(written.stored)
        return written

    def _settle(
        self, consumer: Any, producer: Any, future: Future[Written], records: Sequence[ReadRecord], offsets: Any
    ) -> None:
        written = future.result()
        if written.refused:
            by_version = {(action.target, action.id): rule for action, rule in written.refused}
            self._park(producer, [*self._refusals(records, by_version)])
        consumer.commit({place: OffsetAndMetadata(offset, "", -1) for place, offset in offsets.items()})
        self._handled += len(records)
        self._refused += len(written.refused)

    def _refusals(self, records: Sequence[ReadRecord], rules: dict[tuple[str, str], str]) -> Any:
        made = [(record, action_of(record, self._targets)) for record in records]
        newest = {(one.target, one.id): record for record, one in made if isinstance(one, Action)}
        for place, rule in rules.items():
            message = "Elasticsearch will never take this document: its mapping and ours disagree, or it is too large"
            yield newest[place], Problem("", rule.replace("_", "-"), message)

    def _park(self, producer: Any, refused: Sequence[tuple[ReadRecord, Problem]]) -> None:
        sent = [
            producer.send(DEAD_LETTERS.named(), **dead_letter(STAGE, record, problem)) for record, problem in refused
        ]
        for one in sent:
            one.get(timeout=PARK_SECONDS)  # raises, and so ends the process before anything is committed

    def _consumer(self) -> Any:
        topic = CONCLUSIONS.named(view=self._settings.view, generation=self._settings.generation)
        return KafkaConsumer(
            topic,
            bootstrap_servers=self._settings.bootstrap.split(","),
            group_id=self._settings.group,
            group_instance_id=self._settings.instance or None,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_min_bytes=FETCH_BYTES,
            fetch_max_wait_ms=FETCH_WAIT_MS,
            session_timeout_ms=10_000,
            heartbeat_interval_ms=1_000,
            max_poll_interval_ms=3_600_000,  # Elasticsearch may be away for long: waiting for it is not death
            reconnect_backoff_max_ms=1_000,
            allow_auto_create_topics=False,
        )

    def _producer(self) -> Any:
        return KafkaProducer(
            bootstrap_servers=self._settings.bootstrap.split(","),
            acks="all",
            enable_idempotence=True,
            max_request_size=2_000_000,
            reconnect_backoff_max_ms=1_000,
        )

    def _report_liveness(self) -> None:
        if path := self._settings.liveness:
            progress = Progress(handled=self._handled, parked=self._refused)
            Liveness(pid=os.getpid(), at=time.time(), agents={self._settings.agent: progress}).write(path)
