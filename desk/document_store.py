"""What the desk asks of the store of documents. Elasticsearch is one (``elasticsearch_store``); tests bring another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from desk.errors import AccessDenied
from schemas.views import View

Document = Mapping[str, Any]
"""A document as indexed (``schemas.documents``)."""

Query = Mapping[str, Any]
"""A query in Elasticsearch's query language."""


class Hits(NamedTuple):
    """How many documents match, and the first of them."""

    total: int
    documents: tuple[Document, ...]


class DocumentStore(Protocol):
    """The documents that one reader may read.

    Every method raises AccessDenied where the reader may not read the view, StoreUnavailable where nothing answers.
    """

    def get(self, family: str, view: View, ids: Sequence[str]) -> tuple[Document, ...]:
        """The documents with these ids, in their order; those that the view does not have are left out."""
        ...

    def search(self, family: str, view: View, body: Query) -> Hits:
        """The documents that the body of a search request matches; none where the family has no index yet.

        A document found by a named query of persons' names also says in ``found_by`` which one matched.
        """
        ...


def denied(view: View) -> AccessDenied:
    """That the reader may not read this view, and who can let them."""
    may_not = f"your roles do not let you read view {view.value.upper()}"
    return AccessDenied(f"{may_not}; whoever gives roles in Elasticsearch can let you")


def one(store: DocumentStore, family: str, view: View, id_: str) -> Document | None:
    """The document with this id; None where the view has none."""
    return next(iter(store.get(family, view, [id_])), None)


def having(field: str, values: Sequence[str], *, size: int, sort: Sequence[Mapping[str, str]]) -> Query:
    """The body that asks for documents one of whose ``field`` is one of these values, in this order."""
    return {
        "query": {"bool": {"filter": [{"terms": {field: list(values)}}]}},
        "sort": [*sort, {"id": "asc"}],
        "size": size,
        "track_total_hits": True,
    }
