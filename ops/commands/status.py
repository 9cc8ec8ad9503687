"""``viper status``."""

from __future__ import annotations

import json as json_
import time
from typing import Any

import typer

from ops import output
from ops.broker.admin import Lag
from ops.settings import Settings, load

app = typer.Typer()
WAITED = 3.0
"""Seconds in which an agent that is behind must come forward, or it is stuck."""


@app.command()
def status(*, json: output.Json = False) -> None:
    """Topics, lag, counts and health. Exit code 1: something is stuck or not running."""
    found = gather(load())
    if json:
        output.as_json(found)
    else:
        _show(found)
    raise typer.Exit(0 if found["healthy"] else 1)


def gather(settings: Settings) -> dict[str, Any]:
    """Everything there is to say, read from the broker, the index and the processes."""
    from indexers.bulk import client_for
    from indexers.indices import Indices
    from ops.broker.admin import Admin
    from ops.broker.dead_letter_queue import counted, letters
    from ops.processes import readiness, supervisor
    from ops.processes.plan import processes

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
    running = {
        one.name: {"pid": supervisor.process_running(settings, one.name), "told": _told(settings, one.agents)}
        for one in processes(settings, generation)
    }
    stuck = any(one["health"] == "stuck" for one in agents.values())
    return {
        "generation": generation,
        "agents": agents,
        "processes": running,
        "topics": topics,
        "documents": documents,
        "dead_letters": counted(letters(settings.bootstrap)),
        "healthy": not stuck and all(one["pid"] for one in running.values()),
    }


def _agent(before: Lag, after: Lag) -> dict[str, Any]:
    judged = health(before.committed, after.committed, after.behind)
    return {"behind": after.behind, "done": after.committed, "health": judged}


def health(before: int, after: int, behind: int) -> str:
    """Progress while there is something to do is health; a process that merely exists is not."""
    if not behind:
        return "idle"
    return "working" if after > before else "stuck"


def _told(settings: Settings, agents: tuple[str, ...]) -> Any:
    try:
        return json_.loads((settings.run / f"alive-{'-'.join(agents)}.json").read_text())["agents"]
    except (OSError, ValueError):
        return None


def _show(found: dict[str, Any]) -> None:
    output.say(f"Generation {found['generation']}: {'healthy' if found['healthy'] else 'NOT HEALTHY'}\n")
    rows = [(name, one["health"], one["behind"], one["done"]) for name, one in found["agents"].items()]
    output.table("Agents", ["agent", "health", "behind", "done"], rows, right=[2, 3])
    output.say()
    processes = [(name, one["pid"] or "not running") for name, one in found["processes"].items()]
    output.table("Processes", ["process", "pid"], [(name, str(pid)) for name, pid in processes])
    output.say()
    output.table("Documents", ["index", "documents"], found["documents"].items(), right=[1])
    output.say()
    output.table("Topics", ["topic", "records written"], found["topics"].items(), right=[1])
    output.say()
    if letters := found["dead_letters"]:
        counts = [(one["stage"], one["rule"], one["count"]) for one in letters]
        output.table("Dead letters", ["stage", "rule", "count"], counts, right=[2])
    else:
        output.say("No dead letters.")
