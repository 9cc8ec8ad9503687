"""``viper alert``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from ops import output
from ops.command_options import By, InView
from ops.decisions.alert_decisions import (
    ALERT_COLUMNS,
    alert_decision,
    alert_heading,
    alert_row,
)
from ops.decisions.desk_publication import publish
from ops.errors import NotFound
from ops.index_client import index_client
from ops.settings import Settings, load
from schemas.kinds.decisions import AlertAnswer
from schemas.views import View

app = typer.Typer(help="What the rules ask you to look at: list it, acknowledge it, dismiss it.")
Id = Annotated[str, typer.Argument(metavar="ID", help="The alert's id, as the list shows it.")]
Reason = Annotated[str, typer.Option(help="Why.")]
MOST_ABOUT_ONE = 100
Seen = Annotated[View, typer.Option(help="What you have seen: answered from view C, it counts in C alone.")]


@app.command("list")
def list_(
    *,
    view: InView = View.P,
    every: Annotated[bool, typer.Option("--all", help="Those acknowledged and dismissed, too.")] = False,
    rule: Annotated[str | None, typer.Option(help="Only those of this rule.")] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only those active that day.")] = None,
    size: Annotated[int, typer.Option(help="Rows shown.", min=1, max=10_000)] = 20,
    json: output.Json = False,
) -> None:
    """Alerts that wait for somebody, the gravest first, all about one thing together."""
    from desk.pages.lists import alerts_query, by_subject
    from desk.pages.parts import UNANSWERED

    statuses = () if every else UNANSWERED
    body = alerts_query(statuses=statuses, rule=rule or "", on=on.date() if on else None, size=size)
    answer = _hits(load(), view, body)
    total, found = answer["total"]["value"], [hit["_source"] for hit in answer["hits"]]
    if json:
        output.as_json({"total": total, "found": found})
        return
    if not found:
        output.say("No alert waits for an answer; --all lists those that were answered, too.")
        return
    grouped = (alert for group in by_subject(found) for alert in group)
    output.table(f"{total:,} alerts", ALERT_COLUMNS, map(alert_row, grouped))
    if total > len(found):
        output.say(f"The first {len(found)} are shown; --size shows more.")


@app.command()
def show(id_: Id, *, view: InView = View.P, json: output.Json = False) -> None:
    """One alert: why it was raised, what was decided, and what would raise it again."""
    from desk.pages.alert import last_time

    settings = load()
    alert = _alert_of_id(settings, view, id_)
    if json:
        output.as_json(alert)
        return
    output.say(alert_heading(alert))
    output.say(f"It stands where it does since {alert['harm']['reason']}.")
    output.say(f"Active from {alert['active_from'][:16]} until {alert['active_until'][:16]}.")
    output.say(alert["explanation"])
    output.say(f"Raised by items {', '.join(alert['raised_by'])}.")
    about = {"query": {"term": {"subject": alert["subject"]}}, "size": MOST_ABOUT_ONE}
    if last := last_time(alert, [hit["_source"] for hit in _hits(settings, view, about)["hits"]]):
        output.say(f"Last time: {last}.")
    for made in alert["decisions"]:
        answer = f"{made['answer'].capitalize()} by {made['by']}, {made['at'][:16]}"
        output.say(f"{answer}: {made['reason']} (item {made['item']})")
    if alert["new_items"]:
        output.say(f"New since: {', '.join(alert['new_items'])}.")
    output.say(f"What would raise it again: {alert['raised_again_by']}.")


@app.command()
def acknowledge(id_: Id, *, by: By, reason: Reason, view: Seen = View.P, json: output.Json = False) -> None:
    """Say that somebody sees to it. It stays acknowledged, and shows what is new."""
    _answer(id_, AlertAnswer.ACKNOWLEDGED, by=by, reason=reason, view=view, json=json)


@app.command()
def dismiss(id_: Id, *, by: By, reason: Reason, view: Seen = View.P, json: output.Json = False) -> None:
    """Say that there is nothing in it. It is raised again when something comes that is not known now."""
    _answer(id_, AlertAnswer.DISMISSED, by=by, reason=reason, view=view, json=json)


def _answer(id_: str, answer: AlertAnswer, *, by: str, reason: str, view: View, json: bool) -> None:
    settings = load()
    alert = _alert_of_id(settings, view, id_)
    event = alert_decision(alert, answer, by=by, reason=reason, view=view, now=datetime.now(UTC))
    publish(settings, event)
    if json:
        output.as_json({"event": event.event_id, "alert": id_, "decision": answer.value})
        return
    output.say(f"{answer.value.capitalize()}, as event {event.event_id}.")
    output.say(f"To take that back: viper withdraw {event.event_id} --by NAME --reason TEXT")


def _alert_of_id(settings: Settings, view: View, id_: str) -> dict[str, Any]:
    hits = _hits(settings, view, {"query": {"term": {"id": id_}}, "size": 1})["hits"]
    if not hits:
        raise NotFound(f"there is no alert {id_} in view {view.value.upper()}; `viper alert list --all` shows them")
    found: dict[str, Any] = hits[0]["_source"]
    return found


def _hits(settings: Settings, view: View, body: Mapping[str, Any]) -> Any:
    from indexers.indices import alias

    with index_client(settings) as client:
        return client.search(index=alias("alerts", view), body=dict(body))["hits"]
