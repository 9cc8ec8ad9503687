"""``viper worker``."""

from __future__ import annotations

from typing import Annotated

import typer

from ops.command_options import ToServe
from ops.errors import NotFound
from ops.settings import load
from schemas.bookkeeping.liveness import liveness_file

app = typer.Typer()


@app.command()
def worker(
    *,
    stages: Annotated[str, typer.Option(help="Which, with commas: intake,enrich or resolve,correlate_person,….")],
    view: Annotated[str | None, typer.Option(help="p or c, for stages that exist once a view.")] = None,
    generation: ToServe = None,
) -> None:
    """Run agents in this process until it is told to stop."""
    from ops.generation import flow_of, to_serve
    from streams.agents import agents
    from streams.engine import EngineSettings, run

    settings = load(needs=["Kafka"])
    served = to_serve(settings, generation)
    names = [f"{stage}-{view}" if view else stage for stage in stages.split(",")]
    specs = agents(flow_of(served.name, settings), names)
    if len(specs) != len(names):
        raise NotFound(f"there is no agent {', '.join(sorted(set(names) - {spec.name for spec in specs}))}")
    settings.run.mkdir(parents=True, exist_ok=True)
    raise typer.Exit(
        run(
            specs,
            EngineSettings(
                settings.bootstrap,
                instance=settings.instance,
                liveness=liveness_file(settings.run, names),
                snapshots=settings.home / "derived",
                topic_ids=served.topics,
            ),
        )
    )
