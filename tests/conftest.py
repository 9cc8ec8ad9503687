"""Real engines for tests: one Kafka and one Elasticsearch for a whole run, started only when a test wants them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import uuid4

import hypothesis  # at once: its summary imports it at the very end, where Python 3.11 can fail to parse it
import pytest
import requests
from xdist.scheduler import LoadScopeScheduling

from ops.engines import Elasticsearch, Kafka, elasticsearch_in, kafka_in
from ops.engines.external import ExternalElasticsearch, ExternalKafka

RunningKafka = Kafka | ExternalKafka
RunningElasticsearch = Elasticsearch | ExternalElasticsearch


def pytest_configure(config: pytest.Config) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # like Ctrl-C: the engines are stopped then, too
    slow = hypothesis.HealthCheck.too_slow  # says how busy the machine is: floors with engines run beside
    common = hypothesis.settings(deadline=None, suppress_health_check=[slow])
    hypothesis.settings.register_profile("same", common, derandomize=True)  # a change passes or fails, and not by luck
    hypothesis.settings.register_profile("explore", common, max_examples=1_000)
    hypothesis.settings.load_profile(config.getoption("hypothesis_profile", None) or "same")


class Floors(LoadScopeScheduling):  # type: ignore[misc]
    """How tests are shared out among processes: a floor with engines whole and in its order, the others one by one."""

    def _split_scope(self, nodeid: str) -> str:
        floor = nodeid.split("/")[1]
        return floor if floor in ("integration", "e2e") else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Floors:
    """The largest first: the floors with engines."""
    return Floors(config, log)


class Engines:
    """Starts what the tests of this run want, all at the same time."""

    def __init__(self, home: Path, wanted: set[str]) -> None:
        self._threads = ThreadPoolExecutor(2)
        self.kafka = kafka_in(home, fast=True)
        self.elasticsearch = elasticsearch_in(home, fast=True)
        both = {"kafka": self.kafka, "elasticsearch": self.elasticsearch}
        named = {name: engine for name, engine in both.items() if name in wanted}
        for engine in named.values():
            engine.fetch()  # one after the other: each shows its progress
        self._starting: dict[str, Future[object]] = {
            name: self._threads.submit(engine.start) for name, engine in named.items()
        }

    def ready(self, name: str) -> None:
        """Wait for one of them; raise what kept it from starting."""
        self._starting[name].result()

    def stop(self) -> None:
        """End both, and wait for the end."""
        for engine in (self.kafka, self.elasticsearch):
            engine.stop()
        self._threads.shutdown()
        for engine in (self.kafka, self.elasticsearch):
            engine.stop()  # again: one may have been about to start


@pytest.fixture(scope="session")
def engines(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    wanted = {name for item in request.session.items for name in getattr(item, "fixturenames", ())}
    running = Engines(tmp_path_factory.mktemp("engines"), wanted)
    try:
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def kafka(engines: Engines) -> RunningKafka:
    """One broker for the whole run: take topics and groups that begin with ``topic_prefix``, and never stop it."""
    engines.ready("kafka")
    return engines.kafka


@pytest.fixture(scope="session")
def elasticsearch(engines: Engines) -> RunningElasticsearch:
    """One server for the whole run: take indexes that begin with ``es_prefix``, and never stop it."""
    engines.ready("elasticsearch")
    return engines.elasticsearch


@pytest.fixture
def topic_prefix(kafka: RunningKafka) -> str:
    """What topics and groups of this test begin with."""
    return f"t{uuid4().hex[:10]}-"


@pytest.fixture
def es_prefix(elasticsearch: RunningElasticsearch) -> Iterator[str]:
    """What indexes of this test begin with; they are gone after it."""
    prefix = f"t{uuid4().hex[:10]}-"
    yield prefix
    for index in requests.get(f"{elasticsearch.url}/_cat/indices/{prefix}*?h=index", timeout=30).text.split():
        requests.delete(f"{elasticsearch.url}/{index}", timeout=30)
