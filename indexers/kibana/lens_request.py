"""A layer of Lens as the request that Kibana sends: its columns as aggregations, one within another.

Aggregations are called by the place of their column, as Kibana calls them; a filtered one is ``N-filter`` with
``N-metric`` within. Metrics stand in the innermost division; one that orders a division stands in that division, too.
"""

from __future__ import annotations

from typing import Any

from indexers.kibana.errors import UnknownPanel
from indexers.kibana.models.lens import Layer
from indexers.kibana.models.lens_columns import (
    AnyColumn,
    CountColumn,
    DateHistogramColumn,
    FieldMetricColumn,
    FiltersColumn,
    LastValueColumn,
    OrderByColumn,
    TermsColumn,
)
from indexers.kibana.request_context import RequestContext

Aggregations = dict[str, Any]
_NAMES = {"average": "avg", "unique_count": "cardinality", "sum": "sum", "min": "min", "max": "max"}


def lens_request(layer: Layer, query: str, time_field: str | None, context: RequestContext) -> dict[str, Any]:
    """The body of the request of one layer."""
    asked = context.query((query,), time_field)
    return {"size": 0, "track_total_hits": True, "query": asked, "aggs": _Translation(layer, context).whole()}


class _Translation:
    """One layer being translated."""

    def __init__(self, layer: Layer, context: RequestContext) -> None:
        self._layer, self._context = layer, context
        self._names = layer.column_order

    def whole(self) -> Aggregations:
        buckets = [name for name in self._names if self._layer.columns[name].is_bucketed]
        inner: Aggregations = {}
        for name in self._names[len(buckets) :]:
            inner |= self._metric(name)
        for name in reversed(buckets):
            inner = {self._id(name): self._bucket(name, inner)}
        return inner

    def _id(self, column: str) -> str:
        return str(self._names.index(column))

    def _bucket(self, name: str, inner: Aggregations) -> Aggregations:
        column = self._layer.columns[name]
        if isinstance(column, TermsColumn):
            return _with(self._terms(column), inner | self._ordering(column, inner))
        if isinstance(column, DateHistogramColumn):
            return _with({"date_histogram": self._histogram(column)}, inner)
        if isinstance(column, FiltersColumn):
            rows = {each.label: self._context.written(each.input.query) for each in column.params.filters}
            return _with({"filters": {"filters": rows}}, inner)
        raise UnknownPanel(f"column {name} divides nothing")

    def _terms(self, column: TermsColumn) -> Aggregations:
        asked = column.params
        terms: dict[str, Any] = {"field": column.source_field, "size": asked.size, "order": self._order(column)}
        for which in ("include", "exclude"):
            if values := getattr(asked, which):
                terms[which] = "|".join(values) if getattr(asked, f"{which}_is_regex") else values
        return {"terms": terms}

    def _order(self, column: TermsColumn) -> dict[str, str]:
        asked, direction = column.params.order_by, column.params.order_direction
        if not isinstance(asked, OrderByColumn):
            return {"_key": direction}
        metric = self._layer.columns.get(asked.column_id)
        if isinstance(metric, CountColumn) and not metric.filter:
            return {"_count": direction}
        if isinstance(metric, FieldMetricColumn) and not metric.filter:
            return {self._id(asked.column_id): direction}
        raise UnknownPanel(f"rows cannot be ordered by column {asked.column_id}")

    def _ordering(self, column: TermsColumn, inner: Aggregations) -> Aggregations:
        """The metric that orders these rows, where a division within holds it and not these rows themselves."""
        (by,) = self._order(column)
        return {} if by in {"_key", "_count"} or by in inner else self._metric(self._names[int(by)])

    def _histogram(self, column: DateHistogramColumn) -> dict[str, Any]:
        asked = column.params
        return {
            "field": column.source_field,
            "calendar_interval": asked.interval,
            "time_zone": "UTC",
            "min_doc_count": 0 if asked.include_empty_rows else 1,
        }

    def _metric(self, name: str) -> Aggregations:
        column, number = self._layer.columns[name], self._id(name)
        filtered = getattr(column, "filter", None)
        made = _aggregation(column)
        if filtered is None:
            return {number: made} if made else {}
        outer: Aggregations = {"filter": self._context.written(filtered.query)}
        return {f"{number}-filter": _with(outer, {f"{number}-metric": made} if made else {})}


def _with(outer: Aggregations, inner: Aggregations) -> Aggregations:
    return {**outer, "aggs": inner} if inner else outer


def _aggregation(column: AnyColumn) -> Aggregations:
    """Of a count nothing: it is how many documents there are."""
    if isinstance(column, FieldMetricColumn):
        return {_NAMES[column.operation_type]: {"field": column.source_field}}
    if isinstance(column, LastValueColumn):
        order = [{column.params.sort_field: {"order": "desc"}}]
        return {"top_hits": {"_source": column.source_field, "size": 1, "sort": order}}
    return {}
