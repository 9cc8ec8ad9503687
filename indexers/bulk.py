"""Write a batch of conclusions: versions from outside, every item's own answer read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import orjson
import structlog
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

log = structlog.get_logger()

BUSY: Final = 429
NEWER_STORED: Final = 409  # under external_gte: a replay or a late write, and not a failure
NOT_FOUND: Final = 404  # of a deletion: it is gone already
LONGEST_WAIT: Final = 10.0
HEADERS: Final = {"content-type": "application/x-ndjson", "accept": "application/json"}


class Action(NamedTuple):
    """One document to store, or with ``source`` None to delete."""

    target: str  # the index
    id: str
    version: int
    source: bytes | None


@dataclass(slots=True)
class Written:
    """What became of a batch. Every action is in exactly one of these."""

    stored: int = 0
    stale: int = 0  # a newer one was there already
    refused: list[tuple[Action, str]] = field(default_factory=list)  # never to be taken, and Elasticsearch's rule


def write(client: Elasticsearch, actions: Sequence[Action], *, sleep: Callable[[float], None] = time.sleep) -> Written:
    """Return when each is stored, known to be stale, or refused for good. Waits as long as Elasticsearch is away."""
    written, left, tries = Written(), list(_newest(actions)), 0
    while left:
        answer = _send(client, left, tries)
        left = list(left) if answer is None else _read(answer, left, written)
        if left:
            tries += 1
            sleep(min(LONGEST_WAIT, 0.1 * 2 ** min(tries, 10)))
    return written


def body(actions: Iterable[Action]) -> bytes:
    """The lines of a bulk request."""
    lines: list[bytes] = []
    for action in actions:
        verb = "delete" if action.source is None else "index"
        meta = {"_index": action.target, "_id": action.id, "version": action.version, "version_type": "external_gte"}
        lines.append(orjson.dumps({verb: meta}))
        if action.source is not None:
            lines.append(action.source)
    return b"\n".join([*lines, b""])


def _newest(actions: Sequence[Action]) -> Iterable[Action]:
    """One for each document, the newest: overwriting costs twice a first write."""
    newest: dict[tuple[str, str], Action] = {}
    for action in actions:
        held = newest.get((action.target, action.id))
        if held is None or action.version >= held.version:
            newest[action.target, action.id] = action
    return newest.values()


def _send(client: Elasticsearch, actions: Sequence[Action], tries: int) -> Mapping[str, Any] | None:
    try:
        answer = client.perform_request("POST", "/_bulk", headers=HEADERS, body=body(actions))
    except (TransportError, ApiError) as error:
        # The outcome is unknown. The same again is safe: ids are fixed and versions come from outside.
        log.error("elasticsearch did not take a batch, trying again", failed=type(error).__name__, tries=tries + 1)
        return None
    found: Mapping[str, Any] = answer.body
    return found


def _read(answer: Mapping[str, Any], actions: Sequence[Action], written: Written) -> list[Action]:
    """Every item's own answer. Those to be tried again are returned."""
    again: list[Action] = []
    for action, item in zip(actions, answer["items"], strict=True):
        (result,) = item.values()
        status = result["status"]
        if status < 300 or (status == NOT_FOUND and action.source is None):
            written.stored += 1
        elif status == NEWER_STORED:
            written.stale += 1
        elif status == BUSY or status >= 500:
            again.append(action)
        else:
            written.refused.append((action, result["error"]["type"]))
    return again


def client_for(url: str) -> Elasticsearch:
    """A client that keeps nothing from us: no retries of its own."""
    return Elasticsearch(url, request_timeout=60, max_retries=0, retry_on_timeout=False)
