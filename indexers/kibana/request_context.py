"""What a dashboard adds to every request of its panels: the time, its query, what its controls have chosen."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from indexers.kibana.kql import parse, to_query


class RequestContext(NamedTuple):
    """``now`` stands for the clock of Kibana; ``chosen``: values of controls, by field."""

    start: datetime
    end: datetime
    now: datetime
    chosen: Mapping[str, tuple[str, ...]] = {}

    def within(self, fields: Container[str]) -> RequestContext:
        """The same for documents that have these fields alone: Kibana skips the controls of others."""
        return self._replace(chosen={field: values for field, values in self.chosen.items() if field in fields})

    def query(self, texts: tuple[str, ...], time_field: str | None) -> dict[str, Any]:
        """The query of a panel: all of these texts, within the time."""
        filters = [self.written(text) for text in texts if text.strip()]
        if time_field:
            span = {"gte": _moment(self.start), "lte": _moment(self.end), "format": "strict_date_optional_time"}
            filters.append({"range": {time_field: span}})
        filters += [{"terms": {field: list(values)}} for field, values in self.chosen.items()]
        return {"bool": {"must": [], "filter": filters, "should": [], "must_not": []}}

    def written(self, text: str) -> dict[str, Any]:
        """The query of one text. ``now-7d`` counts from ``now``."""
        query: dict[str, Any] = self._dated(to_query(parse(text)))
        return query

    def _dated(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._dated(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self._dated(inner) for inner in value]
        if isinstance(value, str) and value.startswith("now"):
            return f"{self.now:%Y-%m-%d}||{value.removeprefix('now')}"
        return value


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
