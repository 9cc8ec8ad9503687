from __future__ import annotations

import socket
from pathlib import Path

import pytest

from ops.engines import Stack
from ops.engines.errors import EngineDidNotStart, EngineNotOurs
from ops.engines.external import ExternalElasticsearch, ExternalKafka
from ops.engines.ports import HOST, free_port


def test_one_broker_that_answers_is_enough() -> None:
    with socket.create_server((HOST, 0)) as server:
        assert ExternalKafka(f"{HOST}:{free_port()}, {HOST}:{server.getsockname()[1]}").running()


@pytest.mark.parametrize("bootstrap", [f"{HOST}:1", HOST, "", f"{HOST}:port"])
def test_a_named_kafka_that_does_not_answer_is_said_by_its_setting(bootstrap: str) -> None:
    with pytest.raises(EngineDidNotStart, match="named in VIPER_KAFKA does not answer"):
        ExternalKafka(bootstrap).start()


def test_a_named_elasticsearch_that_does_not_answer_is_said_without_its_address() -> None:
    with pytest.raises(EngineDidNotStart, match="VIPER_ELASTICSEARCH") as refusal:
        ExternalElasticsearch(f"http://name:secret@{HOST}:{free_port()}").start()
    assert "secret" not in str(refusal.value)


def test_a_named_server_is_never_killed_or_frozen() -> None:
    named = ExternalKafka(f"{HOST}:{free_port()}")
    for disturb in (named.kill, named.freeze, named.thaw):
        with pytest.raises(EngineNotOurs, match="unset VIPER_KAFKA"):
            disturb()


def test_a_stack_uses_what_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIPER_KAFKA", "kafka.example:9092")
    monkeypatch.setenv("VIPER_ELASTICSEARCH", "https://search.example/")
    stack = Stack(tmp_path)
    assert (stack.kafka.bootstrap, stack.elasticsearch.url) == ("kafka.example:9092", "https://search.example")
