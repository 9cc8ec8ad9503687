"""The spool and a real broker that goes away: everything arrives, in order, and leaves the disk only then."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ops.engines import Kafka
from producers import BrokerUnavailable, NotDelivered, Publisher, Spool
from schemas.transport.cloudevents import key_of
from tests.integration.producers.test_publisher import _kill_and_start, arrived, open_topic
from tests.make import crime

SOURCE = "sample"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Kafka]:
    """A broker that a test may kill."""
    with Kafka(tmp_path / "kafka", fast=True) as kafka:
        open_topic(kafka.bootstrap, SOURCE)
        yield kafka


def test_a_broker_killed_while_the_spool_drains_loses_nothing_and_keeps_the_order(own: Kafka, tmp_path: Path) -> None:
    said = [crime(f"D{number}", source=SOURCE) for number in range(6_000)]
    with Spool(tmp_path, SOURCE) as spool:
        spool.accept(said)
        with Publisher(own.bootstrap, SOURCE) as publisher, ThreadPoolExecutor(1) as killer:
            killed = killer.submit(_kill_and_start, own, publisher)
            assert spool.drain(publisher) == len(said)
            killed.result()
        assert len(spool) == 0
    found = arrived(own.bootstrap, SOURCE)
    places = {key_of(one): number for number, one in enumerate(said)}
    assert {one.key for one in found} == places.keys()
    for partition in {one.partition for one in found}:
        order = [places[one.key or b""] for one in found if one.partition == partition]
        assert order == sorted(order)


def test_while_no_broker_answers_everything_waits_and_then_arrives(own: Kafka, tmp_path: Path) -> None:
    said = [crime(f"W{number}", source=SOURCE) for number in range(20)]
    with Spool(tmp_path, SOURCE) as spool:
        with Publisher(own.bootstrap, SOURCE, delivery_seconds=4) as publisher:
            own.kill()
            spool.accept(said)
            with pytest.raises((NotDelivered, BrokerUnavailable)):
                spool.drain(publisher)
        assert len(spool) == 20
        own.start()
        with Publisher(own.bootstrap, SOURCE) as publisher:
            assert spool.drain(publisher) == 20
        assert len(spool) == 0
    assert {one.key for one in arrived(own.bootstrap, SOURCE)} == {key_of(one) for one in said}
