"""Whatever a record holds, intake and enrich go on, the record is parked by its cause, and its source is told."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.record.default_records import _DefaultRecordBatchBuilderPy

from indexers.topic_reader import newest, records
from ops.broker.admin import Admin
from ops.broker.failures import resolve
from ops.engines import Kafka
from ops.generation import shared_topics
from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.bookkeeping.receipts import Receipt
from schemas.topics import DEAD_LETTERS, EVENTS, RECEIPTS, RECORDS, STATEMENTS
from schemas.transport.cloudevents import Headers, headers_of, key_of
from schemas.views import View
from schemas.wire import SourceRecord, encode
from tests.integration.streams.front import FLOW, POISON
from tests.make import crime, item
from tests.waiting import eventually

SOURCE = "police-uk"


class Front:
    """A broker, and one worker for intake and enrich."""

    def __init__(self, bootstrap: str, folder: Path) -> None:
        self.bootstrap, self.folder = bootstrap, folder
        self.worker = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.integration.streams.front", self.bootstrap, str(self.folder / "alive")]
        with (self.folder / "worker.log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log)

    def restart(self) -> None:
        self.worker.kill()
        self.worker.wait()
        self.worker = self._start()

    def send(self, *sent: tuple[bytes | None, bytes | None, Headers], source: str = SOURCE) -> None:
        """All in one batch, to the first partition of the source's topic."""
        asyncio.run(_send(self.bootstrap, EVENTS.named(source=source), sent))

    def admitted(self, event: SourceRecord) -> bool:
        found = (record.key or b"" for record in records(self.bootstrap, RECORDS.named()))
        return any(key.startswith(key_of(event)) for key in found)

    def stated(self, event: SourceRecord) -> bool:
        topic = STATEMENTS.named(view=View.C, generation=FLOW.generation)
        return any(record.key == key_of(event) for record in records(self.bootstrap, topic))

    def letters(self, rule: str) -> list[DeadLetter]:
        found = newest(self.bootstrap, DEAD_LETTERS.named()).values()
        return [one for record in found if (one := DeadLetter.read(record.value, record.headers)).rule == rule]

    def receipts(self, rule: str, source: str = SOURCE) -> list[Receipt]:
        found = newest(self.bootstrap, RECEIPTS.named(source=source)).values()
        every = [Receipt.model_validate_json(record.value or b"") for record in found]
        return [one for one in every if one.faults[0].rule == rule]


class AnyBytes(str):
    """The name of a header that is not UTF-8."""

    def encode(self, *_: object) -> bytes:
        return b"caf\xe9"


async def _send(bootstrap: str, topic: str, sent: Any) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all")
    await producer.start()
    try:
        batch: Any = producer.create_batch()
        batch._builder = _DefaultRecordBatchBuilderPy(2, 0, False, -1, -1, -1, 16_000_000)
        for key, value, headers in sent:
            assert batch.append(key=key, value=value, timestamp=None, headers=list(headers))
        await (await producer.send_batch(batch, topic, partition=0))
    finally:
        await producer.stop()


def as_sent(event: SourceRecord, *more: tuple[str, bytes | None]) -> tuple[bytes, bytes, Headers]:
    return key_of(event), encode(event), (*headers_of(event), *more)


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("front")
    with Kafka(folder / "kafka", fast=True) as broker:
        with Admin(broker.bootstrap) as admin:
            admin.create(shared_topics() | FLOW.topics(), 1)
        running = Front(broker.bootstrap, folder)
        try:
            yield running
        finally:
            running.worker.kill()
            running.worker.wait()


def test_a_header_without_a_value_is_refused_by_its_name_and_the_next_event_goes_on(front: Front) -> None:
    bad, good = crime("N1", item(text="bad")), crime("N2", item(text="good"))
    unnamed = tuple(header for header in headers_of(bad) if header[0] != "content-type")
    front.send((key_of(bad), encode(bad), (*unnamed, ("content-type", None))), as_sent(good, ("x", None)))
    eventually(lambda: front.admitted(good))
    (told,) = front.receipts("null-header")
    assert (told.event_id, told.faults[0].path) == (bad.event_id, "header content-type")
    (letter,) = front.letters("null-header")
    assert ("content-type", None) in letter.headers


