"""The documents of two generations compared, in memory a digest of each."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

import orjson
from elasticsearch import Elasticsearch
from elasticsearch.helpers import scan

from indexers.bulk import client_for
from indexers.indices import Indices
from ops.settings import Settings


@dataclass(frozen=True, slots=True)
class GenerationDiff:
    """Of one family in one view: how many documents each generation has, and how many were added, removed, changed."""

    old: int
    new: int
    added: int
    removed: int
    changed: int


def compare_generations(settings: Settings, old: str, new: str) -> dict[str, GenerationDiff]:
    """By alias, such as ``intel-persons-p``."""
    client = client_for(settings.elasticsearch)
    try:
        before, after = Indices(client, old).names(settings.views), Indices(client, new).names(settings.views)
        return {
            alias: diff_of(document_digests(client, before[alias]), document_digests(client, after[alias]))
            for alias in before
        }
    finally:
        client.close()


def diff_of(old: dict[str, bytes], new: dict[str, bytes]) -> GenerationDiff:
    """Of two sets of documents, each given as digest by id."""
    both = old.keys() & new.keys()
    changed = sum(old[id_] != new[id_] for id_ in both)
    return GenerationDiff(len(old), len(new), len(new.keys() - both), len(old.keys() - both), changed)


def document_digests(client: Elasticsearch, index: str) -> dict[str, bytes]:
    """A digest of every document of an index, by id. Empty where there is no such index."""
    if not client.indices.exists(index=index):
        return {}
    client.indices.refresh(index=index)
    hits = scan(client, index=index, size=1_000, query={"query": {"match_all": {}}})
    return {hit["_id"]: sha256(orjson.dumps(hit["_source"])).digest()[:16] for hit in hits}
