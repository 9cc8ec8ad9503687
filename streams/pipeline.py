"""The whole product as one pure function of the log: ``conclude(records) -> documents``.

Made of the same stages that the engine runs over Kafka, in one process: what the property tests permute, what the
benchmarks of accuracy measure, and what the content of Elasticsearch must equal byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from schemas.ids import digest
from schemas.topics import CONCLUSIONS, DEAD_LETTERS, RECORDS, Topic, partition_of, record_key, revision_of
from schemas.views import View
from schemas.wire import SourceRecord, encode
from streams.flow import Flow
from streams.stages import Stage
from streams.step import Record, Send


class DocumentKey(NamedTuple):
    """A document is known by its view, its family and its id."""

    view: View
    family: str
    id: str


class Result(NamedTuple):
    """What the log comes to. Every accepted record is in the documents, or among the dead letters."""

    documents: dict[DocumentKey, bytes]
    dead_letters: dict[bytes, Send]


PURE = "pure"
"""The name of the generation in which documents are concluded when nothing is kept."""


def conclude(said: Iterable[SourceRecord], *, flow: Flow | None = None, batch: int = 1_000) -> Result:
    """What everything said, in whatever order, comes to."""
    return run((to_record(one) for one in said), flow=flow or Flow(PURE), batch=batch)


def to_record(said: SourceRecord) -> Send:
    """The record of the log that holds this."""
    value = encode(said)
    event = said.event_id
    return Send(RECORDS.named(), record_key(event, digest(value)), event.encode(), value)


def run(records: Iterable[Send], *, flow: Flow, batch: int = 1_000) -> Result:
    """The same, from records of the log."""
    topics = _through(records, flow, batch)
    documents: dict[DocumentKey, bytes] = {}
    for view in flow.views:
        written = topics.drain(CONCLUSIONS.named(view=view, generation=flow.generation))
        documents |= {DocumentKey(view, *_split(key)): send for key, send in _newest(written).items()}
    letters = {record.key or b"": _sent(record) for record in topics.drain(DEAD_LETTERS.named())}
    return Result(documents, {key: letter for key, letter in letters.items() if letter.value is not None})


def conclusions(records: Iterable[Send], *, flow: Flow, batch: int = 1_000) -> dict[View, list[Record]]:
    """Every conclusion on the way there, as consumers of the conclusions read them, partition by partition."""
    return written(records, (CONCLUSIONS,), flow=flow, batch=batch)[CONCLUSIONS]


def written(
    records: Iterable[Send], topics: Iterable[Topic], *, flow: Flow, batch: int = 1_000
) -> dict[Topic, dict[View, list[Record]]]:
    """The same of every record of these topics."""
    through = _through(records, flow, batch)
    return {
        topic: {view: [*through.drain(topic.named(view=view, generation=flow.generation))] for view in flow.views}
        for topic in topics
    }


def _through(records: Iterable[Send], flow: Flow, batch: int) -> _Topics:
    topics = _Topics(flow)
    topics.write(records, flow.count(RECORDS))
    for stage in flow.stages():
        if stage.name != "intake":
            _run(stage, topics, batch)
    return topics


class _Topics:
    """Topics as lists, one a partition. Offsets count up from 0, as on a broker."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._logs: dict[str, list[list[Record]]] = {}

    def write(self, sends: Iterable[Send], partitions: int) -> None:
        for send in sends:
            logs = self._logs.setdefault(send.topic, [[] for _ in range(partitions)])
            partition = partition_of(send.partition_key, partitions)
            record = Record(send.topic, partition, len(logs[partition]), 0, send.key, send.value, send.headers)
            logs[partition].append(record)

    def partitions(self, topic: str) -> Sequence[Sequence[Record]]:
        return self._logs.get(topic, [])

    def drain(self, topic: str) -> Iterator[Record]:
        for log in self._logs.pop(topic, []):
            yield from log


def _run(stage: Stage, topics: _Topics, batch: int) -> None:
    for topic in stage.reads:
        for log in topics.partitions(topic):
            step, records = stage.make(), iter(log)
            while several := list(islice(records, batch)):
                outcome = step.advance(several)
                for send in outcome.sends:
                    topics.write((send,), stage.sends[send.topic])
                step.apply(outcome.writes)


def _newest(records: Iterable[Record]) -> dict[bytes, bytes]:
    """The last word on each key, as an index takes it: by revision, never by arrival."""
    revisions: dict[bytes, int] = {}
    values: dict[bytes, bytes | None] = {}
    for record in records:
        key, revision = record.key or b"", revision_of(record.headers)
        if revision >= revisions.get(key, -1):
            revisions[key], values[key] = revision, record.value
    return {key: value for key, value in values.items() if value is not None}


def _split(key: bytes) -> tuple[str, str]:
    family, _, document = key.decode().partition("|")
    return family, document


def _sent(record: Record) -> Send:
    return Send(record.topic, record.key or b"", b"", record.value, record.headers)
