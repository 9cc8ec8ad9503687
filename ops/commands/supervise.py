"""``viper supervise``."""

from __future__ import annotations

import typer

from ops.command_options import ToServe
from ops.settings import load

app = typer.Typer()


@app.command()
def supervise(*, generation: ToServe = None) -> None:
    """Keep the processes of this machine running until told to stop."""
    from ops.generation import flow_of, to_serve
    from ops.processes.supervisor import supervise as keep

    settings = load(needs=["Kafka"])
    keep(settings, flow_of(to_serve(settings, generation).name, settings).processes())
