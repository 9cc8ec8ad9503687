"""What Elasticsearch answers, as the rows that Lens draws: one value a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from indexers.kibana.models.lens import Layer
from indexers.kibana.models.lens_columns import AnyColumn, CountColumn, FiltersColumn

Row = dict[str, Any]


def lens_rows(layer: Layer, answer: Mapping[str, Any]) -> list[Row]:
    """Rows in the order of the answer. A layer that divides nothing has one row, be there documents or not."""
    whole = {**answer.get("aggregations", {}), "doc_count": answer["hits"]["total"]["value"]}
    return list(_divided(layer, 0, whole, {}))


def _divided(layer: Layer, depth: int, found: Mapping[str, Any], row: Row) -> Iterator[Row]:
    names = layer.column_order
    if depth == len(names) or not layer.columns[names[depth]].is_bucketed:
        yield row | {name: _metric(layer.columns[name], names.index(name), found) for name in names[depth:]}
        return
    column = layer.columns[names[depth]]
    for value, bucket in _buckets(column, found[str(depth)]["buckets"]):
        if bucket["doc_count"] or column.operation_type != "terms":
            yield from _divided(layer, depth + 1, bucket, {**row, names[depth]: value})


def _buckets(column: AnyColumn, buckets: Any) -> Iterable[tuple[Any, Mapping[str, Any]]]:
    if isinstance(column, FiltersColumn):
        return [(each.label, buckets[each.label]) for each in column.params.filters]
    return [(bucket.get("key_as_string", bucket["key"]), bucket) for bucket in buckets]


def _metric(column: AnyColumn, number: int, found: Mapping[str, Any]) -> Any:
    if getattr(column, "filter", None) is not None:
        found = found[f"{number}-filter"]
        own = found.get(f"{number}-metric", {})
    else:
        own = found.get(str(number), {})
    if isinstance(column, CountColumn):
        return found["doc_count"]
    if "hits" in own:
        return [
            value
            for hit in own["hits"]["hits"]
            for value in values_at(hit["_source"], getattr(column, "source_field", ""))
        ]
    return own.get("value_as_string", own.get("value"))


def values_at(value: Any, path: str) -> list[Any]:
    """Every value at a path of a document, lists on the way opened."""
    if isinstance(value, list):
        return [found for each in value for found in values_at(each, path)]
    if not path:
        return [] if value is None else [value]
    if not isinstance(value, dict):
        return []
    first, _, rest = path.partition(".")
    return values_at(value.get(first), rest)
