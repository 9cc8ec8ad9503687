"""A real Apache Kafka: one node that is broker and controller, listening on this machine only."""

from __future__ import annotations

import secrets
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ops.engines import artefacts, java, ports
from ops.engines.engine import Engine
from ops.engines.errors import EngineDidNotStart

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
BROKER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "process.roles": "broker,controller",
        "node.id": "1",
        "controller.listener.names": "CONTROLLER",
        # One node: internal topics have one replica and few partitions.
        "offsets.topic.replication.factor": "1",
        "offsets.topic.num.partitions": "4",
        "transaction.state.log.replication.factor": "1",
        "transaction.state.log.min.isr": "1",
        "transaction.state.log.num.partitions": "4",
        # A misspelt topic name must fail; groups form at once; fault tests use short sessions.
        "auto.create.topics.enable": "false",
        "group.initial.rebalance.delay.ms": "0",
        "group.min.session.timeout.ms": "1000",
        # Nothing is dropped because it is old: by default records and committed offsets go after 7 days.
        "log.retention.ms": "-1",
        "offsets.retention.minutes": "525600",
        # Room for a record of a million bytes in whatever batch it travels.
        "message.max.bytes": "2000000",
        "log.cleaner.dedupe.buffer.size": "4194304",
        # After a SIGKILL the next start waits until the old registration expires: 9 s by default.
        "broker.session.timeout.ms": "1500",
        "broker.heartbeat.interval.ms": "500",
    }
)


class Kafka(Engine):
    """One broker; its cluster id, too, is kept between stop and start. ``settings`` go over ours."""

    title = "Kafka"
    port_names = ("broker", "controller")

    def __init__(self, home: Path, *, fast: bool = False, settings: Mapping[str, str] = NOTHING) -> None:
        super().__init__(home, fast=fast, settings=settings)
        self._properties = self.home / "server.properties"

    @property
    def bootstrap(self) -> str:
        """What clients call ``bootstrap_servers``."""
        return f"{ports.HOST}:{self.port('broker')}"

    def fetch(self) -> None:
        """Have its program in the cache. Raise ArtefactUnavailable."""
        artefacts.kafka_jars()

    def ready(self) -> bool:
        """The broker opens its port only when it can serve."""
        return ports.answers(ports.HOST, self.port("broker"))

    def _prepare(self) -> None:
        controller, data = f"{ports.HOST}:{self.port('controller')}", self.home / "data"
        places = {
            "listeners": f"PLAINTEXT://{self.bootstrap},CONTROLLER://{controller}",
            "controller.quorum.voters": f"1@{controller}",  # unlike the newer way, lets the port change
            "log.dirs": str(data),
        }
        settings = {**BROKER, **places, **self.settings}
        self._properties.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
        if not (data / "meta.properties").exists():
            self._format()

    def _format(self) -> None:
        cluster = "k" + secrets.token_urlsafe(16)[1:]  # 22 characters, of which the first must not be a dash
        command = self._java("kafka.tools.StorageTool", "format", "-t", cluster, "-c", str(self._properties))
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=self._environment())
        if done.returncode:
            raise EngineDidNotStart(f"Kafka could not prepare its data folder:\n{done.stdout}{done.stderr}")

    def _command(self) -> list[str]:
        return self._java("kafka.Kafka", str(self._properties))

    def _java(self, main: str, *arguments: str) -> list[str]:
        options = ["-Xmx512m", "-XX:+UseSerialGC", "-Dlog4j2.level=WARN", self.mark]
        options += ["-XX:TieredStopAtLevel=1"] if self.fast else []
        jars = f"{artefacts.kafka_jars()}/*"
        return [str(java.for_kafka().program), *options, "-cp", jars, main, *arguments]
