"""``viper combinations``."""

from __future__ import annotations

import signal
from dataclasses import asdict
from typing import Annotated, Any

import typer

from ops import output
from ops.command_options import InView, OfGeneration, ToServe
from ops.errors import NotFound
from ops.settings import Settings, load
from schemas.bookkeeping.liveness import liveness_file
from schemas.views import View

app = typer.Typer(help="The log of combination: keep it, read it, check it against the conclusions.")
MOST = 50


@app.command()
def run(*, view: InView, generation: ToServe = None) -> None:
    """Keep the log of one view until told to stop."""
    from indexers.combinations.log_keeper import CombinationLogger, LogSettings
    from ops.generation import to_serve

    settings = load(needs=["Kafka"])
    settings.run.mkdir(parents=True, exist_ok=True)
    alive = liveness_file(settings.run, [f"combinations-{view.value}"])
    keeper = CombinationLogger(
        LogSettings(view, to_serve(settings, generation).name, settings.bootstrap, liveness=alive)
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, keeper.stop)
    keeper.run()


@app.command("list")
def list_(
    family: Annotated[str, typer.Argument(help="persons, objects, locations, alerts …")],
    document: Annotated[str, typer.Argument(metavar="ID", help="As search and explain show it.")],
    *,
    view: InView = View.P,
    generation: OfGeneration = None,
    json: output.Json = False,
) -> None:
    """Which items were combined into one conclusion, by which rule, and when."""
    from indexers.combinations.log_keeper import entries
    from schemas.bookkeeping.combinations import Combination

    settings = load()
    log = _log(settings, view, generation)
    every = (Combination.model_validate_json(value) for _, value in entries(log.bootstrap, log.writes) if value)
    found = [entry for entry in every if (entry.family, entry.document) == (family, document)]
    if json:
        output.as_json([entry.model_dump(mode="json", exclude_none=True) for entry in found])
        return
    rows = [
        (f"{entry.concluded_at:%Y-%m-%d %H:%M}", entry.rule, entry.items_total, "\n".join(_changes(entry)))
        for entry in found
    ]
    output.table(f"{len(found):,} entries", ["when", "rule", "items", "which"], rows[-MOST:], right=[2])
    if len(found) > MOST:
        output.say(f"The newest {MOST}; --json lists all.")


@app.command()
def verify(
    *,
    view: Annotated[View | None, typer.Option(help="p or c; every view of this deployment by default.")] = None,
    generation: OfGeneration = None,
    json: output.Json = False,
) -> None:
    """Check the chains, and that the log says what the conclusions say. Exit code 1: it does not.

    While the log's keeper is behind, what it has not read yet is missing; `viper status` says whether it is.
    """
    settings = load()
    views = [view] if view else settings.views
    found = {view.value: _verified(_log(settings, view, generation)) for view in views}
    agree = all(counts.agree for _, families in found.values() for counts in families.values())
    if json:
        output.as_json(
            {
                name: {"entries": entries, "families": {family: asdict(counts) for family, counts in families.items()}}
                for name, (entries, families) in found.items()
            }
        )
    else:
        _show(found)
    raise typer.Exit(0 if agree else 1)


def _log(settings: Settings, view: View, generation: str | None) -> Any:
    from indexers.combinations.log_keeper import LogSettings
    from ops.processes.readiness import active

    return LogSettings(view, generation or active(settings), settings.bootstrap)


def _verified(log: Any) -> tuple[int, Any]:
    from indexers.combinations.fact_follower import FactFollower
    from indexers.combinations.log_keeper import continued
    from indexers.combinations.verification import compared, newest
    from indexers.topic_reader import records
    from ops.broker.admin import Admin

    with Admin(log.bootstrap) as admin:
        there = admin.topics()
    if log.writes not in there:
        raise NotFound(f"there is no log {log.writes}")
    chains = continued(log)
    entries = sum(chain.entries for chain in chains.values())
    if log.reads not in there:
        return entries, {}  # the generation was dropped: its log outlives what it tells of
    following = FactFollower(*log.of_facts)
    concluded = newest(records(log.bootstrap, log.reads), log.generation, following.catch_up())
    following.close()
    return entries, compared(concluded, chains.values())


def _changes(entry: Any) -> list[str]:
    apart = [] if entry.items_total > 1 else ["taken apart"]
    return [*apart, *(f"+ {item}" for item in entry.added), *(f"- {item}" for item in entry.removed)]


def _show(found: Any) -> None:
    for view, (entries, families) in found.items():
        output.say(f"View {view}: {entries:,} entries, every one follows the one before it.")
        if not families:
            output.say("There are no conclusions that combine items, or their generation was dropped.")
            continue
        rows = [(family, *asdict(counts).values()) for family, counts in families.items()]
        columns = ["family", "conclusions", "logged", "missing", "otherwise", "false"]
        output.table("Conclusions that combine items", columns, rows, right=[1, 2, 3, 4, 5])
