"""``viper rebuild``."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import Annotated

import typer

from ops import output
from ops.deployment.generation_build import build, drop_half_built, dropped_on_failure, ended_by_termination
from ops.deployment.generation_diff import GenerationDiff, compare_generations
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
    from ops.engines.file_lock import exclusive_lock

    output.check_answerable("Switch readers to the new generation?", yes=yes or json)
    settings = load()
    with ended_by_termination(), exclusive_lock(settings.run / "rebuild.lock", "a rebuild"):
        _rebuild(settings, again=again, keep_old=keep_old, yes=yes, json=json)


def _rebuild(settings: Settings, *, again: bool, keep_old: bool, yes: bool, json: bool) -> None:
    from ops.generation import copy_suffix, finish, forget, own_name, prepare
    from ops.processes.readiness import active

    old, own = active(settings), own_name(settings)
    suffix = copy_suffix(old, own, int(time.time()))
    if suffix and not again:
        output.say(f"Generation {old} is what this release makes of the log; `--again` builds another copy.")
        return
    for name in drop_half_built(settings, old, own + suffix):
        output.complain(f"Generation {name}, which an earlier rebuild left half built, is dropped.")
    with dropped_on_failure(settings, own + suffix, copy=bool(suffix)):
        new = prepare(settings, build=suffix, building=True)
        began = time.monotonic()
        build(settings, new)
        _show(compare_generations(settings, old, new), old, new, time.monotonic() - began, json=json)
        if not (yes or json):
            typer.confirm("Switch readers to the new generation?", abort=True)
        served = _switch(settings, new)
    finish(settings, new)
    if served:
        _serve(settings, new)
    if not keep_old:
        forget(settings, old)
    if not json:
        output.say(f"Readers see generation {new}." + ("" if keep_old else f" {old} is dropped."))
        if not served:
            output.say("No process of Viper runs under this home: `viper up` starts those that serve it.")


def _switch(settings: Settings, new: str) -> bool:
    """Stop the processes of this home and switch readers in one step; False where none of them ran."""
    from indexers.bulk import client_for
    from indexers.indices import Indices
    from ops.processes import supervisor

    served = supervisor.running(settings.home) is not None
    if served:
        supervisor.stop(settings.home)
    client = client_for(settings.elasticsearch)
    Indices(client, new).switch(settings.views)
    client.close()
    return served


def _serve(settings: Settings, new: str) -> None:
    from ops.processes import readiness, supervisor

    supervisor.start(settings, new)
    readiness.wait_until_alive(settings, new)


def _show(found: dict[str, GenerationDiff], old: str, new: str, took: float, *, json: bool) -> None:
    if json:
        output.as_json({"old": old, "new": new, **{name: asdict(diff) for name, diff in found.items()}})
        return
    output.say(f"Built {new} beside {old} in {took:.1f} s.")
    rows = [(name, diff.old, diff.new, diff.added, diff.removed, diff.changed) for name, diff in found.items()]
    columns = ["index", "documents before", "after", "added", "removed", "changed"]
    output.table("The two compared, document by document", columns, rows, right=[1, 2, 3, 4, 5])
