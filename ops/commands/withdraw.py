"""``viper withdraw``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import typer

from ops import output
from ops.decisions.amendment_publication import By, EventId, OfSource, Reference, Yes, amendment_id, meant, send
from ops.settings import load
from schemas.amendments import EventReference, Withdrawal

app = typer.Typer()
DESK = "intelligence-unit"


@app.command()
def withdraw(
    event: EventId,
    *,
    by: By,
    reason: Annotated[str, typer.Option(help="Why.")],
    item: Annotated[int | None, typer.Option(help="Only this item of the event.")] = None,
    undo: Annotated[str | None, typer.Option(help="Take back this earlier withdrawal instead.")] = None,
    source: OfSource = None,
    reference: Reference = None,
    yes: Yes = False,
    json: output.Json = False,
) -> None:
    """Take back an event or one of its items. Whatever rested on it is concluded anew."""
    settings = load()
    target = meant(settings, event, source, reference)
    if not (yes or json):
        typer.confirm(f"Withdraw {f'item {item} of ' if item else ''}event {event}?", abort=True)
    made = withdrawal(target, by=by, reason=reason, item=item, undo=UUID(undo) if undo else None, now=datetime.now(UTC))
    send(settings, made)
    if json:
        output.as_json({"amendment_id": str(made.amendment_id), "event": event})
        return
    output.say(f"Withdrawn, as amendment {made.amendment_id}.")
    output.say(f"To take that back: viper withdraw {event} --undo {made.amendment_id} --by NAME --reason TEXT")


def withdrawal(
    target: EventReference, *, by: str, reason: str, now: datetime, item: int | None = None, undo: UUID | None = None
) -> Withdrawal:
    """The amendment. Its id follows from what it says and the second: pressed twice at once, it withdraws once.

    Not from the minute: whoever takes it back within a minute must come after it in the order of (recorded_at, id).
    """
    second = now.replace(microsecond=0)
    return Withdrawal(
        amendment_id=amendment_id(target.event_id, str(item), str(undo), by, reason, second.isoformat()),
        source_system=DESK,
        event=target,
        recorded_at=second,
        reason=f"{by}: {reason}",
        item_number=item,
        withdraws=undo,
    )
