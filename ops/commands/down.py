"""``viper down``."""

from __future__ import annotations

import shutil
from typing import Annotated

import typer

from ops import output
from ops.deployment.startup import stop
from ops.settings import home_of

app = typer.Typer()


@app.command()
def down(
    *,
    purge: Annotated[bool, typer.Option(help="Delete all data of this home too.")] = False,
    json: output.Json = False,
) -> None:
    """Stop everything; the data is kept."""
    home = home_of()
    stop(home)
    if purge:
        shutil.rmtree(home, ignore_errors=True)
    if json:
        output.as_json({"stopped": True, "purged": purge})
        return
    output.say("Stopped." + (f" {home} is deleted." if purge else f" The data stays in {home}."))
