"""``viper decide``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from ops import output
from ops.command_options import By
from ops.decisions.desk_publication import publish
from ops.decisions.identity_decisions import (
    check_mention,
    contradictions,
    hints,
    identity_decision,
    item_mentions,
)
from ops.errors import NotRunning
from ops.index_client import index_client
from ops.settings import Settings, load
from schemas.kinds.decisions import Identity
from schemas.views import View

app = typer.Typer()


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
        check_mention(mention)
    settings = load(needs=["Kafka"])
    persons = persons_of(settings, mentions, view)
    if whole and persons is None:
        raise NotRunning(f"Elasticsearch does not answer at {settings.elasticsearch}: --whole needs it")
    items = item_mentions(decision, mentions, persons or {}, whole=whole)
    event = identity_decision(decision, items, by=by, reason=reason, view=view, now=datetime.now(UTC))
    publish(settings, event)
    contradicted = list(contradictions(decision, items, persons or {}))
    if json:
        named = list(dict.fromkeys(mention for item in items for mention in item))
        output.as_json(
            {"event": event.event_id, "decision": decision.value, "mentions": named, "contradicts": contradicted}
        )
        return
    output.say(f"Decided, as event {event.event_id}.")
    unknown = "Elasticsearch does not answer, so whether it contradicts another decision will be seen in explain."
    for text in [unknown] if persons is None else [*hints(mentions, persons, whole=whole), *contradicted]:
        output.say(text)
    output.say(f"To take that back: viper withdraw {event.event_id} --by NAME --reason TEXT")


def persons_of(settings: Settings, mentions: list[str], view: View) -> dict[str, dict[str, Any]] | None:
    """By mention, the indexed person it is taken for; None where Elasticsearch does not answer."""
    from indexers.indices import alias

    query = {"terms": {"mentions": mentions}}
    try:
        with index_client(settings) as client:
            hits = client.search(index=alias("persons", view), query=query, size=len(mentions))["hits"]["hits"]
    except NotRunning:
        return None
    found = [hit["_source"] for hit in hits]
    return {mention: person for mention in mentions for person in found if mention in person["mentions"]}
