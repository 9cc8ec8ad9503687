"""The desk's store and log on a real Elasticsearch: they keep what the fakes keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from elasticsearch import Elasticsearch

from desk.access import Reader
from desk.consultation_index import ConsultationIndex
from desk.consultation_log import ConsultationLog, Look, check_chain
from desk.document_store import DocumentStore, having
from desk.elasticsearch_store import ElasticsearchDirectory
from desk.errors import StoreUnavailable
from indexers.bulk import Action, client_for, write
from indexers.indices import Indices, alias
from indexers.mappings import strict_mapping
from ops.search.hits import document_of
from schemas.bookkeeping.combinations import chained
from schemas.bookkeeping.consultations import Consultation
from schemas.views import View
from tests.conftest import RunningElasticsearch
from tests.unit.desk.conftest import documents  # noqa: F401  the same documents as in memory
from tests.unit.desk.document_memory import Key
from tests.unit.desk.store_promises import PROMISES, Promise

PREFIX = "desk-store"


@pytest.fixture(scope="module")
def client(elasticsearch: RunningElasticsearch) -> Iterator[Elasticsearch]:
    made = client_for(elasticsearch.url)
    yield made
    made.close()


@pytest.fixture(scope="module")
def store(client: Elasticsearch, documents: dict[Key, bytes]) -> Iterator[DocumentStore]:  # noqa: F811
    indices = Indices(client, "one", prefix=PREFIX)
    indices.drop(View)
    indices.create(View)
    indices.switch(View)
    names = {key: alias(key[1], key[0], PREFIX) for key in documents}
    write(client, [Action(f"{names[key]}-one", key[2], 1, value) for key, value in documents.items()])
    client.indices.refresh(index=f"{PREFIX}-*")
    directory = ElasticsearchDirectory(client, lambda family, view: alias(family, view, PREFIX), document_of)
    assert not directory.secured()
    yield directory.store(None)
    indices.drop(View)


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_the_store_in_elasticsearch(promise: Promise, store: DocumentStore, documents: dict[Key, bytes]) -> None:  # noqa: F811
    promise(store, documents)


def test_a_family_without_an_index_has_no_documents(client: Elasticsearch) -> None:
    nothing = ElasticsearchDirectory(client, lambda family, view: f"no-such-index-{family}", document_of).store(None)
    assert nothing.search("persons", View.P, having("id", ["x"], size=1, sort=[])) == (0, ())
    assert nothing.get("persons", View.P, ["x"]) == ()


def test_an_index_that_lacks_a_field_is_said_to_be_of_another_release(client: Elasticsearch, es_prefix: str) -> None:
    client.indices.create(
        index=f"{es_prefix}old", mappings={"dynamic": "strict", "properties": {"id": {"type": "keyword"}}}
    )
    old = ElasticsearchDirectory(client, lambda family, view: f"{es_prefix}old", document_of).store(None)
    with pytest.raises(StoreUnavailable, match="the index was made by another release"):
        old.search("persons", View.P, having("id", ["x"], size=1, sort=[{"last_seen": "desc"}]))


def test_a_server_that_does_not_answer_is_said_to_the_reader() -> None:
    gone = ElasticsearchDirectory(client_for("http://127.0.0.1:1"), alias, document_of)
    with pytest.raises(StoreUnavailable, match="Elasticsearch does not answer"):
        gone.secured()
    with pytest.raises(StoreUnavailable, match="Elasticsearch does not answer"):
        gone.store(None).get("persons", View.P, ["x"])


def test_two_desks_append_to_one_chain(client: Elasticsearch, es_prefix: str) -> None:
    desks = [ConsultationIndex(client, f"{es_prefix}consultations") for _ in range(2)]
    for desk in desks:
        desk.create(strict_mapping([Consultation], "consultations"))
    logs = [ConsultationLog(desk, lambda: datetime(2019, 7, 1, tzinfo=UTC)) for desk in desks]
    for number in range(3):
        logs[number % 2].record(Reader("ann", ("analyst",)), "", Look(View.C, "person", f"x{number}", 1))
    client.indices.refresh(index=f"{es_prefix}consultations")
    newest = ConsultationIndex(client, f"{es_prefix}consultations").last()
    assert newest is not None
    second = logs[0]
    second.record(Reader("bob"), "as asked", Look(View.P, "search", "y", 0))
    last = desks[0].last()
    assert last is not None
    entry = Consultation.model_validate_json(last[1])
    assert (newest[0], last[0], entry.previous) == (3, 4, chained(newest[1]))
    client.indices.refresh(index=f"{es_prefix}consultations")
    assert check_chain(desks[1].entries()) == (4, chained(last[1]), "")
    assert (entry.who, entry.why, entry.what, entry.hits) == ("bob", "as asked", "y", 0)
