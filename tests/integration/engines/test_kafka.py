from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from kafka.errors import KafkaError

from ops.engines import Kafka
from ops.engines.errors import EngineDidNotStart
from tests.conftest import RunningKafka
from tests.integration.engines import clients


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kafka]:
    """A broker that these tests may stop and kill."""
    with Kafka(tmp_path_factory.mktemp("own"), fast=True) as kafka:
        clients.create_topic(kafka.bootstrap, "kept")
        yield kafka


@pytest.fixture
def own(one: Kafka) -> Kafka:
    return one.start()


def test_what_was_produced_before_a_stop_is_there_after_the_next_start_at_the_same_address(own: Kafka) -> None:
    clients.produce(own.bootstrap, "kept", b"before the stop")
    address = own.bootstrap
    own.stop()
    assert clients.processes(own) == []
    own.start()
    assert own.bootstrap == address
    assert b"before the stop" in clients.consume(address, "kept")


def test_what_was_acknowledged_before_a_kill_is_there_after_the_next_start(own: Kafka) -> None:
    clients.produce(own.bootstrap, "kept", b"before the kill")
    own.kill()
    assert clients.processes(own) == []
    own.start()
    assert b"before the kill" in clients.consume(own.bootstrap, "kept")


def test_a_frozen_broker_runs_and_takes_nothing_until_it_is_thawed(own: Kafka) -> None:
    own.freeze()
    assert own.running()
    with pytest.raises(KafkaError):
        clients.produce(own.bootstrap, "kept", b"into the cold", seconds=1.0)
    own.thaw()
    clients.produce(own.bootstrap, "kept", b"after the thaw")
    assert clients.consume(own.bootstrap, "kept")[-1] == b"after the thaw"


def test_a_frozen_broker_can_be_stopped(own: Kafka) -> None:
    own.freeze()
    own.stop()
    assert clients.processes(own) == []


def test_starting_what_runs_starts_nothing_more(own: Kafka) -> None:
    before = clients.processes(own)
    assert len(before) == 1
    Kafka(own.home, fast=True).start()
    assert clients.processes(own) == before


def test_it_outlives_the_process_that_started_it_and_another_finds_and_stops_it(tmp_path: Path) -> None:
    code = "import sys, pathlib, ops.engines; ops.engines.Kafka(pathlib.Path(sys.argv[1]), fast=True).start()"
    here = os.environ | {"PYTHONPATH": str(Path.cwd())}
    subprocess.run([sys.executable, "-c", code, tmp_path], check=True, env=here)
    found = Kafka(tmp_path)
    try:
        assert found.running()
        assert clients.topics(found.bootstrap) == set()
    finally:
        found.stop()
    assert clients.processes(found) == []


def test_a_misspelt_topic_is_refused_instead_of_created(own: Kafka) -> None:
    with pytest.raises(KafkaError):
        clients.produce(own.bootstrap, "misspelt", b"lost", seconds=1.0)
    assert "misspelt" not in clients.topics(own.bootstrap)


def test_brokers_side_by_side_know_nothing_of_each_other(own: Kafka, kafka: RunningKafka, topic_prefix: str) -> None:
    clients.create_topic(kafka.bootstrap, f"{topic_prefix}other")
    assert f"{topic_prefix}other" not in clients.topics(own.bootstrap)
    assert "kept" not in clients.topics(kafka.bootstrap)


def test_a_setting_of_the_caller_goes_over_ours(tmp_path: Path) -> None:
    with Kafka(tmp_path, fast=True, settings={"message.max.bytes": "500"}) as narrow:
        clients.create_topic(narrow.bootstrap, "narrow")
        with pytest.raises(KafkaError):
            clients.produce(narrow.bootstrap, "narrow", bytes(1_000), seconds=2.0)


def test_a_broker_that_cannot_start_says_why_and_leaves_nothing_running(tmp_path: Path) -> None:
    broken = Kafka(tmp_path, fast=True, settings={"num.io.threads": "none"})
    with pytest.raises(EngineDidNotStart, match=r"num\.io\.threads"):
        broken.start()
    assert clients.processes(broken) == []
