"""``viper review``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ops import output
from ops.command_options import By, InView
from ops.decisions.desk_publication import publish
from ops.decisions.identity_decisions import contradictions, identity_decision, item_mentions
from ops.decisions.review_queue import (
    MOST_QUESTIONS,
    PERSON_FIELDS_TO_DECIDE,
    QUESTION_COLUMNS,
    AlertsOfPersons,
    Document,
    OwnAlerts,
    Queue,
    alerts_body,
    alerts_of_persons,
    as_values,
    found_question,
    named_persons_body,
    own_alerts,
    own_alerts_body,
    persons_of_question,
    question,
    question_body,
    question_row,
    questions_body,
    queue,
    traits_in_words,
    who,
)
from ops.explanation.person_explanation import feature_rows, pair_columns
from ops.index_client import index_client
from ops.settings import Settings, load
from schemas.kinds.decisions import Identity
from schemas.views import View
from streams.correlation.association.question_document import ASKED_OF_A_PERSON

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch

app = typer.Typer(help="Who may be one person where it matters: list the questions, look at one, answer it.")
Id = Annotated[str, typer.Argument(metavar="ID", help="The question's id, as the list shows it.")]
Reason = Annotated[str, typer.Option(help="Why.")]
Seen = Annotated[View, typer.Option(help="What you have seen: answered from view C, it counts in C alone.")]


@app.command("list")
def list_(
    *,
    view: InView = View.P,
    size: Annotated[int, typer.Option(help="Rows shown.", min=1, max=1_000)] = 20,
    json: output.Json = False,
) -> None:
    """Pairs of persons who may be one, those first of which knowing would change most."""
    with index_client(load()) as client:
        asked = _queue(client, view, size)
    if json:
        listed = [as_values(one) for one in asked.questions]
        output.as_json({"total": asked.total, "left_out": asked.left_out, "questions": listed})
        return
    if not asked.questions:
        output.say("Nobody who has a trait, an alert or an operation may also be somebody else.")
        return
    output.table(f"{asked.total:,} questions", QUESTION_COLUMNS, map(question_row, asked.questions))
    if asked.total - asked.left_out > len(asked.questions):
        output.say(f"The first {len(asked.questions)} are shown; --size shows more.")
    if asked.left_out:
        output.say(f"{asked.left_out:,} more are about persons of whom {ASKED_OF_A_PERSON} likelier ones are asked.")
    if asked.total > MOST_QUESTIONS:
        output.say(f"Those {MOST_QUESTIONS:,} were ranked in which most is at stake by what is known of both.")


@app.command()
def show(id_: Id, *, view: InView = View.P, json: output.Json = False) -> None:
    """One question: who the two are, what would change, what speaks for one person and what against."""
    with index_client(load()) as client:
        document = _document(client, view, id_)
        asked = question(document, _alerts(client, view), _own_alerts(client, view, [document]))
        persons = _persons(client, view, asked.document)
    if json:
        output.as_json(as_values(asked))
        return
    for side in persons_of_question(asked.document, persons):
        output.say(f"{who({**side, 'mentions_total': len(side['mentions'])})}: {traits_in_words(side)}")
        output.say(f"  person {side['id']}")
    output.say(f"\nThat they are one person is {asked.document['likely']}. Knowing would change:")
    output.say("; ".join(stake.words for stake in asked.stakes) + "." if asked.stakes else "nothing that is known.")
    _show_pair(asked.document)
    output.say(f"\nviper review same {asked.id} --by NAME --reason TEXT, or different.")


def _show_pair(document: Document) -> None:
    pair = document["pair"]
    numbers = {pair["one"]: 1, pair["other"]: 2}
    output.table("", pair_columns(pair, numbers), feature_rows(pair["features"]), right=[2])
    of_all = "" if pair["bits"] == document["bits"] else f", {document['bits']:+.2f} with their other mentions"
    output.say(f"In all {pair['bits']:+.2f} bits{of_all}. Not joined: {document['why_not']}.")
    output.say(f"To know: {document['to_know']}.")
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
    persons = _questioned(settings, view, id_)
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


def _questioned(settings: Settings, view: View, id_: str) -> Mapping[str, Document]:
    """The documents of the two persons of a question, by id."""
    with index_client(settings) as client:
        document = _document(client, view, id_)
        both = persons_of_question(document, _persons(client, view, document))
    return {person["id"]: person for person in both}


def _queue(client: Elasticsearch, view: View, size: int) -> Queue:
    alerts = _alerts(client, view)
    answer = _search(client, "questions", view, questions_body(alerts))
    documents = _sources(answer)
    total, own = int(answer["hits"]["total"]["value"]), _own_alerts(client, view, documents)
    return queue(documents, alerts, total, size, own)


def _own_alerts(client: Elasticsearch, view: View, documents: Sequence[Document]) -> OwnAlerts:
    return own_alerts(_sources(_search(client, "alerts", view, own_alerts_body(documents))) if documents else [])


def _alerts(client: Elasticsearch, view: View) -> AlertsOfPersons:
    alerts = _sources(_search(client, "alerts", view, alerts_body()))
    persons = _sources(_search(client, "persons", view, named_persons_body(alerts))) if alerts else []
    return alerts_of_persons(alerts, persons)


def _document(client: Elasticsearch, view: View, id_: str) -> Document:
    asked = id_.strip().lower()
    found = _sources(_search(client, "questions", view, question_body(asked)))
    return found_question(found, asked, view.value)


def _persons(client: Elasticsearch, view: View, document: Document) -> dict[str, Document]:
    body = {"query": {"terms": {"id": document["persons"]}}, "size": 2, "_source": list(PERSON_FIELDS_TO_DECIDE)}
    return {person["id"]: person for person in _sources(_search(client, "persons", view, body))}


def _search(client: Elasticsearch, family: str, view: View, body: dict[str, Any]) -> Any:
    from indexers.indices import alias

    return client.search(index=alias(family, view), body=body)


def _sources(answer: Any) -> list[Document]:
    hits: Sequence[Any] = answer["hits"]["hits"]
    return [hit["_source"] for hit in hits]
