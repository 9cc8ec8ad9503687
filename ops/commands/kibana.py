"""``viper kibana``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from ops import output
from ops.command_options import InView
from schemas.views import View

app = typer.Typer(help="Dashboards and data views, as one file to import.")


@app.callback()
def kibana() -> None:
    """Dashboards and data views, as one file to import."""


@app.command()
def bundle(
    *,
    view: InView = View.P,
    to: Annotated[Path | None, typer.Option("-o", "--output", help="A file; standard output by default.")] = None,
) -> None:
    """One file for Kibana: Stack Management, Saved Objects, Import."""
    from indexers.kibana.bundle import bundle as made

    if to is None:
        sys.stdout.buffer.write(made(view))
        return
    to.write_bytes(made(view))
    output.say(f"{to} holds the objects of view {view.value.upper()}: import it in Kibana under Saved Objects.")
