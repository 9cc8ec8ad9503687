"""``viper erase``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from ops import output
from ops.command_options import By, EventId, OfSource, Reference, Yes
from ops.decisions.amendments import erasure
from ops.decisions.desk_publication import publish, target_of
from ops.settings import load

app = typer.Typer()


@app.command()
def erase(
    event: EventId,
    *,
    by: By,
    reason: Annotated[str, typer.Option(help="Why. It is kept for ever: name no person in it.")],
    source: OfSource = None,
    reference: Reference = None,
    yes: Yes = False,
    json: output.Json = False,
) -> None:
    """Erase an event for ever: from the log, the state, both views and the dead letters. Nothing brings it back."""
    settings = load()
    target = target_of(settings, event, source, reference)
    if not (yes or json):
        typer.confirm(f"Erase event {event} for ever? This cannot be taken back", abort=True)
    amendment = erasure(target, by=by, reason=reason, now=datetime.now(UTC))
    publish(settings, amendment)
    if json:
        output.as_json({"amendment_id": str(amendment.amendment_id), "event": event})
        return
    output.say(f"Erased. The proof is amendment {amendment.amendment_id}, which stays in the log.")
    output.say("The raw topic keeps what the source sent until its retention ends, 30 days at most.")
