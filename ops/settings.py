"""The settings of this deployment, all from the environment.

| variable | meaning | default |
|---|---|---|
| VIPER_HOME | data of the local engines, logs, pids, copies of what resolve derived | ./.viper |
| VIPER_KAFKA | bootstrap servers of an existing Kafka: none is started then | |
| VIPER_ELASTICSEARCH | URL of an existing Elasticsearch: none is started then | |
| VIPER_VIEWS | the views that run here: ``p,c`` or ``p`` | p,c |
| VIPER_INSTANCE | who this process is in its consumer groups; the supervisor sets it for each that it keeps | |
| VIPER_REPLICATION | copies of every topic and index; 3 in production, and then checked | 1 |
| VIPER_POPULATION | people whom a mention may be of, visitors too; another number is a new generation | 785000 |
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ops.errors import NotRunning
from schemas.views import View
from streams.resolution.persons.comparison.level_weights import POPULATION


@dataclass(frozen=True, slots=True)
class Settings:
    """One deployment."""

    home: Path
    bootstrap: str  # empty where no Kafka was ever started here, and none is needed
    elasticsearch: str  # likewise
    views: tuple[View, ...]
    replication: int
    population: int = POPULATION
    instance: str = ""

    @property
    def run(self) -> Path:
        """Where processes write their liveness and pids."""
        return self.home / "run"

    @property
    def logs(self) -> Path:
        """Where processes write their logs."""
        return self.home / "log"


def home_of(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of this deployment's local data."""
    return Path(environment.get("VIPER_HOME") or ".viper").absolute()


def load(
    environment: Mapping[str, str] = os.environ, *, needs: Collection[str] = ("Kafka", "Elasticsearch")
) -> Settings:
    """The settings. Raise NotRunning when a server that is needed does not answer, or a setting cannot be read."""
    from ops.engines import elasticsearch_in, kafka_in  # only needed where servers are local

    home = home_of(environment)
    kafka, elasticsearch = kafka_in(home), elasticsearch_in(home)
    for name, engine in (("Kafka", kafka), ("Elasticsearch", elasticsearch)):
        if name in needs and not engine.running():
            raise NotRunning(_not_running(name, home, environment.get(f"VIPER_{name.upper()}")))
    return Settings(
        home=home,
        bootstrap=kafka.bootstrap if kafka.has_address() else "",
        elasticsearch=elasticsearch.url if elasticsearch.has_address() else "",
        views=_views(environment.get("VIPER_VIEWS") or "p,c"),
        replication=_replication(environment.get("VIPER_REPLICATION") or "1"),
        population=_population(environment.get("VIPER_POPULATION") or str(POPULATION)),
        instance=environment.get("VIPER_INSTANCE") or "",
    )


def _not_running(name: str, home: Path, named: str | None) -> str:
    variable = f"VIPER_{name.upper()}"
    if named:
        return f"{name} does not answer at {named}, which {variable} names: start it, or correct {variable}"
    return f"no {name} runs under {home}: run `viper up`, or name one in {variable}"


def _views(text: str) -> tuple[View, ...]:
    try:
        return tuple(dict.fromkeys(View(name.strip()) for name in text.split(",")))
    except ValueError:
        raise NotRunning(f"VIPER_VIEWS is {text!r}, and must name views that run here: p, or p,c") from None


def _replication(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise NotRunning(f"VIPER_REPLICATION is {text!r}, and must be a number of copies: 1, or 3 in production")
    return int(text)


FEWEST_PEOPLE: Final = 10_000
"""Of fewer people a list can be kept: a number so small is a slip."""


def _population(text: str) -> int:
    if not text.isdecimal() or int(text) < FEWEST_PEOPLE:
        raise NotRunning(f"VIPER_POPULATION is {text!r}, and must be a number of people, like {POPULATION}")
    return int(text)