def test_headers_called_like_ours_leave_the_dead_letters_readable(front: Front) -> None:
    forged = (("viper-stage", b"enrich"), ("viper-partition", b"none"), ("viper-problem", b"forged"))
    front.send((b"forged", b"{}", forged))
    eventually(lambda: [one for one in front.letters("missing") if one.key == b"forged"] != [])
    (letter,) = [one for one in front.letters("missing") if one.key == b"forged"]
    assert (letter.stage, letter.partition, letter.headers) == ("intake", 0, forged)


def test_a_record_below_us_that_cannot_be_read_is_parked_with_its_place_and_its_neighbours_go_on(front: Front) -> None:
    before, after = crime("U1", item(text="before")), crime("U3", item(text="after"))
    odd = crime("U2", item(text="a header name that is not UTF-8"))
    front.send(as_sent(before), as_sent(odd, (AnyBytes("caf"), b"1")), as_sent(after))
    eventually(lambda: front.stated(before) and front.stated(after))
    (letter,), (told,) = front.letters("unreadable"), front.receipts("unreadable")
    assert (letter.topic, letter.key, letter.value) == (EVENTS.named(source=SOURCE), key_of(odd), encode(odd))
    assert ("caf\\xe9", b"1") in letter.headers
    assert told.read_at
    assert told.read_at.offset == letter.offset
    assert not front.admitted(odd)


def test_a_statement_that_would_not_fit_is_refused_by_enrich_and_its_source_is_told(front: Front) -> None:
    wide = crime("W1", item(text="a long text " * 1_700))
    small = crime("W2", item(text="small"))
    front.send(as_sent(wide), as_sent(small))
    eventually(lambda: front.stated(small) and front.receipts("output-too-large") != [])
    (told,) = front.receipts("output-too-large")
    assert (told.stage, told.event_id) == ("enrich", wide.event_id)
    assert "which takes 20,000: send it in parts" in str(told.faults[0])
    assert not front.stated(wide)


def test_a_record_of_the_log_that_enrich_cannot_read_is_refused_by_its_cause_and_told(front: Front) -> None:
    odd, good = crime("L1", item(text="odd")), crime("L2", item(text="good"))
    value = encode(odd).replace(b'"revision":1', b'"revision":0')
    asyncio.run(_send(front.bootstrap, RECORDS.named(), [(key_of(odd) + b"|d", value, headers_of(odd))]))
    front.send(as_sent(good))
    eventually(lambda: front.stated(good) and front.receipts("greater-than-equal") != [])
    (told,) = front.receipts("greater-than-equal")
    assert (told.stage, told.faults[0].path) == ("enrich", "revision")


def test_a_source_on_whose_records_intake_fails_is_paused_and_told_and_the_others_go_on_also_after_kills(
    front: Front,
) -> None:
    for part in range(3):
        front.send(*[(b"%d %d" % (part, one), POISON, ()) for one in range(50)], source="custody")
        eventually(lambda part=part: len(front.letters("unexpected")) >= min(50 * (part + 1), 100))  # type: ignore[misc]
        front.restart()
    good, later = crime("P1", item(text="good")), crime("P2", item(text="later"))
    front.send(as_sent(good))
    eventually(lambda: front.stated(good) and front.receipts("paused", "custody") != [])
    assert len(front.letters("unexpected")) == 100
    assert "nothing needs to be sent again" in str(front.receipts("paused", "custody")[0].faults[0])
    (resolved,) = resolve(front.bootstrap, "custody")
    assert (resolved.group, resolved.parked) == ("viper.intake", 100)
    assert resolve(front.bootstrap, "custody") == []  # nothing is left to resume
    assert front.receipts("paused", "custody") == []
    assert front.worker.wait(timeout=30) == 0
    front.restart()
    front.send(as_sent(later))
    eventually(lambda: front.stated(later) and len(front.letters("unexpected")) == 150)
