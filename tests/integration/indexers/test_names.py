"""Names of persons on a real Elasticsearch: how they are found, and that the answer says how."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from indexers.bulk import Action, client_for, write
from indexers.indices import Indices
from ops.search.birth_dates import born
from ops.search.hits import document_of
from ops.search.query import search_body
from ops.search.request import SearchRequest
from reference.names.words import short_forms
from schemas.mentions import PersonMention, Role
from schemas.views import View
from streams.pipeline import conclude
from tests.conftest import RunningElasticsearch
from tests.make import crime
from tests.unit.streams.person_logs import person, telling

BILL, SMYTHE, OBRIEN = "William Hobbs", "Katherine Smythe", "Séan O'Brien"


@pytest.fixture(scope="module")
def indices(elasticsearch: RunningElasticsearch) -> Iterator[tuple[Elasticsearch, str]]:
    """An index of three people: the first has another name, the second was only ever a victim."""
    client = client_for(elasticsearch.url)
    made = Indices(client, "one", prefix="names")
    made.drop([View.P])
    made.create([View.P])
    known = person("William", "Hobbs", pnc="1981/0000034U").model_copy(update={"aliases": ("Zed Quillfeather",)})
    victim = person("Katherine", "Smythe").model_copy(update={"role": Role.VICTIM})
    log = [crime(f"N{n}", telling(one)) for n, one in enumerate([_suspected(known), victim, person("Séan", "O'Brien")])]
    index = made.names([View.P])["names-persons-p"]
    told = {key.id: value for key, value in conclude(log).documents.items() if key[:2] == (View.P, "persons")}
    write(client, [Action(index, name, 1, value) for name, value in told.items()])
    client.indices.refresh(index=index)
    yield client, index
    made.drop([View.P])
    client.close()


def _suspected(one: PersonMention) -> PersonMention:
    return one.model_copy(update={"role": Role.SUSPECT})


def search(indices: tuple[Elasticsearch, str], text: str | None, **more: Any) -> list[tuple[str, str | None]]:
    client, index = indices
    answer = client.search(index=index, body=search_body(SearchRequest(text=text, family="persons", **more)))
    found = [document_of(hit) for hit in answer["hits"]["hits"]]
    return [(one["name"], one.get("found_by")) for one in found]


@pytest.mark.parametrize(
    ("text", "name", "how"),
    [
        ("William Hobbs", BILL, "exact"),
        ("hobbs, WILLIAM", BILL, "folded"),
        ("Hobbs William", BILL, "swapped"),
        ("hobbs bill", BILL, "swapped"),
        ("Williamhobbs", BILL, "folded"),
        ("William Peter Hobbs", BILL, "most words"),
        ("William Hobbs 12/04/1990", BILL, "exact, born that day"),
        ("bill hobbs dob 04/12/1990", BILL, "nickname, born with day and month swapped"),
        ("William Hobbs 12/04/1991", BILL, "exact, born a figure off"),
        ("Wiliam Hobsb 1990", BILL, "fuzzy, born then"),
        ("William Hobbs 01/05/1961", BILL, "exact"),
        ("William Whitcombe 12/04/1990", BILL, "one name and the date of birth, born that day"),
        ("sean obrien", OBRIEN, "folded"),
        ("Sean O\u2019Brien", OBRIEN, "folded"),
        ("Bill Hobbs", BILL, "nickname"),
        ("liam hobbs", BILL, "nickname"),
        ("kathy smythe", SMYTHE, "nickname"),
        ("Katarin Smith", SMYTHE, "sounds like"),
        ("Wiliam Hobsb", BILL, "fuzzy"),
        ("1981/0000034u", BILL, "identifier"),
        ("Abington Street", None, "other words"),
    ],
)
def test_a_name_is_found_and_the_answer_says_how(
    indices: tuple[Elasticsearch, str], text: str, name: str | None, how: str
) -> None:
    found = search(indices, text)
    assert found
    assert found[0][1] == how
    assert name is None or found[0][0] == name


@pytest.mark.parametrize(
    ("written", "found"),
    [("1990", True), ("04/1990", True), ("12/04", True), ("12/04/1990", True), ("1991", False), ("13/04", False)],
)
def test_a_date_of_birth_asked_for_narrows(indices: tuple[Elasticsearch, str], written: str, found: bool) -> None:
    assert bool(search(indices, "William Hobbs", born=born(written))) is found


@pytest.mark.parametrize(
    "typed",
    [
        "*",
        "?",
        "...",
        "a* OR b~ AND (",
        '"',
        "\u202e\u200b",
        "x" * 10_000,
        "Ann " * 300,
        "{{7*7}}",
        "-1",
        "12/03/1999",
        "\\",
    ],
)
def test_nothing_that_is_typed_is_an_error_or_finds_everybody(indices: tuple[Elasticsearch, str], typed: str) -> None:
    assert search(indices, typed) == []


def test_words_of_two_names_of_one_person_are_not_one_name(indices: tuple[Elasticsearch, str]) -> None:
    assert search(indices, "Zed Quillfeather")[0] == (BILL, "exact")
    assert search(indices, None, person="Zed Hobbs") == []


def test_a_search_for_suspects_never_gives_who_is_only_a_victim(indices: tuple[Elasticsearch, str]) -> None:
    assert [name for name, _ in search(indices, None, role=Role.SUSPECT)] == [BILL]
    assert search(indices, "Katherine Smythe", role=Role.SUSPECT) == []
    assert search(indices, "Katherine Smythe", role=Role.VICTIM) == [(SMYTHE, "exact")]


def test_elasticsearch_knows_every_short_form_that_resolution_knows(indices: tuple[Elasticsearch, str]) -> None:
    client, index = indices
    forms = {name: several for name, several in short_forms().items() if name.isascii()}
    words = iter(sorted(forms))
    while part := list(islice(words, 1_000)):
        told: dict[int, set[str]] = {}
        for one in client.indices.analyze(index=index, analyzer="nickname", text=" ".join(part))["tokens"]:
            told.setdefault(one["position"], set()).add(one["token"])
        assert [told[at] for at in range(len(part))] == [set(forms[name]) for name in part]


def test_an_unused_name_is_nobody(indices: tuple[Elasticsearch, str]) -> None:
    assert search(indices, None, person="Nobody Whatsoever") == []
