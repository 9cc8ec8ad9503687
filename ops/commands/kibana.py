"""``viper kibana``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from ops import output
from ops.command_options import InView
from schemas.views import View

app = typer.Typer(help="Dashboards, lists, charts and maps for Kibana.")
HERE = "http://127.0.0.1:8040"
DeskAddress = Annotated[str, typer.Option("--desk", help="Where ids link to: the address of the desk.")]


@app.callback()
def kibana() -> None:
    """Dashboards, lists, charts and maps for Kibana."""


@app.command()
def bundle(
    *,
    view: InView = View.P,
    to: Annotated[Path | None, typer.Option("-o", "--output", help="A file; standard output by default.")] = None,
    desk: DeskAddress = HERE,
) -> None:
    """One file for Kibana: Stack Management, Saved Objects, Import."""
    from indexers.kibana.bundle import bundle as made

    if to is None:
        sys.stdout.buffer.write(made(view, desk))
        return
    to.write_bytes(made(view, desk))
    output.say(f"{to} holds the objects of view {view.value.upper()}: import it in Kibana under Saved Objects.")


@app.command()
def lint(*, json: output.Json = False) -> None:
    """What is wrong with the object files: ids, references, the grid, fields, queries. Exit code 1: something is."""
    from indexers.kibana.lint import lint as findings

    found = [(view, each) for view in View for each in findings(view)]
    if json:
        output.as_json([{"view": view.value, **each._asdict()} for view, each in found])
    elif found:
        output.table("", ("view", "object", "problem"), [(view.value, *each) for view, each in found])
    else:
        output.say("Nothing is wrong with the objects of either view.")
    if found:
        raise typer.Exit(1)


@app.command("import")
def import_(
    *,
    kibana: Annotated[str, typer.Option(help="The address of Kibana.")] = "http://127.0.0.1:5601",
    view: InView = View.P,
    desk: DeskAddress = HERE,
    role: Annotated[bool, typer.Option(help="Make the role of the view, too: Kibana needs security for it.")] = False,
    json: output.Json = False,
) -> None:
    """Make the space of a view in a running Kibana and put the objects into it; VIPER_KIBANA_KEY is your API key."""
    from indexers.kibana.importing import KibanaServer

    done = KibanaServer(kibana, os.environ.get("VIPER_KIBANA_KEY")).import_view(view, desk, with_role=role)
    if json:
        output.as_json(done._asdict())
        return
    having = f", and role {done.role}" if done.role else ""
    output.say(f"{done.objects} objects are in the space {done.space}{having}: {kibana}/s/{done.space}/app/dashboards")


@app.command()
def access(*, view: InView = View.P) -> None:
    """The space and the role of a view as JSON, for whoever makes them by hand or by a tool of theirs."""
    from indexers.kibana.access import role, settings, space

    output.as_json({"space": space(view), "settings": settings(view), "role": role(view)})
