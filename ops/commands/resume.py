"""``viper resume``."""

from __future__ import annotations

from typing import Annotated

import typer

from ops import output
from ops.errors import NotFound
from ops.settings import load

app = typer.Typer()


@app.command()
def resume(
    source: Annotated[str, typer.Argument(help="As `viper status` names it; `-` for records that name no source.")],
    *,
    json: output.Json = False,
) -> None:
    """Read on after the cause of a source's failures is mended: its topic, and what was passed over."""
    from ops.broker.failures import next_steps, resolve, source_named

    found = resolve(load(needs=["Kafka"]).bootstrap, source_named(source))
    if not found:
        raise NotFound(f"no agent fails on records of {source}; `viper status` names the sources that there are")
    if json:
        output.as_json([failures.model_dump() for failures in found])
        return
    for failures in found:
        for step in next_steps(failures):
            output.say(step)
