"""The desk on an Elasticsearch with users: its roles decide, and the desk's own key writes the log alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import requests
from elasticsearch import Elasticsearch
from starlette.testclient import TestClient

from desk.errors import NotServed
from desk.rendering import address
from indexers.bulk import Action, write
from indexers.indices import Indices, alias
from indexers.kibana.bundle import objects
from indexers.kibana.panel_requests import panel_requests
from indexers.kibana.references import ObjectIndex
from indexers.land import LAND, prepare_land
from ops.commands.desk import desk_application
from ops.settings import Settings
from schemas.bookkeeping.consultations import CONSULTATIONS
from schemas.views import View
from tests.integration.desk.secured_elasticsearch import PASSWORD, SecuredElasticsearch
from tests.integration.kibana.viper_year import CONTEXT
from tests.unit.desk.conftest import documents, ids, withheld  # noqa: F401  the same documents as in memory
from tests.unit.desk.document_memory import Key
from tests.unit.desk.test_sessions import token

pytestmark = pytest.mark.soak
KEY = {
    "desk": {
        "indices": [
            {"names": [CONSULTATIONS], "privileges": ["create_doc", "read", "create_index", "view_index_metadata"]}
        ]
    }
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, documents: dict[Key, bytes]) -> Iterator[SecuredElasticsearch]:  # noqa: F811
    """A server with the documents of a generation."""
    made = SecuredElasticsearch(tmp_path_factory.mktemp("secured"))
    made.fetch()
    with made:
        client = root(made)
        indices = Indices(client, "one")
        indices.create(View)
        indices.switch(View)
        write(client, [Action(f"{alias(key[1], key[0])}-one", key[2], 1, value) for key, value in documents.items()])
        prepare_land(client)
        client.indices.refresh(index="intel-*")
        yield made


def root(server: SecuredElasticsearch) -> Elasticsearch:
    return Elasticsearch(server.url, basic_auth=("root", PASSWORD), request_timeout=60)


def settings(server: SecuredElasticsearch) -> Settings:
    return Settings(Path(), "", server.url, tuple(View), 1)


@pytest.fixture(scope="module")
def browser(server: SecuredElasticsearch) -> Iterator[TestClient]:
    key = root(server).security.create_api_key(name="desk", role_descriptors=KEY)["encoded"]
    with patch.dict(os.environ, {"VIPER_DESK_KEY": key}):
        served = desk_application(settings(server), host="127.0.0.1", by="nobody in particular", encrypted=False)
    with TestClient(served, base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield client


def sign_in(browser: TestClient, name: str, password: str = PASSWORD) -> int:
    browser.cookies.clear()
    form = {"token": token(browser.get("/sign-in").text), "name": name, "password": password}
    return browser.post("/sign-in", data=form).status_code


def pages(documents: dict[Key, bytes], view: View) -> list[str]:  # noqa: F811
    families = {"person": "persons", "door": "locations", "alert": "alerts", "event": "events", "question": "questions"}
    things = [address(view, kind, ids(documents, view, family)[0]) for kind, family in families.items()]
    return [*things, f"/{view.value}/alerts", f"/{view.value}/questions", f"/{view.value}/search?q=sample"]


def test_each_role_reads_its_view_and_no_page_of_the_other(browser: TestClient, documents: dict[Key, bytes]) -> None:  # noqa: F811
    of_p, of_c = pages(documents, View.P), pages(documents, View.C)
    expected = {"pat": ({200}, {403}), "cal": ({200}, {200}), "nobody": ({403}, {403}), "dpo": ({403}, {403})}
    for name, statuses in expected.items():
        assert sign_in(browser, name) == 303
        assert tuple({browser.get(page).status_code for page in of} for of in (of_p, of_c)) == statuses, name
    assert "whoever gives roles in Elasticsearch can let you" in browser.get(of_c[0]).text


def test_what_only_view_c_holds_is_not_found_by_a_reader_of_view_p(
    browser: TestClient,
    documents: dict[Key, bytes],  # noqa: F811
) -> None:
    sign_in(browser, "pat")
    hidden = withheld(documents, "persons")
    assert browser.get(address(View.P, "person", hidden)).status_code == 404
    assert "Withheld" not in browser.get(address(View.C, "person", hidden)).text
    assert "Nothing in view P matches" in browser.get("/p/search?q=cora+withheld").text


def test_whoever_is_unknown_is_not_signed_in(browser: TestClient) -> None:
    assert sign_in(browser, "pat", "wrong") == 401
    assert sign_in(browser, "stranger") == 401
    assert browser.get("/p/alerts").status_code == 401


def test_the_log_is_read_by_the_data_protection_officer_and_written_by_the_desk_alone(
    browser: TestClient, server: SecuredElasticsearch
) -> None:
    sign_in(browser, "pat")
    browser.get("/p/search?q=ann+sample")
    requests.post(f"{server.url}/{CONSULTATIONS}/_refresh", auth=("root", PASSWORD), timeout=30)
    read = {name: _newest(server, name) for name in ("pat", "cal", "dpo")}
    assert (read["pat"].status_code, read["cal"].status_code, read["dpo"].status_code) == (403, 403, 200)
    entry = read["dpo"].json()["hits"]["hits"][0]["_source"]
    assert (entry["who"], entry["roles"], entry["what"]) == ("pat", ["reader_p"], "ann sample")
    forged = requests.put(f"{server.url}/{CONSULTATIONS}/_doc/1", json=entry, auth=("dpo", PASSWORD), timeout=30)
    assert forged.status_code == 403


def _newest(server: SecuredElasticsearch, name: str) -> requests.Response:
    query = f"{server.url}/{CONSULTATIONS}/_search?sort=number:desc&size=1"
    return requests.get(query, auth=(name, PASSWORD), timeout=30)


def test_beyond_this_machine_it_is_not_served_without_encryption(server: SecuredElasticsearch) -> None:
    with pytest.raises(NotServed, match=r"would travel to desk\.example in plain"):
        desk_application(settings(server), host="desk.example", by="", encrypted=False)


def test_a_reader_of_view_p_sees_not_even_names_of_indices_of_view_c(server: SecuredElasticsearch) -> None:
    listed = {who: _listed(server, who) for who in ("pat", "cal", "nobody")}
    assert {name.split("-")[2] for name in listed["cal"]} == {"p", "c"}
    assert listed["pat"] == {name for name in listed["cal"] if name.split("-")[2] == "p"}
    assert listed["nobody"] == set()
    asked = requests.get(f"{server.url}/intel-persons-c/_mapping", auth=("pat", PASSWORD), timeout=30)
    assert asked.status_code in {403, 404}


def _listed(server: SecuredElasticsearch, who: str) -> set[str]:
    answer = requests.get(f"{server.url}/_resolve/index/*", auth=(who, PASSWORD), timeout=30).json()
    listed = {one["name"] for kind in ("indices", "aliases") for one in answer.get(kind, ())}
    return {name for name in listed if not name.startswith(LAND)}


@pytest.mark.parametrize(("view", "expected"), [(View.P, {200}), (View.C, {403})])
def test_a_reader_of_view_p_may_ask_what_the_dashboards_of_p_ask_and_nothing_of_c(
    server: SecuredElasticsearch, view: View, expected: set[int]
) -> None:
    index = ObjectIndex(objects(view))
    asked = [
        request for one in objects(view) for request in panel_requests(one, index, CONTEXT) if request.alias != LAND
    ]
    statuses = {
        requests.post(
            f"{server.url}/{each.alias}/_search", json=each.body, auth=("pat", PASSWORD), timeout=30
        ).status_code
        for each in asked
    }
    assert (len(asked) > 80, statuses) == (True, expected)
