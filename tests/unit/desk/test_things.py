"""Pages about one thing: every document has one, in its own view alone, and hostile texts stay texts."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from desk.gathering import GATHERERS
from desk.page_model import page_of
from desk.rendering import address
from schemas.views import View
from tests.unit.desk.conftest import HOSTILE_NAME, ids, withheld
from tests.unit.desk.document_memory import DocumentMemory, Key
from tests.unit.desk.fakes import DeskOfTest

NOW = datetime(2019, 7, 1, tzinfo=UTC)
FAMILIES = ("persons", "locations", "alerts", "events", "objects", "groups", "operations", "questions", "associations")


def page(family: str, value: bytes) -> str:
    return page_of(family, json.loads(value))


@pytest.mark.parametrize("view", View)
def test_every_document_with_a_page_opens_in_its_view(
    browser: TestClient, documents: dict[Key, bytes], view: View
) -> None:
    opened = [
        browser.get(address(view, page(family, value), id_)).status_code
        for (shown, family, id_), value in documents.items()
        if shown is view
        and family in FAMILIES
        and page(family, value) in GATHERERS
        and json.loads(value).get("kind") not in {"cell-month", "operation-month"}
    ]
    assert set(opened) == {200}
    assert len(opened) > 20


def test_what_is_known_in_view_c_alone_is_nothing_in_view_p(browser: TestClient, documents: dict[Key, bytes]) -> None:
    hidden = withheld(documents, "persons")
    assert "Cora Withheld" in browser.get(address(View.C, "person", hidden)).text
    refused, unknown = (browser.get(address(View.P, "person", id_)) for id_ in (hidden, "11111111/1/p1"))
    assert refused.status_code == unknown.status_code == 404
    assert "has nothing with this id" in refused.text
    assert refused.text.replace(hidden, "X") == unknown.text.replace("11111111/1/p1", "X")


def test_no_page_of_view_p_shows_what_only_view_c_has(browser: TestClient, documents: dict[Key, bytes]) -> None:
    shown = [browser.get(address(View.P, "person", id_)).text for id_ in ids(documents, View.P, "persons")]
    assert [text for text in shown if "Withheld" in text or "secret" in text] == []


def test_handling_stands_above_the_name(browser: TestClient, documents: dict[Key, bytes]) -> None:
    hidden = withheld(documents, "persons")
    text = browser.get(address(View.C, "person", hidden)).text
    assert text.index("C: lawful sharing permitted with conditions") < text.index("<h1>")


def test_a_person_is_found_by_any_mention_of_theirs(browser: TestClient, documents: dict[Key, bytes]) -> None:
    found = next(
        json.loads(documents[View.P, "persons", id_])
        for id_ in ids(documents, View.P, "persons")
        if json.loads(documents[View.P, "persons", id_])["mentions_total"] > 1
    )
    other = next(mention for mention in found["mentions"] if mention != found["id"])
    assert found["id"] in browser.get(address(View.P, "person", other)).text


def test_hostile_texts_are_shown_as_texts(browser: TestClient, documents: dict[Key, bytes]) -> None:
    id_ = next(id_ for id_ in ids(documents, View.P, "persons") if b"<script>" in documents[View.P, "persons", id_])
    text = browser.get(address(View.P, "person", id_)).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "&lt;img src=x onerror=alert(2)&gt; [U+202E]DESREVER[U+202C] {{ 7 * 7 }}" in text
    assert re.findall(r"<script[^>]*>", text) == ['<script src="/static/desk.js" defer>']
    assert HOSTILE_NAME not in text
    assert "\u202e" not in text


def test_every_answer_forbids_scripts_of_others_and_copies(browser: TestClient) -> None:
    for path in ("/p/alerts", "/static/desk.css", "/p/person/nobody", "/nowhere/at/all/x"):
        headers = browser.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]
        assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")


def test_a_page_needs_no_script_and_no_style_that_stands_in_it(
    browser: TestClient, documents: dict[Key, bytes]
) -> None:
    for id_ in ids(documents, View.C, "alerts"):
        text = browser.get(address(View.C, "alert", id_)).text
        assert re.search(r"<style|style=|\son\w+=|javascript:|https?://", text) is None


@pytest.mark.parametrize("path", ["/p/nothing/x", "/q/person/x", "/p/person/" + "a" * 700, "/p/person/..%2f..%2fx"])
def test_what_is_no_page_is_not_found(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_a_person_of_ten_thousand_mentions_has_a_page_that_says_what_it_leaves_out(documents: dict[Key, bytes]) -> None:
    person = json.loads(documents[View.P, "persons", ids(documents, View.P, "persons")[0]])
    event = person["id"].partition("/")[0]
    person["mentions"] = [person["id"], *(f"{event[:-6]}{number:06d}/1/p1" for number in range(9_999))]
    person["standing"]["items_total"] = 10_000
    known = {(View.P, "events", event): documents[View.P, "events", event]}
    known[View.P, "persons", person["id"]] = json.dumps(person).encode()
    desk = DeskOfTest(DocumentMemory(known), now=NOW)
    text = desk.browser().get(address(View.P, "person", person["id"])).text
    assert re.search(r"The first 60 of 10,00\d\.", text)
    assert "9,999 items more are not shown here." in text
    assert len(text) < 100_000


def test_a_group_of_three_hundred_has_a_page_with_a_chart_of_some_of_them(documents: dict[Key, bytes]) -> None:
    group = json.loads(documents[View.P, "groups", ids(documents, View.P, "groups")[0]])
    (member, *_) = group["members"]
    names = [{**member, "person": f"{member['person'][:-3]}{at}", "name": f"Member {at}"} for at in range(300)]
    group |= {"members": names, "members_total": 300}
    desk = DeskOfTest(DocumentMemory({(View.P, "groups", group["id"]): json.dumps(group).encode()}), now=NOW)
    text = desk.browser().get(address(View.P, "group", group["id"])).text
    assert text.count("Member 299") == 1
    assert "284 things with fewer items not drawn." in text


def test_the_page_of_an_event_says_what_would_be_gone_without_it(
    browser: TestClient, documents: dict[Key, bytes]
) -> None:
    person = json.loads(documents[View.C, "persons", withheld(documents, "persons")])
    text = browser.get(address(View.C, "event", person["id"])).text
    assert "What stands on it" in text
    assert f'<a href="{address(View.C, "person", person["id"])}"><bdi>Cora Withheld</bdi></a>' in text
    assert "would be gone: it stands on nothing else" in text


def test_alerts_of_one_rule_are_listed_with_why(browser: TestClient, documents: dict[Key, bytes]) -> None:
    every = [json.loads(documents[View.P, "alerts", id_]) for id_ in ids(documents, View.P, "alerts")]
    rule = every[0]["rule"]
    text = browser.get("/p/alerts", params={"rule": rule, "all": "1"}).text
    shown = [address(View.P, "alert", alert["id"]) in text for alert in every]
    assert shown == [alert["rule"] == rule for alert in every]
    assert '<th scope="col">why</th>' in text


def test_what_is_no_rule_has_no_alert(browser: TestClient) -> None:
    text = browser.get("/p/alerts", params={"rule": "<script>"}).text
    assert "There is none." in text
    assert "<script>" not in text
