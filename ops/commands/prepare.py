"""``viper prepare``."""

from __future__ import annotations

import typer

from ops import output
from ops.settings import load

app = typer.Typer()


@app.command()
def prepare(*, json: output.Json = False) -> None:
    """Make the topics and indices of this generation. Made again it changes nothing."""
    from ops import generation

    name = generation.prepare(load())
    output.as_json({"generation": name}) if json else output.say(f"Generation {name} is prepared.")
