"""``viper index``."""

from __future__ import annotations

import signal
from dataclasses import asdict
from typing import Annotated

import typer

from ops import output
from ops.command_options import InView, OfGeneration
from ops.settings import load
from schemas.bookkeeping.liveness import liveness_file
from schemas.views import View

app = typer.Typer(help="The indexers: run one, or reconcile an index with its conclusions.")


@app.command()
def run(*, view: InView, generation: OfGeneration = None) -> None:
    """Run one indexer until it is told to stop."""
    from indexers.consumer import Indexer, IndexerSettings
    from ops.generation import prepare

    settings = load()
    settings.run.mkdir(parents=True, exist_ok=True)
    indexer = Indexer(
        IndexerSettings(
            view,
            generation or prepare(settings),
            settings.bootstrap,
            settings.elasticsearch,
            liveness=liveness_file(settings.run, [f"index-{view.value}"]),
        )
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, indexer.stop)
    indexer.run()


@app.command()
def reconcile(
    *,
    view: Annotated[View | None, typer.Option(help="p or c; every view of this deployment by default.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what differs.")] = False,
    json: output.Json = False,
) -> None:
    """Remove from the index what the conclusions do not hold, and restore what they do."""
    from indexers.bulk import client_for
    from indexers.consumer import IndexerSettings
    from indexers.reconciliation import reconcile as compare
    from ops.processes.readiness import active

    settings = load()
    client = client_for(settings.elasticsearch)
    found: dict[str, dict[str, int]] = {}
    for one in [view] if view else settings.views:
        target = IndexerSettings(one, active(settings), settings.bootstrap, settings.elasticsearch)
        found[one.value] = asdict(compare(target, client, dry_run=dry_run))
    if json:
        output.as_json(found)
        return
    rows = [(name, *counts.values()) for name, counts in found.items()]
    done = "would be put right" if dry_run else "put right"
    output.table(
        f"What differed is {done}", ["view", "right", "missing", "false", "invented"], rows, right=[1, 2, 3, 4]
    )
