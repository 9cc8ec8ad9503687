"""What ``viper status`` reports: lag and progress of every agent, processes, topics, documents, dead letters."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ops.broker.admin import Lag
from ops.deployment.standstill import last_ran
from ops.settings import Settings
from schemas.bookkeeping.liveness import liveness_file, read_liveness

WAITED: Final = 3.0
"""Seconds in which an agent that is behind must come forward, or it is stuck."""


def health_report(settings: Settings) -> dict[str, Any]:
    """From the broker, the index and the processes' own reports. Takes ``WAITED`` where an agent is behind."""
    from indexers.bulk import client_for
    from indexers.indices import Indices
    from ops.broker.admin import Admin
    from ops.broker.dead_letter_queue import counts_by_rule, dead_letters
    from ops.broker.failures import failure_rows, of_groups, unresolved_failures
    from ops.broker.receipt_counts import not_understood_by_source
    from ops.generation import flow_of
    from ops.processes import readiness, supervisor

    generation = readiness.active(settings)
    before = readiness.lags(settings, generation)
    if any(lag.behind for lag in before.values()):
        time.sleep(WAITED)
    after = readiness.lags(settings, generation)
    agents = {name: _agent(before[name], lag) for name, lag in after.items()}
    with Admin(settings.bootstrap) as admin:
        topics = {name: sum(admin.ends(name).values()) for name in sorted(admin.topics()) if name.startswith("intel.")}
    client = client_for(settings.elasticsearch)
    documents = Indices(client, generation).counts(settings.views)
    client.close()
    flow = flow_of(generation, settings)
    running = {
        process.name: {
            "pid": supervisor.process_running(settings, process.name),
            "liveness": _progress(settings, process.agents),
            "last_ran": last_ran(settings, process),
        }
        for process in flow.processes()
    }
    supervisor_pid = supervisor.running(settings.home)
    failures = list(failure_rows(of_groups(unresolved_failures(settings.bootstrap), flow.groups().values())))
    troubles = list(troubles_of(agents, running, supervisor_pid, failures))
    return {
        "generation": generation,
        "agents": agents,
        "processes": running,
        "topics": topics,
        "documents": documents,
        "dead_letters": counts_by_rule(dead_letters(settings.bootstrap)),
        "not_understood": not_understood_by_source(settings.bootstrap),
        "failures": failures,
        "servers": {"kafka": settings.bootstrap, "elasticsearch": settings.elasticsearch},
        "supervisor": supervisor_pid,
        "troubles": troubles,
        "healthy": not troubles,
    }


def days_ago(then: float | None, now: float) -> str:
    """How long ago a moment was, in words. Both in seconds since 1970; None: never, here."""
    if then is None:
        return "never ran here"
    hours = (now - then) / 3_600
    return (
        "last ran moments ago"
        if hours < 1
        else f"last ran {hours:.0f} h ago"
        if hours < 48
        else f"last ran {hours / 24:.0f} days ago"
    )


def troubles_of(
    agents: Mapping[str, Any],
    processes: Mapping[str, Any],
    supervisor: int | None,
    failures: Iterable[tuple[str, str, int, str]] = (),
) -> Iterator[str]:
    """A sentence for each thing that makes a deployment unhealthy. ``failures``: rows as of ``failure_rows``."""
    if stuck := [name for name, agent in agents.items() if agent["health"] == "stuck"]:
        yield f"{', '.join(stuck)}: behind, and did not come forward in {WAITED:.0f} s"
    if ended := [name for name, process in processes.items() if not process["pid"]]:
        yield f"{', '.join(ended)}: not running"
    if supervisor is None:
        yield "the supervisor is not running: what ends is not started again, `viper up` starts it"
    if unread := sorted({source for source, _, _, places in failures if places}):
        yield f"records are left unread of the source {', '.join(unread)}: see the unresolved failures below"


def _agent(before: Lag, after: Lag) -> dict[str, Any]:
    judged = health(before.committed, after.committed, after.behind)
    return {"behind": after.behind, "done": after.committed, "health": judged}


def health(before: int, after: int, behind: int) -> str:
    """Progress while there is something to do is health; a process that merely exists is not."""
    if not behind:
        return "idle"
    return "working" if after > before else "stuck"


def _progress(settings: Settings, agents: tuple[str, ...]) -> Any:
    found = read_liveness(liveness_file(settings.run, agents))
    return found and found.model_dump()["agents"]
