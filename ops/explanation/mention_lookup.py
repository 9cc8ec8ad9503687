"""What an explanation starts from: the document of a mention, and the events in which its mentions are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from ops.errors import NotFound
from ops.index_client import index_client
from ops.settings import Settings
from schemas.views import View

MAX_MENTIONS: Final = 60
"""Mentions whose contents are looked up and shown."""

MentionsOf = Callable[[Mapping[str, Any]], list[str]]
"""The mentions that are shown of a document, in order."""


def look_up(
    settings: Settings, family: str, mention: str, view: View, *, mentions_of: MentionsOf, unknown: str
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The document that has this mention, and the events of those mentions that it shows.

    Raise NotFound with the message ``unknown`` where there is none, NotRunning where Elasticsearch does not answer.
    """
    from indexers.indices import alias

    with index_client(settings) as client:
        answer = client.search(index=alias(family, view), query={"term": {"mentions": mention}}, size=1)
        if not (hits := answer["hits"]["hits"]):
            raise NotFound(unknown)
        document: dict[str, Any] = hits[0]["_source"]
        ids = _event_ids(mentions_of(document)[:MAX_MENTIONS])
        docs = client.mget(index=alias("events", view), ids=ids)["docs"]
    return document, [doc["_source"] for doc in docs if doc.get("found")]


def _event_ids(mentions: Iterable[str]) -> list[str]:
    return sorted({mention.partition("/")[0] for mention in mentions})
