"""Both engines together, started at the same time."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any, Self

from ops.engines.elasticsearch import Elasticsearch
from ops.engines.external import ExternalElasticsearch, ExternalKafka
from ops.engines.kafka import NOTHING, Kafka


class Stack:
    """One Kafka and one Elasticsearch under ``home``, or those named in VIPER_KAFKA and VIPER_ELASTICSEARCH."""

    def __init__(
        self,
        home: Path,
        *,
        fast: bool = False,
        kafka_settings: Mapping[str, str] = NOTHING,
        elasticsearch_settings: Mapping[str, str] = NOTHING,
    ) -> None:
        self.home = home.absolute()
        self.kafka = kafka_in(self.home, fast=fast, settings=kafka_settings)
        self.elasticsearch = elasticsearch_in(self.home, fast=fast, settings=elasticsearch_settings)

    def up(self) -> Self:
        """Return when both can be used. When one does not start, the other is stopped again. Raise EngineError."""
        engines = (self.kafka, self.elasticsearch)
        for engine in engines:
            engine.fetch()  # one after the other: each shows its progress
        threads = ThreadPoolExecutor(len(engines))
        starting = [threads.submit(engine.start) for engine in engines]
        try:
            for future in starting:
                future.result()
        except BaseException:  # Ctrl-C too
            self._give_up(starting)
            raise
        finally:
            threads.shutdown()
        return self

    def _give_up(self, starting: Sequence[Future[Any]]) -> None:
        while wait(starting, timeout=0.2).not_done:
            self.down()  # again: one may have been about to start
        self.down()

    def down(self) -> None:
        """Stop both, keep their data."""
        with ThreadPoolExecutor(2) as threads:
            stopping = [threads.submit(engine.stop) for engine in (self.kafka, self.elasticsearch)]
        for future in stopping:
            future.result()

    def __enter__(self) -> Self:
        return self.up()

    def __exit__(self, *_: object) -> None:
        self.down()


def kafka_in(home: Path, *, fast: bool = False, settings: Mapping[str, str] = NOTHING) -> Kafka | ExternalKafka:
    """The Kafka of this home, or the one named in VIPER_KAFKA."""
    if named := os.environ.get("VIPER_KAFKA"):
        return ExternalKafka(named)
    return Kafka(home / "kafka", fast=fast, settings=settings)


def elasticsearch_in(
    home: Path, *, fast: bool = False, settings: Mapping[str, str] = NOTHING
) -> Elasticsearch | ExternalElasticsearch:
    """The Elasticsearch of this home, or the one named in VIPER_ELASTICSEARCH."""
    if named := os.environ.get("VIPER_ELASTICSEARCH"):
        return ExternalElasticsearch(named)
    return Elasticsearch(home / "elasticsearch", fast=fast, settings=settings)
