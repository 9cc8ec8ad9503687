"""The publisher on a real broker: every event arrives once, or is named with the reason."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from kafka.admin import KafkaAdminClient, NewTopic
from kafka.errors import TopicAlreadyExistsError

from ops.engines import Kafka
from producers.delivery.connection import MAX_RECORD
from producers.delivery.publisher import Publisher
from producers.errors import BrokerUnavailable, NotDelivered, Refused, TopicMissing
from schemas.topics import EVENTS
from schemas.transport.cloudevents import headers_of, key_of
from schemas.wire import SourceRecord, decode_said, encode
from streams.step import Record
from tests.conftest import RunningKafka
from tests.integration.streams.topics import read
from tests.make import crime, item, withdrawal

NOBODY = "127.0.0.1:1"
NOISE = random.Random(1).randbytes(MAX_RECORD)  # does not compress


def open_topic(bootstrap: str, source: str, max_bytes: int = 1_048_588) -> None:
    """The topic of a source, as the declaration has it, if it is not there yet."""
    settings = {"max.message.bytes": str(max_bytes)}
    with KafkaAdminClient(bootstrap_servers=bootstrap) as admin, suppress(TopicAlreadyExistsError):
        admin.create_topics([NewTopic(EVENTS.named(source=source), EVENTS.partitions, 1, topic_configs=settings)])


def arrived(bootstrap: str, source: str) -> list[Record]:
    return read(bootstrap, EVENTS.named(source=source))


@pytest.fixture
def source(kafka: RunningKafka, topic_prefix: str) -> str:
    """A source of this test alone, with a topic."""
    open_topic(kafka.bootstrap, name := topic_prefix.removesuffix("-"))
    return name


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Kafka]:
    """A broker that a test may kill, with a topic for ``sample``."""
    with Kafka(tmp_path, fast=True) as kafka:
        open_topic(kafka.bootstrap, "sample")
        yield kafka


def test_every_event_arrives_once_with_its_key_value_and_headers(kafka: RunningKafka, source: str) -> None:
    said: list[SourceRecord] = [crime(f"A{number}", source=source) for number in range(1_000)]
    said.append(withdrawal("A1").model_copy(update={"source_system": source}))
    with Publisher(kafka.bootstrap, source) as publisher:
        report = publisher.publish_all(said)
    assert (report.delivered, report.failed) == (1_001, [])
    found = {(one.key, one.value, one.headers) for one in arrived(kafka.bootstrap, source)}
    assert found == {(key_of(one), encode(one), headers_of(one)) for one in said}


def test_everything_about_one_event_is_in_one_partition_in_the_order_it_was_said(
    kafka: RunningKafka, source: str
) -> None:
    said = [crime(f"A{number}", source=source, revision=revision) for revision in (1, 2, 3) for number in range(20)]
    with Publisher(kafka.bootstrap, source) as publisher:
        publisher.publish_all(said)
    found = arrived(kafka.bootstrap, source)
    assert len({one.partition for one in found}) > 1
    for event in said[:20]:
        about = [one for one in found if one.key == key_of(event)]
        assert len({one.partition for one in about}) == 1
        assert [decode_said(one.value or b"").model_dump().get("revision") for one in about] == [1, 2, 3]


def test_leaving_waits_for_every_delivery(kafka: RunningKafka, source: str) -> None:
    with Publisher(kafka.bootstrap, source) as publisher:
        publisher.publish(crime(source=source))
    assert len(arrived(kafka.bootstrap, source)) == 1


def test_bytes_go_as_they_are(kafka: RunningKafka, source: str) -> None:
    with Publisher(kafka.bootstrap, source) as publisher:
        publisher.publish_raw(None, b"\xff no JSON", (("trace", b"\x00"),))
        publisher.publish_raw(b"key", None)
    found = {(one.key, one.value, one.headers) for one in arrived(kafka.bootstrap, source)}
    assert found == {(None, b"\xff no JSON", (("trace", b"\x00"),)), (b"key", None, ())}


def test_an_event_of_another_source_is_refused_and_those_before_it_arrive(kafka: RunningKafka, source: str) -> None:
    said = [crime(source=source), crime(source="police-uk")]
    with pytest.raises(Refused, match=source), Publisher(kafka.bootstrap, source) as publisher:
        publisher.publish_all(said)
    assert len(arrived(kafka.bootstrap, source)) == 1


def test_an_event_that_intake_would_refuse_as_too_large_is_named_and_the_others_arrive(
    kafka: RunningKafka, source: str
) -> None:
    large = crime("large", *(item(number, text="x" * 40_000) for number in range(1, 8)), source=source)
    with Publisher(kafka.bootstrap, source) as publisher:
        report = publisher.publish_all([crime("a", source=source), large, crime("b", source=source)])
    (failed,) = report.failed
    assert failed == (
        large.event_id,
        "is larger than 250,000 bytes as it is stored, with every default written; send it in parts",
    )
    assert (report.delivered, len(arrived(kafka.bootstrap, source))) == (2, 2)


def test_bytes_larger_than_a_record_may_be_are_named_and_the_others_arrive(kafka: RunningKafka, source: str) -> None:
    with Publisher(kafka.bootstrap, source) as publisher:
        publisher.publish_raw(b"large", bytes(MAX_RECORD))
        publisher.publish_raw(b"largest that may be", NOISE[: MAX_RECORD - 200])
        assert publisher.flush().failed == [("large", "is larger than 1,048,576 bytes; send it in parts")]
    assert [one.key for one in arrived(kafka.bootstrap, source)] == [b"largest that may be"]


def test_where_the_topic_takes_less_than_it_must_that_is_said_of_all_that_failed(
    kafka: RunningKafka, topic_prefix: str
) -> None:
    open_topic(kafka.bootstrap, source := topic_prefix.removesuffix("-"), max_bytes=300_000)
    with Publisher(kafka.bootstrap, source) as publisher:
        publisher.publish_raw(b"large", NOISE[:600_000])
        publisher.publish_raw(b"small", b"x")
        report = publisher.flush()
    assert all("its limit must be 1,048,588" in reason for _, reason in report.failed)
    failed = {name.encode() for name, _ in report.failed}
    stored = {one.key for one in arrived(kafka.bootstrap, source)}
    assert b"large" in failed - stored
    assert {b"large", b"small"} - failed <= stored  # what was on its way may be stored and still count as failed


def test_a_failure_that_nobody_asked_for_is_raised_when_leaving(kafka: RunningKafka, source: str) -> None:
    with (
        pytest.raises(NotDelivered, match="1 events did not arrive; event large"),
        Publisher(kafka.bootstrap, source) as publisher,
    ):
        publisher.publish_raw(b"large", bytes(2 * MAX_RECORD))


def test_a_source_without_a_topic_is_told_when_opening(kafka: RunningKafka) -> None:
    with pytest.raises(TopicMissing, match=r"no topic intel\.events\.nobody-made; run `viper prepare`"):
        Publisher(kafka.bootstrap, "nobody-made")


def test_where_no_broker_answers_that_is_told() -> None:
    with pytest.raises(BrokerUnavailable, match="no broker answered at 127"):
        Publisher(NOBODY, "sample")


def test_a_broker_killed_in_the_middle_loses_nothing_and_doubles_nothing(own: Kafka) -> None:
    count = 30_000
    with Publisher(own.bootstrap, "sample") as publisher, ThreadPoolExecutor(1) as killer:
        killed = killer.submit(_kill_and_start, own, publisher)
        report = publisher.publish_all(crime(f"K{number}", source="sample") for number in range(count))
        assert 1_000 <= killed.result() < count
    assert (report.delivered, report.failed) == (count, [])
    keys = [one.key for one in arrived(own.bootstrap, "sample")]
    assert (len(keys), len(set(keys))) == (count, count)


def test_where_the_broker_is_gone_for_good_every_event_is_named(own: Kafka) -> None:
    said = [crime(f"G{number}", source="sample") for number in range(3)]
    with Publisher(own.bootstrap, "sample", delivery_seconds=4) as publisher:
        own.kill()
        report = publisher.publish_all(said)
    reason = "the broker did not confirm it in time; publish it again"
    assert (report.delivered, report.failed) == (0, [(one.event_id, reason) for one in said])


@pytest.mark.timeout(60)
def test_a_long_list_ends_when_the_broker_is_gone_and_is_never_all_in_memory(own: Kafka) -> None:
    with (
        pytest.raises(BrokerUnavailable, match="stopped confirming"),
        Publisher(own.bootstrap, "sample", delivery_seconds=4) as publisher,
    ):
        _kill_and_fill(own, publisher)
    assert not publisher._producer._sender.is_alive()  # nothing of it goes on, or raises when it is collected


def _kill_and_fill(kafka: Kafka, publisher: Publisher) -> None:
    kafka.kill()
    for number in range(1_000):  # a gigabyte
        publisher.publish_raw(b"%d" % number, NOISE[: MAX_RECORD - 200])


def _kill_and_start(kafka: Kafka, publisher: Publisher) -> int:
    while publisher.report.delivered < 1_000:
        time.sleep(0.005)
    kafka.kill()
    before = publisher.report.delivered
    time.sleep(1)
    kafka.start()
    return before
