"""Is everything alive, and is everything done? Progress is health; a process that merely exists is not."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final

from indexers.bulk import client_for
from indexers.indices import Indices
from ops.broker.admin import Admin, Lag
from ops.errors import NotInTime, NotRunning
from ops.generation import flow_of
from ops.processes.supervised_process import pid_file
from ops.settings import Settings
from schemas.bookkeeping.liveness import liveness_file, read_liveness
from streams.flow import Process, Reader

LOOK_AGAIN: Final = 0.15
"""Seconds between two looks at the broker: an agent commits every 0.2 s."""


def lags(settings: Settings, generation: str) -> dict[str, Lag]:
    """How far every agent is behind, all its topics together."""
    with Admin(settings.bootstrap) as admin:
        return _lags(admin, flow_of(generation, settings).readers())


def _lags(admin: Admin, readers: Iterable[Reader]) -> dict[str, Lag]:
    by_group = {reader.group: reader for reader in readers}
    found = admin.lags({group: reader.topics for group, reader in by_group.items()})
    return {reader.agent: found[group] for group, reader in by_group.items()}


def wait_until_idle(
    settings: Settings,
    generation: str,
    *,
    timeout: float = 600,
    on_progress: Callable[[dict[str, Lag]], None] = lambda _: None,
    intake: bool = True,
) -> None:
    """Return when nobody is behind, and nothing was written meanwhile. Raise NotInTime.

    Two equal looks suffice: what the first found done was delivered before the second looked at the ends.
    """
    deadline = time.monotonic() + timeout
    last: dict[str, Lag] = {}
    with Admin(settings.bootstrap) as admin:
        readers = flow_of(generation, settings).readers(intake=intake)
        while (now := _lags(admin, readers)) != last or any(lag.behind for lag in now.values()):
            on_progress(last := now)
            if time.monotonic() > deadline:
                behind = ", ".join(f"{name} {lag.behind:,}" for name, lag in now.items() if lag.behind)
                raise NotInTime(f"still behind after {timeout:.0f} s: {behind}; look at {settings.logs}")
            time.sleep(LOOK_AGAIN)


def wait_until_alive(settings: Settings, generation: str, *, timeout: float = 90) -> None:
    """Return when every process was alive since it was started. Raise NotRunning with the end of its log."""
    deadline = time.monotonic() + timeout
    for process in flow_of(generation, settings).processes():
        while not _alive(settings, process):
            if time.monotonic() > deadline:
                raise NotRunning(f"{process.name} did not come up; the end of its log:\n{_tail(settings, process)}")
            time.sleep(0.1)


def _alive(settings: Settings, process: Process) -> bool:
    """Whether its liveness was written by the process that the supervisor started last."""
    found = read_liveness(liveness_file(settings.run, process.agents))
    try:
        return found is not None and found.pid == int(pid_file(settings, process.name).read_text())
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
