"""Writing to a real Elasticsearch: versions and refusals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from elastic_transport import ConnectionTimeout
from elasticsearch import Elasticsearch

from indexers.bulk import Action, client_for, write
from indexers.errors import IndexRefused
from indexers.indices import Indices
from schemas.views import View
from tests.conftest import RunningElasticsearch

EVENT = b'{"id":"a","kind":"recorded-crime"}'
SENTENCE = "sentence-in-terms-that-run-together-and-apart"
LATER = b'{"id":"a","kind":"stop-and-search"}'


@pytest.fixture
def client(elasticsearch: RunningElasticsearch) -> Iterator[Elasticsearch]:
    made = client_for(elasticsearch.url)
    yield made
    made.close()


@pytest.fixture
def indices(client: Elasticsearch, es_prefix: str) -> Indices:
    made = Indices(client, "one", prefix=es_prefix.rstrip("-"))
    made.create([View.P])
    return made


def target(indices: Indices, family: str = "events") -> str:
    return next(index for name, index in indices.names([View.P]).items() if f"-{family}-" in name)


def held(client: Elasticsearch, index: str, document: str = "a") -> Any:
    found = client.options(ignore_status=404).get(index=index, id=document)
    return found.get("_source")


def test_a_late_write_does_not_go_backwards_and_an_equal_one_is_applied_again(
    client: Elasticsearch, indices: Indices
) -> None:
    index = target(indices)
    assert write(client, [Action(index, "a", 5, LATER)]).stored == 1
    assert write(client, [Action(index, "a", 4, EVENT)]).stale == 1
    assert held(client, index)["kind"] == "stop-and-search"
    assert write(client, [Action(index, "a", 5, EVENT)]).stored == 1
    assert held(client, index)["kind"] == "recorded-crime"


def test_a_late_write_does_not_bring_back_what_was_deleted(client: Elasticsearch, indices: Indices) -> None:
    index = target(indices)
    write(client, [Action(index, "a", 5, EVENT)])
    write(client, [Action(index, "a", 6, None)])
    assert write(client, [Action(index, "a", 5, EVENT)]).stale == 1
    assert held(client, index) is None


def test_what_the_mapping_refuses_is_told_and_its_neighbours_are_stored(
    client: Elasticsearch, indices: Indices
) -> None:
    index = target(indices)
    bad = Action(index, "b", 1, b'{"id":"b","colour":"red"}')
    written = write(client, [Action(index, "a", 1, EVENT), bad, Action(index, "c", 1, EVENT)])
    assert written.stored == 2
    assert written.refused == [(bad, "strict_dynamic_mapping_exception")]


def test_of_several_writes_of_one_document_only_the_newest_is_sent(client: Elasticsearch, indices: Indices) -> None:
    index = target(indices)
    assert write(client, [Action(index, "a", 2, LATER), Action(index, "a", 1, EVENT)]).stored == 1
    assert held(client, index)["kind"] == "stop-and-search"


def test_a_server_that_is_busy_is_waited_for(client: Elasticsearch, indices: Indices) -> None:
    """Answers 429 for one item and 503 for a whole request first; nothing is lost."""
    index = target(indices)

    class Busy:
        """The real client, but for its first two answers."""

        asked = 0

        def perform_request(self, *args: Any, **options: Any) -> Any:
            self.asked += 1
            answer = client.perform_request(*args, **options)
            if self.asked == 1:
                raise ConnectionTimeout("asked too much") from None
            if self.asked == 2:
                answer.body["items"][0] = {"index": {"status": 429}}
            return answer

    busy, waits = Busy(), list[float]()
    written = write(busy, [Action(index, "a", 1, EVENT), Action(index, "b", 1, LATER)], sleep=waits.append)  # type: ignore[arg-type]
    assert (written.stored, busy.asked, len(waits)) == (2, 3, 2)
    assert held(client, index, "a")
    assert held(client, index, "b")


def test_an_index_of_another_generation_is_refused(client: Elasticsearch, indices: Indices) -> None:
    index = target(indices)
    client.indices.put_mapping(index=index, meta={"generation": "another"})
    with pytest.raises(IndexRefused):
        indices.create([View.P])


def test_readers_are_switched_in_one_step(client: Elasticsearch, indices: Indices, es_prefix: str) -> None:
    indices.switch([View.P])
    later = Indices(client, "two", prefix=es_prefix.rstrip("-"))
    later.create([View.P])
    later.switch([View.P])
    assert later.active([View.P]) == "two"
    assert {len(client.indices.get_alias(name=name)) for name in later.names([View.P])} == {1}
