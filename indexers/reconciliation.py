"""Make an index hold what the conclusions hold: remove what they do not, restore what is missing or false.

Nothing is touched unless the conclusions could be read whole and none was added while they were compared with the
index. Even then a document that changes in between is left alone: it is removed only in the very state that was
compared, and written only under the version of its conclusion.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final, NamedTuple

import orjson
from elasticsearch import ConflictError, Elasticsearch, NotFoundError
from elasticsearch.helpers import scan

from indexers.bulk import Action, write
from indexers.consumer import IndexerSettings
from indexers.dead_letters import ReadRecord
from indexers.document_actions import action_of
from indexers.errors import NotReconciled
from indexers.indices import REMEMBER_DELETED, Indices, alias
from indexers.topic_reader import TopicReader
from schemas.documents import FAMILIES
from schemas.topics import CONCLUSIONS

AT_ONCE: Final = 1_000
PRUNED_AFTER: Final = 1.0
"""Seconds after which Elasticsearch has forgotten the version of a deleted document, once told to keep none."""

Place = tuple[str, str]
"""Index and document id."""


@dataclass(slots=True)
class Reconciled:
    """How many documents were right, missing, false or invented; without a dry run the last three were put right."""

    right: int = 0
    missing: int = 0
    false: int = 0
    invented: int = 0


class Concluded(NamedTuple):
    """The newest conclusion about one document: a digest of it, and where it stands in the topic."""

    digest: bytes
    partition: int
    offset: int


class Indexed(NamedTuple):
    """One document of the index: a digest of it, and the state it was read in."""

    digest: bytes
    seq_no: int
    primary_term: int


@dataclass(slots=True)
class Differences:
    """What is to be removed (false or invented) and what is to be written (false or missing)."""

    counts: Reconciled = field(default_factory=Reconciled)
    remove: dict[Place, Indexed] = field(default_factory=dict)
    restore: dict[Place, Concluded] = field(default_factory=dict)


def reconcile(settings: IndexerSettings, client: Elasticsearch, *, dry_run: bool = False) -> Reconciled:
    """Compare every document of one view with its conclusion, byte for byte, and put right what differs.

    Raise NotReconciled, with nothing changed, where the topic of conclusions is not visible or holds nothing, or where
    a conclusion was added meanwhile.
    """
    names = Indices(client, settings.generation, prefix=settings.prefix).names([settings.view])
    targets = {family: names[alias(family, settings.view, settings.prefix)] for family in FAMILIES}
    topic = CONCLUSIONS.named(view=settings.view, generation=settings.generation)
    with TopicReader(settings.bootstrap, topic) as reader:
        concluded = _concluded(_readable(reader, topic), targets)
        found = differences(concluded, _indexed(client, targets.values()))
        if any(True for _ in reader.to_end()):
            message = f"conclusions were added to {topic} while the index was compared, so nothing was changed"
            raise NotReconciled(f"{message}: run it again when nothing is published")
    if not dry_run:
        _put_right(settings, client, targets, found)
    return found.counts


def _readable(reader: TopicReader, topic: str) -> Iterator[ReadRecord]:
    if not reader.partitions:
        message = f"topic {topic} is not visible: it does not exist, or this client may not see it"
        raise NotReconciled(f"{message}; an index is only compared with conclusions that can be read")
    count = 0
    for record in reader.to_end():
        count += 1
        yield record
    if not count:
        message = f"topic {topic} holds no record, and an index is never emptied for that"
        raise NotReconciled(f"{message}; `viper replay` of the topics before it, or `viper rebuild --again`, fills it")


def differences(concluded: Mapping[Place, Concluded], indexed: Iterable[tuple[Place, Indexed]]) -> Differences:
    """Of what was concluded and what is indexed."""
    found, seen = Differences(), set[Place]()
    for place, document in indexed:
        seen.add(place)
        conclusion = concluded.get(place)
        if conclusion is None:
            found.counts.invented += 1
            found.remove[place] = document
        elif conclusion.digest == document.digest:
            found.counts.right += 1
        else:
            found.counts.false += 1
            found.remove[place], found.restore[place] = document, conclusion
    missing = {place: conclusion for place, conclusion in concluded.items() if place not in seen}
    found.counts.missing = len(missing)
    found.restore |= missing
    return found


def _concluded(records: Iterable[ReadRecord], targets: dict[str, str]) -> dict[Place, Concluded]:
    """The newest conclusion about each document, by version; deleted ones are left out."""
    newest: dict[Place, tuple[int, Concluded | None]] = {}
    for record in records:
        action = action_of(record, targets)
        if not isinstance(action, Action):
            continue
        place = (action.target, action.id)
        if place in newest and action.version < newest[place][0]:
            continue
        source = action.source
        concluded = None if source is None else Concluded(_digest(source), record.partition, record.offset)
        newest[place] = action.version, concluded
    return {place: concluded for place, (_, concluded) in newest.items() if concluded is not None}


def _indexed(client: Elasticsearch, targets: Iterable[str]) -> Iterator[tuple[Place, Indexed]]:
    query = {"query": {"match_all": {}}, "seq_no_primary_term": True}
    for target in targets:
        client.indices.refresh(index=target)
        for hit in scan(client, index=target, size=AT_ONCE, query=query):
            digest = _digest(orjson.dumps(hit["_source"]))
            yield (target, hit["_id"]), Indexed(digest, hit["_seq_no"], hit["_primary_term"])


def _digest(source: bytes) -> bytes:
    # Through one reader and writer on both sides: what is compared is the JSON, not how a server spaces it.
    return sha256(orjson.dumps(orjson.loads(source))).digest()[:16]


def _put_right(settings: IndexerSettings, client: Elasticsearch, targets: dict[str, str], found: Differences) -> None:
    """Remove first: what stands there, or stood there, may carry a version above that of its conclusion."""
    indices = sorted(set(targets.values()))
    if found.restore:
        client.indices.put_settings(index=indices, settings={"index.gc_deletes": "0ms"})
    try:
        for place, document in found.remove.items():
            _remove(client, place, document)
        if found.restore:
            time.sleep(PRUNED_AFTER)
            client.indices.refresh(index=indices)
            _write(settings, client, targets, {(one.partition, one.offset) for one in found.restore.values()})
    finally:
        if found.restore:
            client.indices.put_settings(index=indices, settings={"index.gc_deletes": REMEMBER_DELETED})


def _remove(client: Elasticsearch, place: Place, document: Indexed) -> None:
    """Remove the document in the state it was compared in; one that changed since is not that document any more."""
    state: dict[str, Any] = {"if_seq_no": document.seq_no, "if_primary_term": document.primary_term}
    try:
        client.delete(index=place[0], id=place[1], **state)
    except (NotFoundError, ConflictError):
        return


def _write(
    settings: IndexerSettings, client: Elasticsearch, targets: dict[str, str], wanted: set[tuple[int, int]]
) -> None:
    topic, actions = CONCLUSIONS.named(view=settings.view, generation=settings.generation), list[Action]()
    with TopicReader(settings.bootstrap, topic) as reader:
        for record in reader.to_end():
            if (record.partition, record.offset) in wanted and isinstance(action := action_of(record, targets), Action):
                actions.append(action)
            if len(actions) >= AT_ONCE:
                write(client, actions)
                actions = []
    if actions:
        write(client, actions)
