"""``viper decide``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from ops import output
from ops.amending import By, amendment_id, send
from ops.errors import NotFound
from ops.settings import load
from schemas.events import IdentityDecision
from schemas.grading import Action, Assessment, Grade, Handling, Sanitisation, SourceEvaluation
from schemas.ids import MentionReference
from schemas.kinds.decisions import Identity, IdentityItem
from schemas.times import minute_of
from schemas.views import View

app = typer.Typer()
DESK = "intelligence-unit"
MENTION: TypeAdapter[str] = TypeAdapter(MentionReference)


@app.command()
def decide(
    decision: Annotated[Identity, typer.Argument(help="Whether they are one person or line, or no two of them are.")],
    mentions: Annotated[list[str], typer.Argument(metavar="MENTION MENTION…", help="As explain shows them.")],
    *,
    by: By,
    reason: Annotated[str, typer.Option(help="Why.")],
    view: Annotated[View, typer.Option(help="What you have seen: decided from view C, it counts in C alone.")] = View.P,
    json: output.Json = False,
) -> None:
    """Decide who is who, or what is one drug line. It binds, whatever is learnt later, until it is withdrawn."""
    settings = load(needs=["Kafka"])
    made = decided(decision, mentions, by=by, reason=reason, view=view, now=datetime.now(UTC))
    send(settings, made)
    if json:
        output.as_json({"event": made.event_id, "decision": decision.value, "mentions": mentions})
        return
    output.say(f"Decided, as event {made.event_id}.")
    output.say(f"To take that back: viper withdraw {made.event_id} --by NAME --reason TEXT")


def decided(
    decision: Identity, mentions: list[str], *, by: str, reason: str, view: View, now: datetime
) -> IdentityDecision:
    """The event. Its reference follows from what it says and the second: pressed twice at once, it is decided once."""
    for mention in mentions:
        _known(mention)
    second = now.replace(microsecond=0)
    item = IdentityItem(
        number=1,
        grade=_grade(view),
        mentions=tuple(dict.fromkeys(mentions)),
        decision=decision,
        decided_by=by,
        reason=reason,
    )
    return IdentityDecision(
        source_system=DESK,
        source_reference=f"decision-{amendment_id(decision.value, *sorted(mentions), by, reason, second.isoformat())}",
        occurred=minute_of(now),
        reported_at=second,
        recorded_at=second,
        items=(item,),
    )


def _known(mention: str) -> None:
    try:
        MENTION.validate_python(mention)
    except ValidationError:
        message = "a mention looks like <event id>/1/p1; `viper explain person ID` shows a person's"
        raise NotFound(message) from None


def _grade(view: View) -> Grade:
    """Known directly to whoever decides. What was seen in view C alone must not be told in P by deciding on it."""
    conditional = view is View.C
    return Grade(
        source_evaluation=SourceEvaluation.RELIABLE,
        assessment=Assessment.KNOWN_DIRECTLY,
        handling=Handling.CONDITIONS if conditional else Handling.PERMITTED,
        action=Action.COVERT_USE if conditional else None,
        sanitisation=Sanitisation.CONSULT_ORIGINATOR if conditional else None,
    )
