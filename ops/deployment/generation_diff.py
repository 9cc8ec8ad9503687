"""Compare the documents of two generations, without holding more of them than a digest each."""

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
class Difference:
    """How many documents each has, and how many came, went and changed."""

    old: int
    new: int
    added: int
    removed: int
    changed: int


def compare(settings: Settings, old: str, new: str) -> dict[str, Difference]:
    """By alias."""
    client = client_for(settings.elasticsearch)
    try:
        before, after = Indices(client, old).names(settings.views), Indices(client, new).names(settings.views)
        return {alias: difference(digests(client, before[alias]), digests(client, after[alias])) for alias in before}
    finally:
        client.close()


def difference(old: dict[str, bytes], new: dict[str, bytes]) -> Difference:
    """Between two sets of documents, by id and digest."""
    both = old.keys() & new.keys()
    changed = sum(old[one] != new[one] for one in both)
    return Difference(len(old), len(new), len(new.keys() - both), len(old.keys() - both), changed)


def digests(client: Elasticsearch, index: str) -> dict[str, bytes]:
    """A digest of every document of an index, by id."""
    if not client.indices.exists(index=index):
        return {}
    client.indices.refresh(index=index)
    hits = scan(client, index=index, size=1_000, query={"query": {"match_all": {}}})
    return {hit["_id"]: sha256(orjson.dumps(hit["_source"])).digest()[:16] for hit in hits}
