"""What a Vega drawing asks of Elasticsearch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from indexers.kibana.models.visualizations import VegaState

_CONTEXT: Final = {
    '"%dashboard_context-must_clause%"': '{"match_all": {}}',
    '"%dashboard_context-filter_clause%"': '{"match_all": {}}',
    '"%dashboard_context-must_not_clause%"': '{"match_none": {}}',
}
"""Marks that Kibana replaces by the filters and times of the dashboard."""


class VegaRequest(NamedTuple):
    """One of its requests. ``name``: of the data that the answer becomes."""

    name: str
    alias: str
    body: dict[str, Any]
    fields: tuple[str, ...]


def vega_requests(state: VegaState) -> Iterator[VegaRequest]:
    """Every request, in order; as with no filter set."""
    data = state.params.spec.get("data", [])
    for one in data if isinstance(data, list) else [data]:
        if isinstance(url := one.get("url"), dict) and "index" in url:
            body = _without_context(url["body"])
            yield VegaRequest(one.get("name", ""), url["index"], body, (*body.get("_source", ()), *_asked(body)))


def _without_context(body: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(body)
    for mark, clause in _CONTEXT.items():
        text = text.replace(mark, clause)
    made: dict[str, Any] = json.loads(text)
    return made


def _asked(value: Any) -> Iterator[str]:
    """The fields that a request filters by, counts or sorts by."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "field":
                yield inner
            elif key in {"term", "terms", "range"} and isinstance(inner, dict) and "field" not in inner:
                yield from inner
            elif key == "sort":
                yield from (name for one in inner for name in one)
            else:
                yield from _asked(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _asked(inner)
