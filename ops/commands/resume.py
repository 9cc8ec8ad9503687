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
    from ops.broker.failures import resolve

    found = resolve(load(needs=["Kafka"]).bootstrap, "" if source == "-" else source)
    if not found:
        raise NotFound(f"no agent fails on records of {source}; `viper status` names the sources that there are")
    if json:
        output.as_json([one.model_dump() for one in found])
        return
    for one in found:
        output.say(f"{one.group} reads on. Of {source} it had parked {one.parked}: `viper dead-letters requeue`.")
        for place, offset in sorted(one.unparked_from.items()):
            if not place.startswith("intel.events."):
                topic, _, partition = place.rpartition("/")
                output.say(f"It had passed over records of {topic}, partition {partition}, from offset {offset:,} on:")
                output.say("`viper replay` that topic for this agent, so that they are read again.")
