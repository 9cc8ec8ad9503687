"""One deployment for the whole floor: engines, agents, indexers, as ``viper up`` starts them. Tests run in order."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan

from indexers.bulk import client_for
from indexers.indices import alias
from indexers.topic_reader import newest, records
from ops.cli import main
from ops.deployment.home_folder import claim
from ops.engines import Stack
from ops.generation import flow_of
from ops.processes import readiness, supervisor
from ops.settings import Settings, load
from producers.delivery.publisher import Publisher
from schemas.documents import FAMILIES
from schemas.topics import RECORDS
from schemas.views import View
from schemas.wire import SourceRecord
from streams.flow import Flow
from streams.pipeline import PURE, DocumentKey, run
from streams.step import Record, Send


class Deployment:
    """A running Viper, and what a test may do to it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = os.environ | {"VIPER_HOME": str(home)}
        self.stack = Stack(home, fast=True)

    def viper(self, *arguments: str, code: int = 0) -> Any:
        """Run the command with ``--json``, in this process: its answer. Imports are paid for once."""
        printed = io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(printed):
            patch.setenv("VIPER_HOME", str(self.home))
            patch.setattr(sys, "argv", ["viper", *arguments, "--json"])
            with pytest.raises(SystemExit) as ended:
                main()
        answer = printed.getvalue()
        assert (ended.value.code or 0) == code, answer[-1000:]
        return json.loads(answer) if answer.startswith(("{", "[")) else answer

    @property
    def settings(self) -> Settings:
        return load(self.environment, needs=())

    @property
    def generation(self) -> str:
        return readiness.active(self.settings)

    @property
    def elasticsearch(self) -> Elasticsearch:
        return client_for(self.settings.elasticsearch)

    def publish(self, said: Iterable[SourceRecord], source: str = "police-uk") -> None:
        with Publisher(self.settings.bootstrap, source) as publisher:
            assert publisher.publish_all(said).failed == []

    def settle(self, timeout: float = 240) -> None:
        """Wait until nobody is behind, and searches find it."""
        readiness.wait_until_idle(self.settings, self.generation, timeout=timeout)
        self.elasticsearch.indices.refresh(index="intel-*")

    def kill_one(self, chance: random.Random) -> str:
        """SIGKILL to one of our processes, chosen by chance; the supervisor starts it again."""
        names: list[str] = [one.name for one in self.processes()]
        alive = {name: pid for name in names if (pid := supervisor.process_running(self.settings, name))}
        name = chance.choice(sorted(alive))
        os.kill(alive[name], signal.SIGKILL)
        return name

    def processes(self) -> Any:
        return flow_of(self.generation, self.settings).processes()

    def indexed(self) -> dict[DocumentKey, Any]:
        """Every document readers can see."""
        client, found = self.elasticsearch, dict[DocumentKey, Any]()
        for view in View:
            for family in FAMILIES:
                client.indices.refresh(index=alias(family, view))
                for hit in scan(client, index=alias(family, view), size=1_000):
                    found[DocumentKey(view, family, hit["_id"])] = hit["_source"]
        return found

    def concluded(self) -> dict[DocumentKey, bytes]:
        """What the pure pipeline makes of the log."""
        log = [
            Send(
                RECORDS.named(),
                record.key or b"",
                (record.key or b"").split(b"|")[0],
                record.value,
                tuple(record.headers),
            )
            for record in records(self.settings.bootstrap, RECORDS.named())
        ]
        return run(log, flow=Flow(PURE)).documents

    def conclusions(self) -> dict[DocumentKey, bytes]:
        """The bytes of every conclusion, as they went to the index."""
        found: dict[DocumentKey, bytes] = {}
        for view in View:
            topic = f"intel.conclusions.{view.value}.{self.generation}"
            for key, record in newest(self.settings.bootstrap, topic).items():
                family, _, document = key.decode().partition("|")
                found[DocumentKey(view, family, document)] = record.value or b""
        return found

    def assert_it_holds_what_the_log_says(self) -> None:
        """Document for document: Elasticsearch equals the one function of the log."""
        indexed, concluded = self.indexed(), {key: json.loads(one) for key, one in self.concluded().items()}
        assert indexed.keys() == concluded.keys()
        assert [key for key in concluded if indexed[key] != concluded[key]] == []


def _as_sent(record: Record) -> Send:
    key = record.key or b""
    return Send(record.topic, key, key.split(b"|")[0], record.value, tuple(record.headers))


@pytest.fixture(scope="session")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    home = tmp_path_factory.mktemp("deployment")
    running = Deployment(home)
    claim(home)
    try:
        running.stack.up()
        running.viper("up")
        yield running
    finally:
        supervisor.stop(home)
        running.stack.down()
