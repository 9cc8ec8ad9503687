"""How long a process has not run: one that stood still for longer than deletions are remembered must be rebuilt.

A deletion is a record that compaction removes ``TOMBSTONES`` after it was written. A stage that has not read it by then
would go on with what was withdrawn. Known is only what ran in this home, by its liveness file; a process that has read
everything has missed nothing, however long it stood.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final, NamedTuple

from ops.errors import StoodTooLong
from ops.settings import Settings
from schemas.bookkeeping.liveness import liveness_file, read_liveness
from schemas.topics import TOMBSTONES
from streams.flow import Process

SHARED: Final = "intake"
"""The agent of no generation: what it reads is deleted by its own topics' retention alone, and never compacted."""


class Standstill(NamedTuple):
    """One process, when it last ran, and how much it has not read of what is compacted."""

    process: str
    days: int
    unread: int


def last_ran(settings: Settings, process: Process) -> float | None:
    """When the process last said that it runs, in seconds since 1970; None where it never did in this home."""
    found = read_liveness(liveness_file(settings.run, process.agents))
    return found.at if found else None


def too_long(processes: Mapping[Process, float | None], unread: Mapping[str, int], now: float) -> Iterator[Standstill]:
    """Those that must not be started. ``processes``: when each last ran; ``unread``: records by agent."""
    for process, ran in processes.items():
        behind = sum(unread.get(agent, 0) for agent in process.agents if agent != SHARED)
        if ran is not None and now - ran > TOMBSTONES.total_seconds() and behind:
            yield Standstill(process.name, timedelta(seconds=now - ran).days, behind)


def check(settings: Settings, generation: str) -> None:
    """Raise StoodTooLong where a process of this generation must not be started. Asks the broker where one stood."""
    from ops.generation import flow_of
    from ops.processes.readiness import lags

    now = time.time()
    processes = {process: last_ran(settings, process) for process in flow_of(generation, settings).processes()}
    if all(ran is None or now - ran <= TOMBSTONES.total_seconds() for ran in processes.values()):
        return
    unread = {agent: lag.behind for agent, lag in lags(settings, generation).items()}
    if found := list(too_long(processes, unread, now)):
        raise StoodTooLong(sentence(found))


def sentence(found: list[Standstill]) -> str:
    """What is said of processes that stood still for too long."""
    stood = ", ".join(
        f"{name} last ran {days} days ago and has {unread:,} records unread" for name, days, unread in found
    )
    why = f"deletions are remembered for {TOMBSTONES.days} days, so what was withdrawn could come back"
    return f"{stood}: {why}. No process was started; run `viper rebuild --again`, then `viper up`"
