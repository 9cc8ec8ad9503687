"""Read whole families of documents from Elasticsearch: those of a simulated year fit into memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ops.settings import Settings
from schemas.documents import FAMILIES
from schemas.views import View

if TYPE_CHECKING:
    from elasticsearch import Elasticsearch


@contextmanager
def open_index(settings: Settings) -> Iterator[Elasticsearch]:
    """A client, closed afterwards."""
    from indexers.bulk import client_for

    client = client_for(settings.elasticsearch)
    try:
        yield client
    finally:
        client.close()


def documents(
    client: Elasticsearch, family: str, query: Mapping[str, Any], view: View = View.C
) -> list[dict[str, Any]]:
    """All documents of a family that match."""
    from elasticsearch.helpers import scan

    from indexers.indices import alias

    index = alias(family, view)
    client.indices.refresh(index=index)
    return [hit["_source"] for hit in scan(client, index=index, size=1_000, query={"query": query})]


def document(client: Elasticsearch, family: str, id_: str, view: View = View.C) -> dict[str, Any] | None:
    """The document of this id; None: there is none."""
    found = documents(client, family, {"term": {"id": id_}}, view)
    return found[0] if found else None


def digests(client: Elasticsearch, view: View = View.C) -> dict[str, bytes]:
    """A digest of every document but the events' own, by family and id."""
    from indexers.indices import alias
    from ops.deployment.generation_diff import document_digests

    families = [family for family in FAMILIES if family != "events"]
    return {
        f"{family}|{id_}": digest
        for family in families
        for id_, digest in document_digests(client, alias(family, view)).items()
    }
