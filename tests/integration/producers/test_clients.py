"""Other clients than ours: what they publish as ``docs/clients.md`` says is accepted, and becomes the same records."""

from __future__ import annotations

import asyncio
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from ops.engines import artefacts, java
from schemas.ids import event_id
from schemas.topics import EVENTS, RECORDS
from schemas.transport.cloudevents import headers_of, key_of
from schemas.transport.messages import STRUCTURED, to_structured
from schemas.wire import SourceRecord, encode
from streams.intake import Intake
from streams.step import Record, Send
from tests.conftest import RunningKafka
from tests.integration.producers.test_publisher import open_topic
from tests.integration.streams.topics import read
from tests.make import EXAMPLES, example, withdrawal

SOURCE = "patrols"
TOPIC = EVENTS.named(source=SOURCE)
PAGE = Path(__file__).parents[3] / "docs" / "clients.md"
SAID: list[SourceRecord] = [
    *(example(path.stem) for path in sorted(EXAMPLES.glob("patrol-sighting-*.json"))),
    withdrawal("NN-PS-2018-0001", of=SOURCE).model_copy(update={"source_system": SOURCE}),
]


@pytest.fixture(scope="module")
def bootstrap(kafka: RunningKafka) -> str:
    open_topic(kafka.bootstrap, SOURCE)
    return kafka.bootstrap


def intake(records: list[Record]) -> list[Send]:
    return [send for send in Intake().advance(records).sends if send.topic == RECORDS.named()]


def expected() -> set[tuple[bytes, bytes]]:
    """The records that our own publisher's messages become."""
    records = [Record(TOPIC, 0, 0, 0, key_of(said), encode(said), headers_of(said)) for said in SAID]
    return {(send.key, send.value or b"") for send in intake(records)}


def new_records(bootstrap: str, before: list[Record]) -> list[Record]:
    known = {(one.partition, one.offset) for one in before}
    return [one for one in read(bootstrap, TOPIC) if (one.partition, one.offset) not in known]


def test_what_aiokafka_sends_in_either_form_becomes_the_same_records(bootstrap: str) -> None:
    before = read(bootstrap, TOPIC)
    asyncio.run(_with_aiokafka(bootstrap))
    came = new_records(bootstrap, before)
    sent = intake(came)
    assert (len(came), len(sent)) == (2 * len(SAID), 2 * len(SAID))
    assert {(send.key, send.value) for send in sent} == expected()


async def _with_aiokafka(bootstrap: str) -> None:
    producer: Any = AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all", enable_idempotence=True)
    await producer.start()
    try:
        for said in SAID:
            headers, form = list(headers_of(said)), [("content-type", STRUCTURED.encode())]
            await producer.send_and_wait(TOPIC, encode(said), key=key_of(said), headers=headers)
            await producer.send_and_wait(TOPIC, to_structured(said), key=key_of(said), headers=form)
    finally:
        await producer.stop()


def test_what_the_console_producer_of_apache_kafka_sends_becomes_the_same_records(bootstrap: str) -> None:
    before = read(bootstrap, TOPIC)
    _on_the_console(bootstrap, [_line(said) for said in SAID])
    sent = intake(new_records(bootstrap, before))
    assert len(sent) == len(SAID)
    assert {(send.key, send.value) for send in sent} == expected()


def _line(said: SourceRecord) -> bytes:
    required = [(name, value) for name, value in headers_of(said) if name not in {"ce_time", "content-type"}]
    headers = b",".join(name.encode() + b":" + value for name, value in required)
    return b"\t".join((headers, key_of(said), encode(said)))


def _on_the_console(bootstrap: str, lines: list[bytes]) -> None:
    command = [str(java.for_kafka().program), "-Dlog4j2.level=ERROR", "-cp", f"{artefacts.kafka_jars()}/*"]
    command += ["org.apache.kafka.tools.ConsoleProducer", "--bootstrap-server", bootstrap, "--topic", TOPIC]
    command += ["--command-property", "acks=all"]
    for one in ("parse.headers=true", "parse.key=true"):
        command += ["--reader-property", one]
    subprocess.run(command, input=b"\n".join(lines) + b"\n", check=True, capture_output=True, timeout=60)


def test_the_key_on_the_page_is_the_key_of_that_event() -> None:
    (shown,) = re.findall(r"^```\n([0-9a-f-]{36})\n```$", PAGE.read_text(), re.MULTILINE)
    assert shown == event_id("patrols", "NN-PS-2018-0001")
