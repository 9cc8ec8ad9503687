"""``viper status``."""

from __future__ import annotations

import time
from typing import Any

import typer

from ops import output
from ops.deployment.health import days_ago, health_report
from ops.settings import load

app = typer.Typer()


@app.command()
def status(*, json: output.Json = False) -> None:
    """Topics, lag, counts and health. Exit code 1: something is stuck or not running."""
    found = health_report(load())
    if json:
        output.as_json(found)
    else:
        _show(found)
    raise typer.Exit(0 if found["healthy"] else 1)


def _not_running(process: dict[str, Any]) -> str:
    return f"not running; {days_ago(process['last_ran'], time.time())}"


def _show(found: dict[str, Any]) -> None:
    output.say(f"Generation {found['generation']}: {'healthy' if found['healthy'] else 'NOT HEALTHY'}")
    for trouble in found["troubles"]:
        output.say(f"  {trouble}")
    output.say(f"Kafka {found['servers']['kafka']}, Elasticsearch {found['servers']['elasticsearch']}\n")
    rows = [(name, agent["health"], agent["behind"], agent["done"]) for name, agent in found["agents"].items()]
    output.table("Agents", ["agent", "health", "behind", "done"], rows, right=[2, 3])
    output.say()
    processes = [("supervisor", found["supervisor"] or "not running")]
    processes += [(name, process["pid"] or _not_running(process)) for name, process in found["processes"].items()]
    output.table("Processes", ["process", "pid"], [(name, str(pid)) for name, pid in processes])
    output.say()
    output.table("Documents", ["index", "documents"], found["documents"].items(), right=[1])
    output.say()
    written = {name: count for name, count in found["topics"].items() if count}
    empty = len(found["topics"]) - len(written)
    output.table(f"Topics ({empty} more hold nothing)", ["topic", "records written"], written.items(), right=[1])
    output.say()
    if letters := found["dead_letters"]:
        counts = [(letter["stage"], letter["rule"], letter["count"]) for letter in letters]
        output.table("Dead letters", ["stage", "rule", "count"], counts, right=[2])
    else:
        output.say("No dead letters.")
    output.say()
    if failures := found["failures"]:
        heads = ["source", "group", "parked", "left unread"]
        output.table("Unresolved failures, which are faults of ours", heads, failures, right=[2])
        output.say("Mend the cause, then `viper resume SOURCE`.\n")
    if unknown := found["not_understood"]:
        output.table("Accepted with codes that nobody knows", ["source", "messages"], unknown.items(), right=[1])
        output.say("`viper receipts --source NAME` says which codes, and which known ones are nearest.")
    else:
        output.say("No codes that were not understood.")
