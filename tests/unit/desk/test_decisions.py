"""Decisions that are taken on a page: the same events as on the command line, seen at once."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from desk.rendering import address
from schemas.amendments import Withdrawal
from schemas.events import AlertDecision, IdentityDecision
from schemas.views import View
from tests.unit.desk.conftest import ids
from tests.unit.desk.document_memory import DocumentMemory, Key
from tests.unit.desk.fakes import DeskOfTest
from tests.unit.desk.test_sessions import token


def alert_of(documents: dict[Key, bytes], status: str, view: View = View.C) -> dict[str, object]:
    every = (json.loads(documents[view, "alerts", id_]) for id_ in ids(documents, view, "alerts"))
    return next(alert for alert in every if alert["status"] == status)


def sent(browser: TestClient, view: View, about: str, **fields: str) -> tuple[int, str]:
    page = fields.pop("page")
    form = {"token": token(browser.get(page).text), "back": page, "reason": "seen on the spot", **fields}
    answer = browser.post(f"/{view.value}/decide/{about}", data=form)
    return answer.status_code, answer.text


def test_an_alert_is_answered_by_the_reader_and_shown_as_pending(
    browser: TestClient, desk: DeskOfTest, documents: dict[Key, bytes]
) -> None:
    alert = alert_of(documents, "raised")
    page = address(View.C, "alert", str(alert["id"]))
    status, _ = sent(browser, View.C, "alert", page=page, alert=str(alert["id"]), choice="dismissed")
    (event,) = desk.published
    assert status == 303
    assert isinstance(event, AlertDecision)
    (item,) = event.items
    assert (item.alert, item.decision, item.decided_by, item.reason) == (
        alert["id"],
        "dismissed",
        "ann",
        "seen on the spot",
    )
    assert item.grade.handling == "C"
    text = browser.get(page).text
    assert f"Dismissed by <bdi>ann</bdi>, published as event {event.event_id}: waiting to be concluded" in text


def test_what_was_decided_in_view_c_is_not_pending_in_view_p(browser: TestClient, documents: dict[Key, bytes]) -> None:
    alert = alert_of(documents, "raised", View.P)
    page = address(View.C, "alert", str(alert["id"]))
    assert sent(browser, View.C, "alert", page=page, alert=str(alert["id"]), choice="acknowledged")[0] == 303
    assert "waiting to be concluded" in browser.get(page).text
    assert "waiting to be concluded" not in browser.get(address(View.P, "alert", str(alert["id"]))).text


def test_two_persons_are_decided_about_with_all_their_mentions(
    browser: TestClient, desk: DeskOfTest, documents: dict[Key, bytes]
) -> None:
    question = json.loads(documents[View.P, "questions", ids(documents, View.P, "questions")[0]])
    first, second = (json.loads(documents[View.P, "persons", id_]) for id_ in question["persons"])
    fields = {"first": first["id"], "second": second["id"], "digest": first["digest"], "other_digest": second["digest"]}
    page = address(View.P, "question", question["id"])
    assert sent(browser, View.P, "identity", page=page, choice="same", **fields)[0] == 303
    (event,) = desk.published
    assert isinstance(event, IdentityDecision)
    assert {mention for item in event.items for mention in item.mentions} == {*first["mentions"], *second["mentions"]}
    for shown in (page, address(View.P, "person", first["id"]), address(View.P, "person", second["id"])):
        assert "Decided that they are one person by <bdi>ann</bdi>" in browser.get(shown).text


def test_persons_who_have_changed_since_they_were_shown_are_not_decided_about(
    browser: TestClient, desk: DeskOfTest, documents: dict[Key, bytes]
) -> None:
    question = json.loads(documents[View.P, "questions", ids(documents, View.P, "questions")[0]])
    fields = dict(zip(("first", "second"), question["persons"], strict=True))
    page = address(View.P, "question", question["id"])
    status, text = sent(
        browser, View.P, "identity", page=page, choice="same", digest="old", other_digest="old", **fields
    )
    assert (status, desk.published) == (400, [])
    assert "one of the two persons has just changed: look at them again; nothing was decided" in text


@pytest.mark.parametrize(
    ("about", "fields", "words"),
    [
        ("alert", {"choice": "dismissed", "reason": " "}, "say why, in up to 500 characters"),
        ("alert", {"choice": "dismissed", "reason": "x" * 501}, "say why, in up to 500 characters"),
        ("alert", {"choice": "delete"}, "an alert is acknowledged, dismissed, or raised again"),
        ("alert", {"choice": "raise-again"}, "there is no answer to withdraw"),
        ("alert", {"choice": "dismissed", "alert": "gone"}, "this alert is gone"),
        ("identity", {"choice": "perhaps"}, "two persons are the same or different"),
        ("identity", {"choice": "same", "first": "x", "second": "x"}, "one of the two persons has just changed"),
    ],
)
def test_a_decision_that_cannot_be_taken_says_why_and_publishes_nothing(
    browser: TestClient, desk: DeskOfTest, documents: dict[Key, bytes], about: str, fields: dict[str, str], words: str
) -> None:
    alert = str(alert_of(documents, "raised")["id"])
    page = address(View.C, "alert", alert)
    status, text = sent(browser, View.C, about, **{"page": page, "alert": alert, **fields})
    assert (status, desk.published) == (400, [])
    assert words in text


def test_a_form_without_the_token_of_the_session_decides_nothing(
    browser: TestClient, desk: DeskOfTest, documents: dict[Key, bytes]
) -> None:
    alert = str(alert_of(documents, "raised")["id"])
    browser.get("/c/alerts")
    answer = browser.post(
        "/c/decide/alert", data={"alert": alert, "choice": "dismissed", "reason": "x", "token": "guess"}
    )
    assert (answer.status_code, desk.published) == (403, [])


def test_an_answered_alert_is_raised_again_by_withdrawing_the_answer(
    memory: DocumentMemory, desk: DeskOfTest, browser: TestClient, documents: dict[Key, bytes]
) -> None:
    answered = next(
        alert
        for id_ in ids(documents, View.C, "alerts")
        if (alert := json.loads(documents[View.C, "alerts", id_]))["decisions"]
    )
    page = address(View.C, "alert", answered["id"])
    assert "Raise again: withdraw the last answer" in browser.get(page).text
    assert sent(browser, View.C, "alert", page=page, alert=answered["id"], choice="raise-again")[0] == 303
    (amendment,) = desk.published
    (decision,) = memory.get("events", View.C, [answered["decisions"][0]["item"].partition("/")[0]])
    assert isinstance(amendment, Withdrawal)
    assert amendment.event.source_reference == decision["source_reference"]
    assert amendment.reason == "ann: seen on the spot"
