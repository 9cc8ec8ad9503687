"""``viper decide``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter, ValidationError

from ops import output
from ops.decisions.amendment_publication import By, amendment_id, send
from ops.decisions.identity_decisions import DESK, about, against, grade_of, notes
from ops.errors import NotFound, NotRunning
from ops.settings import Settings, load
from schemas.events import IdentityDecision
from schemas.ids import MentionReference
from schemas.kinds.decisions import Identity, IdentityItem
from schemas.times import minute_of
from schemas.views import View

app = typer.Typer()
MENTION: TypeAdapter[str] = TypeAdapter(MentionReference)


@app.command()
def decide(
    decision: Annotated[Identity, typer.Argument(help="Whether they are one person or line, or no two of them are.")],
    mentions: Annotated[list[str], typer.Argument(metavar="MENTION MENTION…", help="As explain shows them.")],
    *,
    by: By,
    reason: Annotated[str, typer.Option(help="Why.")],
    whole: Annotated[bool, typer.Option("--whole", help="All mentions that the persons of these have now.")] = False,
    view: Annotated[View, typer.Option(help="What you have seen: decided from view C, it counts in C alone.")] = View.P,
    json: output.Json = False,
) -> None:
    """Decide who is who, or what is one drug line. It binds, whatever is learnt later, until it is withdrawn.

    A person's id is that of their earliest mention: it stands for that mention alone unless you say --whole.
    """
    for mention in mentions:
        known(mention)
    settings = load(needs=["Kafka"])
    persons = whose(settings, mentions, view)
    if whole and persons is None:
        raise NotRunning(f"Elasticsearch does not answer at {settings.elasticsearch}: --whole needs it")
    items = about(decision, mentions, persons or {}, whole=whole)
    made = decided(decision, items, by=by, reason=reason, view=view, now=datetime.now(UTC))
    send(settings, made)
    contradicted = list(against(decision, items, persons or {}))
    if json:
        named = list(dict.fromkeys(one for item in items for one in item))
        output.as_json(
            {"event": made.event_id, "decision": decision.value, "mentions": named, "contradicts": contradicted}
        )
        return
    output.say(f"Decided, as event {made.event_id}.")
    unknown = "Elasticsearch does not answer, so whether it contradicts another decision will be seen in explain."
    for text in [unknown] if persons is None else [*notes(mentions, persons, whole=whole), *contradicted]:
        output.say(text)
    output.say(f"To take that back: viper withdraw {made.event_id} --by NAME --reason TEXT")


def whose(settings: Settings, mentions: list[str], view: View) -> dict[str, dict[str, Any]] | None:
    """The persons whom these mentions are taken for, as far as they are indexed; None: there is nobody to ask."""
    from elastic_transport import TransportError
    from elasticsearch import NotFoundError

    from indexers.bulk import client_for
    from indexers.indices import alias

    client = client_for(settings.elasticsearch)
    try:
        asked = {"terms": {"mentions": mentions}}
        hits = client.search(index=alias("persons", view), query=asked, size=len(mentions))["hits"]["hits"]
    except (NotFoundError, TransportError):
        return None
    finally:
        client.close()
    found = [hit["_source"] for hit in hits]
    return {one: person for one in mentions for person in found if one in person["mentions"]}


def decided(
    decision: Identity, items: Sequence[Sequence[str]], *, by: str, reason: str, view: View, now: datetime
) -> IdentityDecision:
    """The event. Its reference follows from what it says and the second: pressed twice at once, it is decided once."""
    second, named = now.replace(microsecond=0), sorted({one for item in items for one in item})
    return IdentityDecision(
        source_system=DESK,
        source_reference=f"decision-{amendment_id(decision.value, *named, by, reason, second.isoformat())}",
        occurred=minute_of(now),
        reported_at=second,
        recorded_at=second,
        items=tuple(
            IdentityItem(
                number=number,
                grade=grade_of(view),
                mentions=tuple(mentions),
                decision=decision,
                decided_by=by,
                reason=reason,
            )
            for number, mentions in enumerate(items, 1)
        ),
    )


def known(mention: str) -> None:
    """Raise NotFound for what cannot be a mention."""
    try:
        MENTION.validate_python(mention)
    except ValidationError:
        message = "a mention looks like <event id>/1/p1; `viper explain person ID` shows a person's"
        raise NotFound(message) from None
