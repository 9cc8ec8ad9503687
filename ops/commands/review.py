"""``viper review``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Final, NamedTuple

import typer

from ops import output
from ops.command_options import By, InView
from ops.decisions.desk_publication import publish
from ops.decisions.identity_decisions import contradictions, identity_decision, item_mentions
from ops.decisions.review_queue import (
    MOST_OF_A_PERSON,
    QUESTION_COLUMNS,
    SOURCE_FIELDS,
    Document,
    Question,
    alerts_body,
    as_values,
    find,
    others,
    persons_body,
    question_row,
    questions,
    queue,
    traits_in_words,
    who,
)
from ops.explanation.person_explanation import feature_rows, pair_columns
from ops.index_client import index_client
from ops.settings import Settings, load
from schemas.kinds.decisions import Identity
from schemas.views import View
from streams.correlation.yardstick import in_words

app = typer.Typer(help="Who may be one person where it matters: list the questions, look at one, answer it.")
Id = Annotated[str, typer.Argument(metavar="ID", help="The question's id, as the list shows it.")]
Reason = Annotated[str, typer.Option(help="Why.")]
Seen = Annotated[View, typer.Option(help="What you have seen: answered from view C, it counts in C alone.")]

AT_ONCE: Final = 500
"""Persons asked for in one request."""


class _Material(NamedTuple):
    """Persons with something at stake and whom they may also be; alerts; how many such persons there are in all."""

    persons: list[Document]
    alerts: list[Document]
    looked_at: int
    total: int


@app.command("list")
def list_(
    *,
    view: InView = View.P,
    size: Annotated[int, typer.Option(help="Rows shown.", min=1, max=1_000)] = 20,
    json: output.Json = False,
) -> None:
    """Pairs of persons who may be one, those first of which knowing would change most."""
    found = _material(load(), view)
    asked = queue(found.persons, found.alerts, size)
    if json:
        listed = [as_values(one) for one in asked.questions]
        seen = {"persons_looked_at": found.looked_at, "persons_total": found.total}
        output.as_json({"total": asked.total, "left_out": asked.left_out, **seen, "questions": listed})
        return
    if not asked.questions:
        output.say("Nobody who has a trait, an alert or an operation may also be somebody else.")
        return
    output.table(f"{asked.total:,} questions", QUESTION_COLUMNS, map(question_row, asked.questions))
    _say_what_is_left_out(asked.total, asked.left_out, len(asked.questions), found)


def _say_what_is_left_out(total: int, left_out: int, shown: int, found: _Material) -> None:
    if total - left_out > shown:
        output.say(f"The first {shown} are shown; --size shows more.")
    if left_out:
        output.say(f"{left_out:,} more are about persons who are in the list {MOST_OF_A_PERSON} times already.")
    if found.total > found.looked_at:
        output.say(f"{found.looked_at:,} of {found.total:,} such persons were looked at, those seen last.")


@app.command()
def show(id_: Id, *, view: InView = View.P, json: output.Json = False) -> None:
    """One question: who the two are, what would change, what speaks for one person and what against."""
    question = _question_of_id(load(), view, id_)
    if json:
        output.as_json(as_values(question))
        return
    for side in (question.one, question.other):
        output.say(f"{who(side)}: {traits_in_words(side)}\n  person {side['id']}")
    output.say(f"\nThat they are one person is {in_words(question.chance)}. Knowing would change:")
    output.say("; ".join(stake.words for stake in question.stakes) + ".")
    _show_pair(question.pair)
    output.say(f"\nviper review same {question.id} --by NAME --reason TEXT, or different.")


def _show_pair(pair: Document) -> None:
    numbers = {pair["one"]: 1, pair["other"]: 2}
    output.table("", pair_columns(pair, numbers), feature_rows(pair["features"]), right=[2])
    output.say(
        f"In all {pair['bits']:+.2f} bits; not one person because {pair['why_not']}. To know: {pair['to_know']}."
    )
    output.say(f"1 is mention {pair['one']}\n2 is mention {pair['other']}")


@app.command()
def same(id_: Id, *, by: By, reason: Reason, view: Seen = View.P, json: output.Json = False) -> None:
    """They are one person. It binds, whatever is learnt later, until it is withdrawn."""
    _answer(id_, Identity.SAME, by=by, reason=reason, view=view, json=json)


@app.command()
def different(id_: Id, *, by: By, reason: Reason, view: Seen = View.P, json: output.Json = False) -> None:
    """They are two persons. It binds, whatever is learnt later, until it is withdrawn."""
    _answer(id_, Identity.DIFFERENT, by=by, reason=reason, view=view, json=json)


def _answer(id_: str, answer: Identity, *, by: str, reason: str, view: View, json: bool) -> None:
    """Decide about all mentions that the two persons have now, as ``viper decide --whole`` does."""
    settings = load()
    question = _question_of_id(settings, view, id_)
    persons = {side["id"]: side for side in (question.one, question.other)}
    items = item_mentions(answer, list(persons), persons, whole=True)
    event = identity_decision(answer, items, by=by, reason=reason, view=view, now=datetime.now(UTC))
    publish(settings, event)
    contradicted = list(contradictions(answer, items, persons))
    if json:
        output.as_json({"event": event.event_id, "decision": answer.value, "contradicts": contradicted})
        return
    output.say(f"Decided, as event {event.event_id}.")
    for text in contradicted:
        output.say(text)
    output.say(f"To take that back: viper withdraw {event.event_id} --by NAME --reason TEXT")


def _question_of_id(settings: Settings, view: View, id_: str) -> Question:
    found = _material(settings, view)
    return find(questions(found.persons, found.alerts), id_)


def _material(settings: Settings, view: View) -> _Material:
    from indexers.indices import alias

    with index_client(settings) as client:
        alerts = _sources(client.search(index=alias("alerts", view), body=alerts_body()))
        answer = client.search(index=alias("persons", view), body=persons_body(alerts))
        persons = _sources(answer)
        looked_at, total = len(persons), int(answer["hits"]["total"]["value"])
        missing = others(persons)
        for at in range(0, len(missing), AT_ONCE):
            query = {"terms": {"id": missing[at : at + AT_ONCE]}}
            more = {"query": query, "size": AT_ONCE, "_source": list(SOURCE_FIELDS)}
            persons += _sources(client.search(index=alias("persons", view), body=more))
    return _Material(persons, alerts, looked_at, total)


def _sources(answer: Any) -> list[Document]:
    hits: Sequence[Any] = answer["hits"]["hits"]
    return [hit["_source"] for hit in hits]
