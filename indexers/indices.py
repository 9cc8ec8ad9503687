"""Indices of a generation, and the aliases that readers use."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from elasticsearch import Elasticsearch

from indexers import analysis
from indexers.errors import IndexRefused
from indexers.mappings import mapping_of
from schemas.documents import FAMILIES
from schemas.views import View

REMEMBER_DELETED: Final = "14d"
"""How long the version of a deleted document is remembered, so that a late write stays late."""


def alias(family: str, view: View, prefix: str = "intel") -> str:
    """What readers search."""
    return f"{prefix}-{family}-{view.value}"


def index(family: str, view: View, generation: str, prefix: str = "intel") -> str:
    """What one generation writes to."""
    return f"{alias(family, view, prefix)}-{generation}"


class Indices:
    """The indices of one generation. ``prefix`` keeps tests apart."""

    def __init__(self, client: Elasticsearch, generation: str, *, prefix: str = "intel", replicas: int = 0) -> None:
        self._client, self._generation, self._prefix, self._replicas = client, generation, prefix, replicas

    def names(self, views: Iterable[View]) -> dict[str, str]:
        """Index by alias."""
        return {
            alias(family, view, self._prefix): index(family, view, self._generation, self._prefix)
            for view in views
            for family in FAMILIES
        }

    def create(self, views: Iterable[View]) -> None:
        """Make those that are missing. Raise IndexRefused when one is there and is not ours."""
        for name, target in self.names(views).items():
            family = name.removeprefix(f"{self._prefix}-").rpartition("-")[0]
            if self._client.indices.exists(index=target):
                self._check(target, family)
            else:
                self._client.indices.create(index=target, settings=self._settings(), mappings=self._mapping(family))

    def switch(self, views: Iterable[View]) -> None:
        """Point every alias at this generation, all in one step."""
        names = self.names(views)
        actions: list[dict[str, Any]] = []
        for name, target in names.items():
            actions += [{"remove": {"index": old, "alias": name}} for old in self._behind(name)]
            actions.append({"add": {"index": target, "alias": name}})
        self._client.indices.update_aliases(actions=actions)

    def active(self, views: Iterable[View]) -> str | None:
        """The generation the aliases point at, if any."""
        for name in self.names(views):
            for target in self._behind(name):
                return target.removeprefix(f"{name}-")
        return None

    def drop(self, views: Iterable[View]) -> None:
        """Delete the indices of this generation."""
        for target in self.names(views).values():
            self._client.indices.delete(index=target, ignore_unavailable=True)

    def counts(self, views: Iterable[View]) -> dict[str, int]:
        """How many documents, by alias."""
        found: dict[str, int] = {}
        for name, target in self.names(views).items():
            if self._client.indices.exists(index=target):
                self._client.indices.refresh(index=target)
                found[name] = self._client.count(index=target)["count"]
        return found

    def _behind(self, name: str) -> list[str]:
        return sorted(self._client.indices.get_alias(name=name)) if self._client.indices.exists_alias(name=name) else []

    def _settings(self) -> dict[str, Any]:
        return {
            "index.number_of_shards": 1,
            "index.number_of_replicas": self._replicas,
            "index.refresh_interval": "10s",  # the indexer asks for it much sooner: see ``refreshing``
            "index.gc_deletes": REMEMBER_DELETED,
            "index.translog.durability": "request",
            "index.mapping.total_fields.limit": 1000,
            "analysis": analysis.analysis(),
        }

    def _mapping(self, family: str) -> dict[str, Any]:
        return {**mapping_of(family), "_meta": {"generation": self._generation, "analysis": analysis.digest()}}

    def _check(self, target: str, family: str) -> None:
        found = self._client.indices.get_mapping(index=target)[target]["mappings"]
        if found.get("_meta", {}).get("generation") != self._generation:
            raise IndexRefused(f"{target} was made by another generation; delete it or rebuild")
        if found["_meta"].get("analysis") != analysis.digest():
            raise IndexRefused(f"{target} takes words apart otherwise than this release does; rebuild")
        if found["properties"] != mapping_of(family)["properties"]:
            raise IndexRefused(f"{target} has another mapping than this release makes; rebuild")
