"""A real Elasticsearch: one node without users, listening on this machine only."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import requests

from ops.engines import artefacts, ports
from ops.engines.engine import Engine
from ops.engines.java import Java, for_elasticsearch
from ops.engines.kafka import NOTHING

MAIN: Final = "org.elasticsearch.server.launcher.ServerLauncher"
LAUNCHER: Final = ("-Xms4m", "-Xmx64m", "-XX:+UseSerialGC")
NOT_ROOT: Final = ("unshare", "--map-user=1000", "--map-group=1000")  # it refuses root; its files stay ours


class Elasticsearch(Engine):
    """One server; ``heap`` as Java writes it. ``settings`` go over ours. ``fast`` starts sooner and indexes slower."""

    title = "Elasticsearch"
    port_names = ("http", "transport")

    def __init__(
        self, home: Path, *, fast: bool = False, settings: Mapping[str, str] = NOTHING, heap: str = "1g"
    ) -> None:
        super().__init__(home, fast=fast, settings=settings)
        self.heap = heap
        self._config = self.home / "config"

    @property
    def url(self) -> str:
        """Where clients reach it."""
        return f"http://{ports.HOST}:{self.port('http')}"

    def fetch(self) -> None:
        """Have its program in the cache. Raise ArtefactUnavailable."""
        artefacts.elasticsearch_home()

    def ready(self) -> bool:
        """It answers and every index it has can be searched."""
        return answers(self.url)

    def _prepare(self) -> None:
        for name in ("data", "logs", "scratch"):
            (self.home / name).mkdir(exist_ok=True)
        shutil.copytree(artefacts.elasticsearch_home() / "config", self._config, dirs_exist_ok=True)
        settings = {**self._places(), **self.settings}
        (self._config / "elasticsearch.yml").write_text(json.dumps(settings, indent=1))  # JSON is YAML
        (self._config / "jvm.options").write_text("\n".join(self._options(for_elasticsearch())) + "\n")

    def _places(self) -> dict[str, str]:
        return {
            "cluster.name": "viper-local",
            "node.name": "local",
            "discovery.type": "single-node",
            "network.host": ports.HOST,
            "http.port": str(self.port("http")),
            "transport.port": str(self.port("transport")),
            "path.data": str(self.home / "data"),
            "path.logs": str(self.home / "logs"),
            "xpack.security.enabled": "false",
            # A nearly full disk of a developer must not make every index read-only.
            "cluster.routing.allocation.disk.threshold_enabled": "false",
        }

    def _options(self, java: Java) -> list[str]:
        # On two cores the serial collector starts 2 s sooner than G1 and indexes a third more.
        options = [f"-Xms{self.heap}", f"-Xmx{self.heap}", "-XX:+UseSerialGC", "-XX:-AlwaysPreTouch"]
        options += [
            f"-XX:ErrorFile={self.home}/logs/hs_err_pid%p.log",
            f"-Djava.io.tmpdir={self.home}/scratch",
            self.mark,
        ]
        options += ["--add-modules=jdk.incubator.vector"] if "jdk.incubator.vector" in java.modules else []
        return options + (["-XX:TieredStopAtLevel=1"] if self.fast else [])

    def _command(self) -> list[str]:
        home, java = artefacts.elasticsearch_home(), for_elasticsearch()
        jars = f"{home}/lib/tools/server-launcher/*"
        command = [str(java.program), *LAUNCHER, self.mark, "-cp", jars, MAIN]
        return [*(NOT_ROOT if os.geteuid() == 0 else ()), *command]

    def _folder(self) -> Path:
        return artefacts.elasticsearch_home()  # it looks for its modules where it is started

    def _environment(self) -> dict[str, str]:
        return super()._environment() | {
            "ES_HOME": str(artefacts.elasticsearch_home()),
            "ES_PATH_CONF": str(self._config),
            "ES_TMPDIR": str(self.home / "scratch"),
            "ES_DISTRIBUTION_TYPE": "zip",
            "JAVA": str(for_elasticsearch().program),
            "JAVA_TYPE": "ES_JAVA_HOME",
            "HOSTNAME": "local",
            "CLI_JAVA_OPTS": " ".join(LAUNCHER),
        }


def answers(url: str) -> bool:
    """Whether the server there can be used now."""
    try:
        with requests.Session() as session:
            session.trust_env = False  # a proxy has no business between this machine and itself
            health = session.get(f"{url}/_cluster/health?wait_for_status=yellow&timeout=2s", timeout=5)
    except requests.RequestException:
        return False
    return health.ok and not health.json()["timed_out"]
