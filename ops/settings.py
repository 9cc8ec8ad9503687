"""How this deployment is set, all from the environment, all in one place.

| variable | meaning | default |
|---|---|---|
| VIPER_HOME | data of the local engines, logs, pids, copies of what resolve derived | ./.viper |
| VIPER_KAFKA | bootstrap servers of an existing Kafka: none is started then | |
| VIPER_ELASTICSEARCH | URL of an existing Elasticsearch: none is started then | |
| VIPER_VIEWS | the views that run here: ``p,c`` or ``p`` | p,c |
| VIPER_REPLICATION | copies of every topic and index; 3 in production, and then checked | 1 |
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from ops.errors import NotRunning
from schemas.views import View


@dataclass(frozen=True, slots=True)
class Settings:
    """One deployment."""

    home: Path
    bootstrap: str
    elasticsearch: str
    views: tuple[View, ...]
    replication: int

    @property
    def run(self) -> Path:
        """Where processes tell that they are alive."""
        return self.home / "run"

    @property
    def logs(self) -> Path:
        """Where processes write their logs."""
        return self.home / "log"


def home_of(environment: Mapping[str, str] = os.environ) -> Path:
    """Where this deployment keeps its data."""
    return Path(environment.get("VIPER_HOME") or ".viper").absolute()


def load(
    environment: Mapping[str, str] = os.environ, *, needs: Collection[str] = ("Kafka", "Elasticsearch")
) -> Settings:
    """The settings. Raise NotRunning when a server that is needed is neither named nor runs under the home folder."""
    from ops.engines import elasticsearch_in, kafka_in  # only needed where servers are local

    home = home_of(environment)
    kafka, elasticsearch = kafka_in(home), elasticsearch_in(home)
    for name, engine in (("Kafka", kafka), ("Elasticsearch", elasticsearch)):
        if name in needs and not engine.running():
            raise NotRunning(f"no {name} runs under {home}: run `viper up`, or name one in VIPER_{name.upper()}")
    return Settings(
        home=home,
        bootstrap=kafka.bootstrap,
        elasticsearch=elasticsearch.url,
        views=tuple(View(one.strip()) for one in environment.get("VIPER_VIEWS", "p,c").split(",")),
        replication=int(environment.get("VIPER_REPLICATION", "1")),
    )
