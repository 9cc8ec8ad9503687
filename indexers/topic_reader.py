"""Read topics from their beginning to where they end now, or for ever. Uses kafka-python."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, Self

from kafka import KafkaConsumer, TopicPartition

from indexers.dead_letters import ReadRecord

POLL_MS: Final = 500
MOST_RECORDS: Final = 5_000


class TopicReader:
    """Reads every partition of some topics, without a consumer group. Use it in a ``with`` statement.

    ``committed_only``: leave out what was written in a transaction that was aborted or is still open.
    """

    def __init__(self, bootstrap: str, *topics: str, committed_only: bool = False) -> None:
        self._consumer: Any = KafkaConsumer(
            bootstrap_servers=bootstrap.split(","),
            group_id=None,
            enable_auto_commit=False,
            isolation_level="read_committed" if committed_only else "read_uncommitted",
        )
        self._assigned = [
            TopicPartition(topic, number)
            for topic in topics
            for number in sorted(self._consumer.partitions_for_topic(topic) or ())
        ]
        self._consumer.assign(self._assigned)
        if self._assigned:
            self._consumer.seek_to_beginning(*self._assigned)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def partitions(self) -> Sequence[tuple[str, int]]:
        """Topic and number of every partition, in order."""
        return [(one.topic, one.partition) for one in self._assigned]

    def to_end(self) -> Iterator[ReadRecord]:
        """Every record from where the last call ended to where the topics end now, each partition in order."""
        ends = self._consumer.end_offsets(self._assigned) if self._assigned else {}
        while any(self._consumer.position(one) < ends[one] for one in self._assigned):
            yield from self._poll()

    def for_ever(self) -> Iterator[ReadRecord]:
        """Every record, then each new one as it is written."""
        while True:
            yield from self._poll()

    def close(self) -> None:
        """Close the connection."""
        self._consumer.close()

    def _poll(self) -> Iterator[ReadRecord]:
        for records in self._consumer.poll(timeout_ms=POLL_MS, max_records=MOST_RECORDS).values():
            yield from records


def records(bootstrap: str, topic: str) -> Iterator[ReadRecord]:
    """Every record of a topic, each partition in order."""
    with TopicReader(bootstrap, topic) as reader:
        yield from reader.to_end()


def newest(bootstrap: str, topic: str) -> dict[bytes, ReadRecord]:
    """The last record of each key, as compaction would leave it; deleted keys are left out."""
    found = {record.key or b"": record for record in records(bootstrap, topic)}
    return {key: record for key, record in found.items() if record.value is not None}
