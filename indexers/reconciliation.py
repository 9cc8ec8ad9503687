"""Make the index hold what the conclusions hold: remove what they do not, restore what is missing or false."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import orjson
from elasticsearch import Elasticsearch, NotFoundError
from elasticsearch.helpers import scan

from indexers.bulk import Action, write
from indexers.consumer import IndexerSettings
from indexers.dead_letters import ReadRecord
from indexers.document_actions import action_of
from indexers.indices import REMEMBER_DELETED, Indices, alias
from indexers.topic_reader import records
from schemas.documents import FAMILIES
from schemas.topics import CONCLUSIONS

AT_ONCE: Final = 1_000
Place = tuple[str, str]
"""Index and document id."""


@dataclass(slots=True)
class Reconciled:
    """What was found, and with ``dry_run`` False put right."""

    right: int = 0
    missing: int = 0
    false: int = 0
    invented: int = 0


@dataclass(frozen=True, slots=True)
class _Held:
    version: int
    digest: bytes
    partition: int
    offset: int


def reconcile(settings: IndexerSettings, client: Elasticsearch, *, dry_run: bool = False) -> Reconciled:
    """Compare every document of one view with its conclusion, byte for byte, and put right what differs."""
    names = Indices(client, settings.generation, prefix=settings.prefix).names([settings.view])
    targets = {family: names[alias(family, settings.view, settings.prefix)] for family in FAMILIES}
    should = _concluded(settings, targets)
    found, wrong = Reconciled(), dict[Place, _Held]()
    seen: set[Place] = set()
    for target in targets.values():
        client.indices.refresh(index=target)
        for place, digest in _indexed(client, target):
            seen.add(place)
            held = should.get(place)
            if held is None:
                found.invented += 1
                _remove(client, place, dry_run)
            elif held.digest == digest:
                found.right += 1
            else:
                found.false += 1
                wrong[place] = held
    missing = {place: held for place, held in should.items() if place not in seen}
    found.missing = len(missing)
    if not dry_run:
        _restore(settings, client, targets, wrong | missing)
    return found


def _concluded(settings: IndexerSettings, targets: dict[str, str]) -> dict[Place, _Held]:
    """The newest of each conclusion, by revision, as a digest and where to find it."""
    newest: dict[Place, _Held | None] = {}
    versions: dict[Place, int] = {}
    for record in _read(settings):
        action = action_of(record, targets)
        if not isinstance(action, Action) or action.version < versions.get((action.target, action.id), -1):
            continue
        place = (action.target, action.id)
        versions[place] = action.version
        digest = None if action.source is None else _digest(action.source)
        newest[place] = digest and _Held(action.version, digest, record.partition, record.offset)  # type: ignore[assignment]
    return {place: held for place, held in newest.items() if held is not None}


def _indexed(client: Elasticsearch, target: str) -> Iterator[tuple[Place, bytes]]:
    for hit in scan(client, index=target, size=AT_ONCE, query={"query": {"match_all": {}}}):
        yield (target, hit["_id"]), _digest(orjson.dumps(hit["_source"]))


def _digest(source: bytes) -> bytes:
    # Through one reader and writer on both sides: what is compared is the JSON, not how a server spaces it.
    return sha256(orjson.dumps(orjson.loads(source))).digest()[:16]


def _remove(client: Elasticsearch, place: Place, dry_run: bool) -> None:
    if not dry_run:
        try:
            client.delete(index=place[0], id=place[1])
        except NotFoundError:
            return


def _restore(
    settings: IndexerSettings, client: Elasticsearch, targets: dict[str, str], places: dict[Place, _Held]
) -> None:
    """Write them anew, under their own versions. What stands there may carry a version above ours, so it goes first."""
    if not places:
        return
    indices = sorted(set(targets.values()))
    client.indices.put_settings(index=indices, settings={"index.gc_deletes": "0ms"})
    try:
        for place in places:
            _remove(client, place, dry_run=False)
        time.sleep(1)  # the remembered versions of what was just removed are forgotten at the next refresh
        client.indices.refresh(index=indices)
        _write_again(settings, client, targets, {(held.partition, held.offset) for held in places.values()})
    finally:
        client.indices.put_settings(index=indices, settings={"index.gc_deletes": REMEMBER_DELETED})


def _write_again(
    settings: IndexerSettings, client: Elasticsearch, targets: dict[str, str], wanted: set[tuple[int, int]]
) -> None:
    actions: list[Action] = []
    for record in _read(settings):
        if (record.partition, record.offset) in wanted and isinstance(action := action_of(record, targets), Action):
            actions.append(action)
        if len(actions) >= AT_ONCE:
            write(client, actions)
            actions = []
    if actions:
        write(client, actions)


def _read(settings: IndexerSettings) -> Iterator[ReadRecord]:
    """The conclusions of this view from the beginning to where they end now."""
    return records(settings.bootstrap, CONCLUSIONS.named(view=settings.view, generation=settings.generation))
