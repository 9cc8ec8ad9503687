"""Run a search against the aliases that readers use."""

from __future__ import annotations

from typing import Any

from ops.index_client import index_client
from ops.search.person_query import surest_tier
from ops.search.query import search_body
from ops.search.request import SearchRequest
from ops.settings import Settings


def search(settings: Settings, request: SearchRequest) -> tuple[int, list[dict[str, Any]]]:
    """How many documents match, and the first ``request.size`` of them. Raise NotRunning."""
    from indexers.indices import alias

    with index_client(settings) as client:
        answer = client.search(index=alias(request.family, request.view), body=search_body(request))
    return answer["hits"]["total"]["value"], [document_of(hit) for hit in answer["hits"]["hits"]]


def document_of(hit: Any) -> dict[str, Any]:
    """The document; that of a person searched by name also says in ``found_by`` which tier matched."""
    tier = surest_tier(hit.get("matched_queries", ()))
    return {**hit["_source"], "found_by": tier} if tier else hit["_source"]
