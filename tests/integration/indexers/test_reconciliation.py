"""Reconciling on real engines: what differs is put right; what cannot be known, or has just changed, is left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from elasticsearch import Elasticsearch
from kafka import KafkaProducer

from indexers import reconciliation
from indexers.bulk import Action, client_for, write
from indexers.consumer import IndexerSettings
from indexers.errors import NotReconciled
from indexers.indices import Indices
from indexers.reconciliation import Indexed, Place, Reconciled, reconcile
from ops.broker.admin import Admin
from schemas.topics import CONCLUSIONS, REVISION
from schemas.views import View
from tests.conftest import RunningElasticsearch, RunningKafka

ONE, TWO, THREE = (f"events|{name}" for name in ("one", "two", "three"))


@pytest.fixture
def settings(
    kafka: RunningKafka, elasticsearch: RunningElasticsearch, topic_prefix: str, es_prefix: str
) -> IndexerSettings:
    """A generation without a topic yet, and its empty indices."""
    return IndexerSettings(
        View.P, topic_prefix.strip("-"), kafka.bootstrap, elasticsearch.url, prefix=es_prefix.strip("-")
    )


@pytest.fixture
def client(settings: IndexerSettings) -> Iterator[Elasticsearch]:
    made = client_for(settings.elasticsearch)
    Indices(made, settings.generation, prefix=settings.prefix).create([View.P])
    yield made
    made.close()


def topic(settings: IndexerSettings) -> str:
    return CONCLUSIONS.named(view=settings.view, generation=settings.generation)


def with_topic(settings: IndexerSettings) -> None:
    with Admin(settings.bootstrap) as admin:
        admin.create({topic(settings): (CONCLUSIONS, 2)}, 1)


def conclude(settings: IndexerSettings, *keys: str, revision: int = 0, kind: str = "recorded-crime") -> None:
    """Conclude one small event for each key."""
    producer = KafkaProducer(bootstrap_servers=settings.bootstrap.split(","))
    for key in keys:
        value = f'{{"id":"{key.partition("|")[2]}","kind":"{kind}"}}'.encode()
        headers = [(REVISION, str(revision).encode())]
        producer.send(topic(settings), key=key.encode(), value=value, partition=0, headers=headers)
    producer.close()


def index(settings: IndexerSettings) -> str:
    return next(
        target
        for name, target in Indices(None, settings.generation, prefix=settings.prefix).names([View.P]).items()  # type: ignore[arg-type]
        if "-events-" in name
    )


def kinds(client: Elasticsearch, settings: IndexerSettings) -> dict[str, str]:
    """The kind of every event indexed, by id."""
    client.indices.refresh(index=index(settings))
    hits = client.search(index=index(settings), query={"match_all": {}})["hits"]["hits"]
    return {hit["_id"]: hit["_source"]["kind"] for hit in hits}


def put(client: Elasticsearch, settings: IndexerSettings, name: str, version: int, kind: str) -> None:
    write(client, [Action(index(settings), name, version, f'{{"id":"{name}","kind":"{kind}"}}'.encode())])


def test_what_was_falsified_invented_or_deleted_by_hand_is_put_right(
    client: Elasticsearch, settings: IndexerSettings
) -> None:
    with_topic(settings)
    conclude(settings, ONE, TWO, THREE)
    put(client, settings, "one", 0, "recorded-crime")
    put(client, settings, "two", 10**12, "falsified")
    put(client, settings, "three", 0, "recorded-crime")
    client.delete(index=index(settings), id="three")
    put(client, settings, "invented", 10**12, "recorded-crime")
    assert reconcile(settings, client, dry_run=True) == Reconciled(right=1, missing=1, false=1, invented=1)
    assert set(kinds(client, settings)) == {"one", "two", "invented"}
    assert reconcile(settings, client) == Reconciled(right=1, missing=1, false=1, invented=1)
    assert kinds(client, settings) == dict.fromkeys(("one", "two", "three"), "recorded-crime")
    conclude(settings, TWO, revision=1, kind="stop-and-search")
    put(client, settings, "two", 1, "stop-and-search")  # a later revision is not refused by a version left behind
    assert reconcile(settings, client) == Reconciled(right=3)


def test_an_index_is_not_emptied_for_a_topic_that_is_not_visible_or_holds_nothing(
    client: Elasticsearch, settings: IndexerSettings
) -> None:
    put(client, settings, "one", 0, "recorded-crime")
    with pytest.raises(
        NotReconciled, match=f"topic {topic(settings)} is not visible: it does not exist, or this client"
    ):
        reconcile(settings, client)
    with_topic(settings)
    with pytest.raises(NotReconciled, match=f"topic {topic(settings)} holds no record, and an index is never emptied"):
        reconcile(settings, client)
    assert set(kinds(client, settings)) == {"one"}


def test_nothing_is_changed_when_a_conclusion_comes_while_the_index_is_compared(
    client: Elasticsearch, settings: IndexerSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_topic(settings)
    conclude(settings, ONE)
    put(client, settings, "invented", 0, "recorded-crime")
    compare = reconciliation.differences

    def interrupted(*both: object) -> object:
        conclude(settings, TWO)
        return compare(*both)  # type: ignore[arg-type]

    monkeypatch.setattr(reconciliation, "differences", interrupted)
    with pytest.raises(
        NotReconciled, match=f"conclusions were added to {topic(settings)} while the index was compared"
    ):
        reconcile(settings, client)
    assert set(kinds(client, settings)) == {"invented"}


def test_a_document_that_changes_after_it_was_compared_is_left_as_it_is(
    client: Elasticsearch, settings: IndexerSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_topic(settings)
    conclude(settings, ONE)
    put(client, settings, "one", 3, "falsified")
    remove = reconciliation._remove

    def late(client: Elasticsearch, place: Place, document: Indexed) -> None:
        put(client, settings, "one", 5, "stop-and-search")  # the indexer is faster
        remove(client, place, document)

    monkeypatch.setattr(reconciliation, "_remove", late)
    assert reconcile(settings, client) == Reconciled(false=1)
    assert kinds(client, settings) == {"one": "stop-and-search"}
