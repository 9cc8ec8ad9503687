"""``viper up``."""

from __future__ import annotations

import time

import typer

from ops import output
from ops.deployment.startup import start
from ops.settings import home_of

app = typer.Typer()


@app.command()
def up(*, json: output.Json = False) -> None:
    """Start the engines, the agents and the indexers. Started again it changes nothing."""
    began = time.monotonic()
    settings, generation = start(home_of())
    took = time.monotonic() - began
    if json:
        servers = {"kafka": settings.bootstrap, "elasticsearch": settings.elasticsearch}
        output.as_json({**servers, "generation": generation, "seconds": took})
        return
    output.say(f"Up after {took:.1f} s, generation {generation}.")
    output.say(f"  Kafka          {settings.bootstrap}")
    output.say(f"  Elasticsearch  {settings.elasticsearch}")
    output.say(f"  logs           {settings.logs}")
    output.say("Next: `viper publish police-uk FILES…`, `viper status`, `viper search burglary`.")
