"""Is everything alive, and is everything done? Progress is health; a process that merely exists is not."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from indexers.bulk import client_for
from indexers.indices import Indices
from ops.broker.admin import Admin, Lag
from ops.errors import NotInTime, NotRunning
from ops.generation import flow_of
from ops.processes.plan import PLAIN, Process, processes
from ops.settings import Settings
from schemas.topics import CONCLUSIONS


class Reading(NamedTuple):
    """What one agent reads, and as which group."""

    agent: str
    group: str
    topics: tuple[str, ...]


def readings(settings: Settings, generation: str, *, intake: bool = True) -> tuple[Reading, ...]:
    """Every agent and plain consumer that serves a generation; without intake only those that belong to it."""
    flow = flow_of(generation, settings)
    groups = flow.groups()
    agents = [Reading(one.agent, groups[one.agent], one.reads) for one in flow.stages() if one.stateful or intake]
    plain = [
        Reading(
            f"{kind}-{view.value}",
            f"viper.{kind}-{view.value}.{generation}",
            (CONCLUSIONS.named(view=view, generation=generation),),
        )
        for kind in PLAIN
        for view in settings.views
    ]
    return (*agents, *plain)


def lags(settings: Settings, generation: str) -> dict[str, Lag]:
    """How far every agent is behind, all its topics together."""
    with Admin(settings.bootstrap) as admin:
        return _lags(admin, readings(settings, generation))


def _lags(admin: Admin, several: Iterable[Reading]) -> dict[str, Lag]:
    return {one.agent: _together([admin.lag(one.group, topic) for topic in one.topics]) for one in several}


def _together(several: list[Lag]) -> Lag:
    first = several[0]
    return Lag(first.group, first.topic, sum(one.committed for one in several), sum(one.end for one in several))


def wait_until_idle(
    settings: Settings,
    generation: str,
    *,
    timeout: float = 600,
    told: Callable[[dict[str, Lag]], None] = lambda _: None,
    intake: bool = True,
) -> None:
    """Return when nobody is behind, seen twice. Raise NotInTime."""
    deadline, quiet = time.monotonic() + timeout, 0
    last: dict[str, Lag] = {}
    with Admin(settings.bootstrap) as admin:
        all_readings = readings(settings, generation, intake=intake)
        while quiet < 2:
            now = _lags(admin, all_readings)
            told(now)
            quiet = quiet + 1 if not any(one.behind for one in now.values()) and now == last else 0
            last = now
            if time.monotonic() > deadline:
                behind = ", ".join(f"{name} {one.behind:,}" for name, one in now.items() if one.behind)
                raise NotInTime(f"still behind after {timeout:.0f} s: {behind}; look at {settings.logs}")
            time.sleep(0.3)


def wait_until_alive(settings: Settings, generation: str, *, timeout: float = 90) -> None:
    """Return when every process has told that it is alive since it was started. Raise NotRunning with its log's end."""
    deadline = time.monotonic() + timeout
    for process in processes(settings, generation):
        while not _alive(settings, process):
            if time.monotonic() > deadline:
                raise NotRunning(f"{process.name} did not come up; the end of its log:\n{_tail(settings, process)}")
            time.sleep(0.1)


def _alive(settings: Settings, process: Process) -> bool:
    file = settings.run / f"alive-{'-'.join(process.agents)}.json"
    try:
        told = json.loads(file.read_text())
        return int(told["pid"]) == int((settings.run / f"{process.name}.pid").read_text())
    except (OSError, ValueError):
        return False


def _tail(settings: Settings, process: Process) -> str:
    file = settings.logs / f"{process.name}.log"
    return "\n".join(file.read_text(errors="replace").splitlines()[-8:]) if file.exists() else "(none)"


def serving(settings: Settings) -> str | None:
    """The generation that readers see, if any."""
    client = client_for(settings.elasticsearch)
    try:
        return Indices(client, "").active(settings.views)
    finally:
        client.close()


def active(settings: Settings) -> str:
    """The same. Raise NotRunning when there is none yet."""
    if (name := serving(settings)) is None:
        raise NotRunning("no generation is served yet: run `viper up`")
    return name
