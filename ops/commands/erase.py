"""``viper erase``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from ops import output
from ops.decisions.amendment_publication import By, EventId, OfSource, Reference, Yes, amendment_id, meant, send
from ops.settings import load
from schemas.amendments import Erasure, EventReference

app = typer.Typer()
DESK = "records-management"


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
    target = meant(settings, event, source, reference)
    if not (yes or json):
        typer.confirm(f"Erase event {event} for ever? This cannot be taken back", abort=True)
    made = erasure(target, by=by, reason=reason, now=datetime.now(UTC))
    send(settings, made)
    if json:
        output.as_json({"amendment_id": str(made.amendment_id), "event": event})
        return
    output.say(f"Erased. The proof is amendment {made.amendment_id}, which stays in the log.")
    output.say("The raw topic keeps what the source sent until its retention ends, 30 days at most.")


def erasure(target: EventReference, *, by: str, reason: str, now: datetime) -> Erasure:
    """The amendment."""
    second = now.replace(microsecond=0)
    return Erasure(
        amendment_id=amendment_id(target.event_id, "erase", by, reason, second.isoformat()),
        source_system=DESK,
        event=target,
        recorded_at=second,
        reason=f"{by}: {reason}",
    )
