"""Typed values on a real Elasticsearch: whatever the spelling, the same documents are found, and no others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch

from indexers.bulk import Action, client_for, write
from indexers.indices import Indices, alias
from ops.search.query import search_body
from ops.search.request import SearchRequest
from schemas.views import View
from streams.pipeline import conclude
from tests.conftest import RunningElasticsearch
from tests.make import crime, item
from tests.unit.streams.person_logs import person, telling
from tests.unit.streams.things import seen, someone

PREFIX = "typed"
LOG = [
    crime("CAR", seen(someone("Ann"), car="KR46 LND", phone="07200 000 345")),
    crime("TEXT", item(text="A man got out of KR46-LND and rang +44 (0)7200 000345 near NN1 1DE.")),
    crime("WHO", telling(person("William", "Hobbs", pnc="81/34U"))),
    crime("OTHER", seen(someone("Bo"), car="KR47 LND", phone="07200 000 346")),
]
CAR, TEXT, WHO = (one.event_id for one in LOG[:3])


@pytest.fixture(scope="module")
def client(elasticsearch: RunningElasticsearch) -> Iterator[Elasticsearch]:
    """The documents that are concluded from the log."""
    client = client_for(elasticsearch.url)
    made = Indices(client, "one", prefix=PREFIX)
    made.drop([View.P])
    made.create([View.P])
    names = made.names([View.P])
    concluded = {key: value for key, value in conclude(LOG).documents.items() if key.view is View.P}
    write(client, [Action(names[alias(key.family, View.P, PREFIX)], key.id, 1, one) for key, one in concluded.items()])
    client.indices.refresh(index=list(names.values()))
    made.switch([View.P])
    yield client
    made.drop([View.P])
    client.close()


def found(client: Elasticsearch, request: SearchRequest) -> set[str]:
    """The ids of what a search finds."""
    answer = client.search(index=alias(request.family, View.P, PREFIX), body=search_body(request))
    return {hit["_id"] for hit in answer["hits"]["hits"]}


@pytest.mark.parametrize("typed", ["KR46 LND", "kr46lnd", "KR46-LND", "KR4G LND", " kr 46 lnd "])
def test_a_registration_finds_who_asserted_it_what_a_text_says_and_the_vehicle(
    client: Elasticsearch, typed: str
) -> None:
    assert found(client, SearchRequest(text=typed)) == {CAR, TEXT}
    assert found(client, SearchRequest(thing=typed)) == {CAR, TEXT}
    assert found(client, SearchRequest(family="objects", kind="vehicle", text=typed)) == {"vehicle/KR46LND"}
    assert len(found(client, SearchRequest(family="persons", thing=typed))) == 1


@pytest.mark.parametrize("typed", ["07200 000345", "+447200000345", "(07200) 000-345", "7200000345", "tel 07200000345"])
def test_a_phone_finds_who_asserted_it_what_a_text_says_and_the_phone(client: Elasticsearch, typed: str) -> None:
    assert found(client, SearchRequest(text=typed)) == {CAR, TEXT}
    assert found(client, SearchRequest(family="objects", kind="phone", text=typed)) == {"phone/+447200000345"}


@pytest.mark.parametrize("typed", ["NN1 1DE", "nn11de", "NN1 IDE"])
def test_a_postcode_finds_the_text_that_names_it(client: Elasticsearch, typed: str) -> None:
    assert found(client, SearchRequest(place=typed)) == {TEXT}


@pytest.mark.parametrize("typed", ["81/34U", "1981/0000034U", "PNC 81/0000034u", "19810000034U"])
def test_a_number_of_a_register_finds_event_and_person(client: Elasticsearch, typed: str) -> None:
    assert found(client, SearchRequest(person=typed)) == {WHO}
    assert len(found(client, SearchRequest(family="persons", text=typed))) == 1


@pytest.mark.parametrize("typed", ["Mr William Hobbs", "HOBBS, William", "Hobbs William Jr", "william hobbs"])
def test_a_name_with_what_stands_beside_it_finds_event_and_person(client: Elasticsearch, typed: str) -> None:
    assert found(client, SearchRequest(person=typed)) == {WHO}
    assert len(found(client, SearchRequest(family="persons", text=typed))) == 1
