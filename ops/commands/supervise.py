"""``viper supervise``."""

from __future__ import annotations

from typing import Annotated

import typer

from ops.settings import load

app = typer.Typer()


@app.command()
def supervise(*, generation: Annotated[str | None, typer.Option(help="The generation to serve.")] = None) -> None:
    """Keep the processes of this machine running until told to stop."""
    from ops.generation import flow_of, prepare
    from ops.processes.supervisor import supervise as keep

    settings = load(needs=["Kafka"])
    keep(settings, flow_of(generation or prepare(settings), settings).processes())
