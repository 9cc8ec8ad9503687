"""What an explanation starts from: the document of a mention, and the events that say what its mentions say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from ops.errors import NotFound, NotRunning
from ops.settings import Settings
from schemas.views import View

MOST: Final = 60
"""Mentions whose own words are looked up and shown."""

Named = Callable[[Mapping[str, Any]], list[str]]
"""The mentions that are shown of a document, in order."""


def look_up(
    settings: Settings, family: str, mention: str, view: View, *, named: Named, unknown: str
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The document that has this mention, and the events of those it shows.

    Raise NotFound with ``unknown`` where there is none, NotRunning where there is nobody to ask.
    """
    from elastic_transport import TransportError
    from elasticsearch import NotFoundError

    from indexers.bulk import client_for
    from indexers.indices import alias

    client = client_for(settings.elasticsearch)
    try:
        answer = client.search(index=alias(family, view), query={"term": {"mentions": mention}}, size=1)
        if not (hits := answer["hits"]["hits"]):
            raise NotFound(unknown)
        found: dict[str, Any] = hits[0]["_source"]
        docs = client.mget(index=alias("events", view), ids=_events(named(found)[:MOST]))["docs"]
    except NotFoundError as error:
        raise NotRunning("no generation is served yet: run `viper up`") from error
    except TransportError as error:
        raise NotRunning(f"Elasticsearch does not answer at {settings.elasticsearch}") from error
    finally:
        client.close()
    return found, [doc["_source"] for doc in docs if doc.get("found")]


def _events(mentions: Iterable[str]) -> list[str]:
    return sorted({one.partition("/")[0] for one in mentions})
