"""``viper rebuild``."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated

import typer

from ops import output
from ops.broker.admin import Lag
from ops.deployment.generation_diff import GenerationDiff, compare_generations
from ops.errors import NotRunning
from ops.settings import Settings, load

app = typer.Typer()


@app.command()
def rebuild(
    *,
    again: Annotated[bool, typer.Option("--again", help="Build another copy even if nothing has changed.")] = False,
    keep_old: Annotated[bool, typer.Option("--keep-old", help="Do not drop the old generation.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before readers are switched.")] = False,
    json: output.Json = False,
) -> None:
    """Build a new generation from the log beside the old one, compare the two, switch readers, drop the old."""
    from ops.generation import copy_suffix, forget, own_name, prepare
    from ops.processes.readiness import active

    settings = load()
    old = active(settings)
    suffix = copy_suffix(old, own_name(settings), int(time.time()))
    if suffix and not again:
        output.say(f"Generation {old} is what this release makes of the log; `--again` builds another copy.")
        return
    new = prepare(settings, build=suffix)
    began = time.monotonic()
    _build(settings, new)
    found = compare_generations(settings, old, new)
    if json:
        output.as_json({"old": old, "new": new, **{name: asdict(diff) for name, diff in found.items()}})
    else:
        _show(found, old, new, time.monotonic() - began)
    if not (yes or json):
        typer.confirm("Switch readers to the new generation?", abort=True)
    served = _switch(settings, new)
    if not keep_old:
        forget(settings, old)
    if not json:
        output.say(f"Readers see generation {new}." + ("" if keep_old else f" {old} is dropped."))
        if not served:
            output.say("No process of Viper runs under this home: `viper up` starts those that serve it.")


def _build(settings: Settings, new: str) -> None:
    """Run the new generation's processes beside the old ones until the log is through."""
    from ops.generation import flow_of
    from ops.processes.readiness import wait_until_idle
    from ops.processes.supervisor import command_of

    settings.logs.mkdir(parents=True, exist_ok=True)
    # Intake is of no generation: what sources say goes to the log once, through the agent that serves it now.
    planned = flow_of(new, settings).processes(intake=False)
    running: list[subprocess.Popen[bytes]] = []
    try:
        for process in planned:
            with (settings.logs / f"{process.name}-{new}.log").open("ab") as file:
                running.append(
                    subprocess.Popen(command_of(process), stdin=subprocess.DEVNULL, stdout=file, stderr=file)
                )
        with output.progress(f"Building generation {new}", None) as more:
            done = 0

            def show_progress(lags: dict[str, Lag]) -> None:
                nonlocal done
                check_running({one.name: child.poll() for one, child in zip(planned, running, strict=True)}, new)
                now = sum(lag.committed for lag in lags.values())
                more(now - done, of=sum(lag.end for lag in lags.values()))
                done = now

            wait_until_idle(settings, new, timeout=3_600, told=show_progress, intake=False)
    finally:
        for child in running:
            child.terminate()
        for child in running:
            child.wait()


def check_running(ended: Mapping[str, int | None], generation: str) -> None:
    """Raise NotRunning where a process has ended. ``ended``: the exit code of each by name, None while it runs."""
    for name, code in ended.items():
        if code is not None:
            message = f"{name} ended with exit code {code} while generation {generation} was built"
            raise NotRunning(f"{message}, and nothing was switched: see the end of {name}-{generation}.log")


def _switch(settings: Settings, new: str) -> bool:
    """Switch readers in one step, then the processes of this home; False where none of them run."""
    from indexers.bulk import client_for
    from indexers.indices import Indices
    from ops.processes import readiness, supervisor

    served = supervisor.running(settings.home) is not None
    if served:
        supervisor.stop(settings.home)
    client = client_for(settings.elasticsearch)
    Indices(client, new).switch(settings.views)
    client.close()
    if served:
        supervisor.start(settings, new)
        readiness.wait_until_alive(settings, new)
    return served


def _show(found: dict[str, GenerationDiff], old: str, new: str, took: float) -> None:
    output.say(f"Built {new} beside {old} in {took:.1f} s.")
    rows = [(name, diff.old, diff.new, diff.added, diff.removed, diff.changed) for name, diff in found.items()]
    columns = ["index", "documents before", "after", "added", "removed", "changed"]
    output.table("The two compared, document by document", columns, rows, right=[1, 2, 3, 4, 5])
