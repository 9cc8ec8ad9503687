from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from ops.engines import Stack
from ops.engines.elasticsearch import Elasticsearch
from ops.engines.errors import EngineDidNotStart
from ops.engines.external import ExternalElasticsearch, ExternalKafka
from tests.conftest import RunningElasticsearch, RunningKafka
from tests.integration.engines import clients

pytestmark = pytest.mark.timeout(300)


def test_a_stack_keeps_its_data_through_a_kill_and_a_stop_beside_another_and_leaves_nothing_running(
    tmp_path: Path, kafka: RunningKafka, elasticsearch: RunningElasticsearch
) -> None:
    with Stack(tmp_path, fast=True) as stack:
        server = stack.elasticsearch
        assert isinstance(server, Elasticsearch)
        assert {server.url, stack.kafka.bootstrap}.isdisjoint({elasticsearch.url, kafka.bootstrap})

        clients.index(server.url, "kept", {"since": "before the kill"})
        server.kill()
        assert clients.processes(server) == []
        server.start()
        assert clients.document(server.url, "kept") == {"since": "before the kill"}
        assert requests.get(f"{elasticsearch.url}/kept", timeout=10).status_code == 404

        server.freeze()
        assert server.running()
        assert not server.ready()
        server.thaw()
        assert server.ready()

        address = server.url
        Stack(tmp_path).down()
        assert clients.processes_under(tmp_path) == []
        stack.up()
        assert (server.url, clients.document(address, "kept")) == (address, {"since": "before the kill"})
    assert clients.processes_under(tmp_path) == []
    assert kafka.running()
    assert elasticsearch.running()


def test_when_one_does_not_start_the_other_is_stopped_again(tmp_path: Path) -> None:
    stack = Stack(tmp_path, fast=True, elasticsearch_settings={"no.such.setting": "1"})
    with pytest.raises(EngineDidNotStart, match=r"no\.such\.setting"):
        stack.up()
    assert clients.processes_under(tmp_path) == []


def test_named_servers_are_used_and_never_stopped(
    tmp_path: Path, kafka: RunningKafka, elasticsearch: RunningElasticsearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIPER_KAFKA", kafka.bootstrap)
    monkeypatch.setenv("VIPER_ELASTICSEARCH", elasticsearch.url)
    with Stack(tmp_path / "named") as stack:
        assert isinstance(stack.kafka, ExternalKafka)
        assert isinstance(stack.elasticsearch, ExternalElasticsearch)
    assert kafka.running()
    assert elasticsearch.running()
    assert not (tmp_path / "named").exists()


def test_ctrl_c_while_starting_leaves_nothing_running(tmp_path: Path) -> None:
    code = "import sys, pathlib, ops.engines; ops.engines.Stack(pathlib.Path(sys.argv[1]), fast=True).up()"
    here = os.environ | {"PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen([sys.executable, "-c", code, tmp_path], env=here, stderr=subprocess.PIPE) as starting:
        while not (tmp_path / "elasticsearch" / "pid").exists():
            assert starting.poll() is None
            time.sleep(0.05)
        starting.send_signal(signal.SIGINT)
        _, said = starting.communicate(timeout=30)
    assert b"KeyboardInterrupt" in said
    assert clients.processes_under(tmp_path) == []
