"""The review queue for the desk: the same ranking as ``viper review list``, asked with the reader's own rights."""

from __future__ import annotations

from typing import Any

from desk.document_store import Document, DocumentStore
from ops.decisions.review_queue import (
    AlertsOfPersons,
    Question,
    alerts_body,
    alerts_of_persons,
    named_persons_body,
    own_alerts,
    own_alerts_body,
    question,
    questions_body,
    queue,
)
from schemas.views import View


def questions(store: DocumentStore, view: View, size: int) -> tuple[int, tuple[Document, ...]]:
    """How many questions there are, and the first, each with all that is at stake."""
    alerts = _alerts(store, view)
    found = store.search("questions", view, questions_body(alerts))
    own = own_alerts(_documents(store, "alerts", view, own_alerts_body(found.documents)) if found.documents else ())
    asked = queue(found.documents, alerts, found.total, size, own)
    return asked.total, tuple(_with_stakes(one) for one in asked.questions)


def _alerts(store: DocumentStore, view: View) -> AlertsOfPersons:
    alerts = _documents(store, "alerts", view, alerts_body())
    return alerts_of_persons(alerts, _documents(store, "persons", view, named_persons_body(alerts)) if alerts else ())


def with_all_stakes(store: DocumentStore, view: View, document: Document) -> Document:
    """One question with all that is at stake."""
    own = own_alerts(_documents(store, "alerts", view, own_alerts_body([document])))
    return _with_stakes(question(document, _alerts(store, view), own))


def _with_stakes(one: Question) -> Document:
    stakes: list[dict[str, Any]] = [{"points": stake.points, "words": stake.words} for stake in one.stakes]
    return {**one.document, "stakes": stakes}


def _documents(store: DocumentStore, family: str, view: View, body: dict[str, Any]) -> tuple[Document, ...]:
    return store.search(family, view, body).documents
