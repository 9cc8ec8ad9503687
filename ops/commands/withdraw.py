"""``viper withdraw``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import typer

from ops import output
from ops.command_options import By, EventId, OfSource, Reference, Yes
from ops.decisions.amendments import withdrawal
from ops.decisions.desk_publication import publish, target_of
from ops.errors import NotFound
from ops.settings import load

app = typer.Typer()


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
    undone = _withdrawal_id(undo) if undo else None
    settings = load()
    target = target_of(settings, event, source, reference)
    if not (yes or json):
        typer.confirm(f"{_action(event, item, undo)}?", abort=True)
    amendment = withdrawal(target, by=by, reason=reason, item=item, undo=undone, now=datetime.now(UTC))
    publish(settings, amendment)
    if json:
        output.as_json({"amendment_id": str(amendment.amendment_id), "event": event})
        return
    output.say(f"{'Taken back' if undo else 'Withdrawn'}, as amendment {amendment.amendment_id}.")
    output.say(f"To take that back: viper withdraw {event} --undo {amendment.amendment_id} --by NAME --reason TEXT")


def _action(event: str, item: int | None, undo: str | None) -> str:
    if undo:
        return f"Take back withdrawal {undo} of event {event}"
    return f"Withdraw {f'item {item} of ' if item else ''}event {event}"


def _withdrawal_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound(f"{text} is no withdrawal's id; `viper withdraw` printed it as `amendment …`") from None
