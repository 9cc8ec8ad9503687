"""``viper index``."""

from __future__ import annotations

import signal
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from ops import output
from ops.command_options import InView, ToServe
from ops.index_client import index_client
from ops.settings import Settings, load
from schemas.bookkeeping.liveness import liveness_file
from schemas.views import View

if TYPE_CHECKING:
    from indexers.reconciliation import Reconciled

app = typer.Typer(help="The indexers: run one, or reconcile an index with its conclusions.")


@app.command()
def run(*, view: InView, generation: ToServe = None) -> None:
    """Run one indexer until it is told to stop."""
    from indexers.consumer import Indexer, IndexerSettings
    from ops.generation import to_serve

    settings = load()
    settings.run.mkdir(parents=True, exist_ok=True)
    indexer = Indexer(
        IndexerSettings(
            view,
            to_serve(settings, generation).name,
            settings.bootstrap,
            settings.elasticsearch,
            instance=settings.instance,
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
    """Remove from the index what the conclusions do not hold, and restore what they do; while the view is at rest."""
    settings = load()
    views = [view] if view else settings.views
    found = {view.value: asdict(_reconciled(settings, view, dry_run=dry_run)) for view in views}
    if json:
        output.as_json(found)
        return
    rows = [(name, *counts.values()) for name, counts in found.items()]
    title = "What differs, and would be put right" if dry_run else "What differed, and was put right"
    output.table(title, ["view", "right", "missing", "false", "invented"], rows, right=[1, 2, 3, 4])


def _reconciled(settings: Settings, view: View, *, dry_run: bool) -> Reconciled:
    from indexers.consumer import IndexerSettings
    from indexers.reconciliation import reconcile as compare
    from ops.deployment.reconcile_guard import check_at_rest
    from ops.processes.readiness import active

    generation = active(settings)
    check_at_rest(settings, generation, view)
    target = IndexerSettings(view, generation, settings.bootstrap, settings.elasticsearch)
    with index_client(settings) as client:
        return compare(target, client, dry_run=dry_run)
