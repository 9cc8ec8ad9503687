"""Three ways to do the same work: read a record, keep one value of its subject, send the record on.

python -m benchmarks.engine.contestants WAY BOOTSTRAP PREFIX MARK

Each runs until it is killed, and writes the processor time it had used when the first record came to the file MARK:
what comes after that is the work, what came before is the start.
"""

from __future__ import annotations

import sys
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from schemas.topics import STATE, partition_of
from streams.step import Outcome, Record, Send, Write

PARTITIONS: Final = 4
KEPT_BYTES: Final = 100


class Mark:
    """Notes the processor time once."""

    def __init__(self, path: Path) -> None:
        self._path: Path | None = path

    def first_record(self) -> None:
        """Call with every batch or record: only the first time does anything."""
        if self._path is not None:
            self._path.write_text(str(time.process_time()))
            self._path = None


class Forward:
    """The work as a step."""

    def __init__(self, out: str, mark: Mark) -> None:
        self._out, self._mark = out, mark
        self._kept: dict[bytes, bytes | None] = {}

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """One send and one state record for each record."""
        self._mark.first_record()
        pairs = [(one.key or b"", one.value or b"") for one in batch]
        sends = [Send(self._out, key, key, value) for key, value in pairs]
        return Outcome(sends, [Write(key, value[:KEPT_BYTES]) for key, value in pairs])

    def apply(self, writes: Iterable[Write]) -> None:
        """Hold the newest value of each subject."""
        self._kept.update(writes)


def ours(bootstrap: str, prefix: str, mark: Mark) -> None:
    """The engine."""
    from streams.engine import AgentSpec, EngineSettings, run

    out = f"{prefix}ours-out"
    spec = AgentSpec(
        name=f"{prefix}ours",
        reads=(f"{prefix}in",),
        sends={out: PARTITIONS, f"{prefix}letters": 1},
        make=lambda: Forward(out, mark),
        stateful=True,
        dead_letters=f"{prefix}letters",
        generation="bench",
    )
    run([spec], EngineSettings(bootstrap))


def stock(bootstrap: str, prefix: str, mark: Mark) -> None:
    """Faust as its documentation suggests: one event at a time, a table, a send that nobody waits for."""
    import faust

    app = faust.App(
        f"{prefix}stock",
        broker=f"kafka://{bootstrap}",
        store="memory://",
        datadir=mark_folder(),
        web_enabled=False,
        topic_partitions=PARTITIONS,
        topic_disable_leader=True,
        table_standby_replicas=0,
        consumer_auto_offset_reset="earliest",
        key_serializer="raw",
        value_serializer="raw",
    )
    raw: dict[str, Any] = {"key_type": bytes, "value_type": bytes, "key_serializer": "raw", "value_serializer": "raw"}
    source, out = app.topic(f"{prefix}in", **raw), app.topic(f"{prefix}stock-out", **raw)
    table: Any = app.Table(f"{prefix}kept", partitions=PARTITIONS, key_type=bytes, value_type=bytes)

    async def forward(stream: Any) -> AsyncIterator[None]:
        async for event in stream.events():
            mark.first_record()
            table[event.key] = event.value[:KEPT_BYTES]
            partition = partition_of(event.key, PARTITIONS)
            await out.send(key=event.key, value=event.value, partition=partition)
        yield

    app.agent(source)(forward)
    faust.Worker(app, loglevel="WARN").execute_from_commandline()


def bare(bootstrap: str, prefix: str, mark: Mark) -> None:
    """A loop over kafka-python: no groups of agents, no state read back, no parking, and as safe about deliveries."""
    from kafka import KafkaConsumer, KafkaProducer

    consumer: Any = KafkaConsumer(
        f"{prefix}in",
        bootstrap_servers=bootstrap,
        group_id=f"{prefix}bare",
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        max_poll_records=2_000,
    )
    producer: Any = KafkaProducer(
        bootstrap_servers=bootstrap, acks="all", enable_idempotence=True, linger_ms=5, batch_size=262_144
    )
    kept: dict[bytes, bytes] = {}
    while True:
        records = [one for several in consumer.poll(timeout_ms=500).values() for one in several]
        if not records:
            continue
        mark.first_record()
        out, state = f"{prefix}bare-out", state_topics(prefix)["bare"]
        _written(producer, [(out, partition_of(one.key, PARTITIONS), one.key, one.value) for one in records])
        _written(producer, [(state, one.partition, one.key, one.value[:KEPT_BYTES]) for one in records])
        kept.update((one.key, one.value[:KEPT_BYTES]) for one in records)
        consumer.commit()


def _written(producer: Any, records: Iterable[tuple[str, int, bytes, bytes]]) -> None:
    sent = [producer.send(topic, value, key=key, partition=partition) for topic, partition, key, value in records]
    producer.flush()
    for one in sent:
        one.get(timeout=30)


def state_topics(prefix: str) -> dict[str, str]:
    """Where each way keeps its state."""
    return {
        "ours": STATE.named(agent=f"{prefix}ours", generation="bench"),
        "stock": f"{prefix}stock-{prefix}kept-changelog",
        "bare": f"{prefix}bare-state",
    }


def mark_folder() -> str:
    """Where Faust may write what it insists on writing."""
    return str(Path(sys.argv[4]).parent)


WAYS: Final[dict[str, Callable[[str, str, Mark], None]]] = {"ours": ours, "stock": stock, "bare": bare}

if __name__ == "__main__":
    way, bootstrap, prefix, path = sys.argv[1:]
    WAYS[way](bootstrap, prefix, Mark(Path(path)))
