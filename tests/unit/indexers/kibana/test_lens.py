"""From a layer of Lens to the request, and from the answer to rows."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from indexers.kibana.errors import UnknownPanel
from indexers.kibana.lens_request import lens_request
from indexers.kibana.lens_rows import lens_rows
from indexers.kibana.models.lens import Layer
from indexers.kibana.request_context import RequestContext

CONTEXT = RequestContext(
    datetime(2018, 7, 1, tzinfo=UTC), datetime(2019, 7, 1, tzinfo=UTC), datetime(2019, 6, 2, tzinfo=UTC)
)
SPAN = {"gte": "2018-07-01T00:00:00Z", "lte": "2019-07-01T00:00:00Z", "format": "strict_date_optional_time"}


def bucket(operation: str, field: str | None, **params: Any) -> dict[str, Any]:
    named = {"sourceField": field} if field else {}
    return {
        "operationType": operation,
        "label": "b",
        "dataType": "string",
        "scale": "ordinal",
        "isBucketed": True,
        **named,
        "params": params,
    }


def terms(field: str, by: str | None = None, size: int = 3) -> dict[str, Any]:
    order = {"type": "column", "columnId": by} if by else {"type": "alphabetical"}
    return bucket("terms", field, size=size, orderBy=order, orderDirection="desc" if by else "asc")


def metric(operation: str, field: str | None = None, kql: str | None = None, **params: Any) -> dict[str, Any]:
    filtered = {"filter": {"query": kql}} if kql else {}
    column = {"operationType": operation, "label": "m", "dataType": "number", "scale": "ratio", "isBucketed": False}
    return {**column, **filtered, "sourceField": field or "___records___", "params": params}


def layer(**columns: dict[str, Any]) -> Layer:
    return Layer.model_validate_json(json.dumps({"columnOrder": list(columns), "columns": columns}))


def aggregations(**columns: dict[str, Any]) -> Any:
    return lens_request(layer(**columns), "", "month", CONTEXT)["aggs"]


def test_a_request_asks_for_no_documents_within_the_time_of_the_dashboard() -> None:
    body = lens_request(layer(many=metric("count")), "band: red", "month", CONTEXT)
    red = {"bool": {"should": [{"match": {"band": "red"}}], "minimum_should_match": 1}}
    assert body["query"]["bool"]["filter"] == [red, {"range": {"month": SPAN}}]
    assert (body["size"], body["aggs"]) == (0, {})


def test_what_controls_have_chosen_narrows_it() -> None:
    chosen = CONTEXT._replace(chosen={"town": ("Corby",)})
    asked = lens_request(layer(many=metric("count")), "", "month", chosen)["query"]["bool"]["filter"]
    assert asked == [{"range": {"month": SPAN}}, {"terms": {"town": ["Corby"]}}]


def test_rows_of_terms_ordered_by_how_many_and_by_a_number() -> None:
    counted = aggregations(town=terms("town", "many"), many=metric("count"))
    assert counted == {"0": {"terms": {"field": "town", "size": 3, "order": {"_count": "desc"}}}}
    summed = aggregations(town=terms("town", "crimes"), crimes=metric("sum", "crimes"))
    assert summed == {
        "0": {
            "terms": {"field": "town", "size": 3, "order": {"1": "desc"}},
            "aggs": {"1": {"sum": {"field": "crimes"}}},
        }
    }


def test_a_number_that_orders_an_outer_division_stands_in_it_and_in_the_innermost() -> None:
    months = bucket("date_histogram", "month", interval="1M", includeEmptyRows=True)
    asked = aggregations(town=terms("town", "crimes"), month=months, crimes=metric("sum", "crimes"))
    inner = {"date_histogram": {"field": "month", "calendar_interval": "1M", "time_zone": "UTC", "min_doc_count": 0}}
    summed = {"2": {"sum": {"field": "crimes"}}}
    assert asked["0"]["aggs"] == {"1": {**inner, "aggs": summed}, **summed}


def test_a_filtered_column_stands_in_a_filter() -> None:
    hot = {"bool": {"should": [{"match": {"hot": "true"}}], "minimum_should_match": 1}}
    assert aggregations(hot=metric("count", kql="hot: true")) == {"0-filter": {"filter": hot}}
    asked = aggregations(hot=metric("max", "month", kql="hot: true"))
    assert asked == {"0-filter": {"filter": hot, "aggs": {"0-metric": {"max": {"field": "month"}}}}}


def test_rows_by_queries_and_the_last_value() -> None:
    rows = bucket("filters", None, filters=[{"label": "new", "input": {"query": "last_seen >= now-7d"}}])
    asked = aggregations(new=rows, last=metric("last_value", "name", sortField="last_seen", showArrayValues=True))
    since = {"bool": {"should": [{"range": {"last_seen": {"gte": "2019-06-02||-7d"}}}], "minimum_should_match": 1}}
    hits = {"_source": "name", "size": 1, "sort": [{"last_seen": {"order": "desc"}}]}
    assert asked == {"0": {"filters": {"filters": {"new": since}}, "aggs": {"1": {"top_hits": hits}}}}


def test_rows_cannot_be_ordered_by_what_is_filtered() -> None:
    with pytest.raises(UnknownPanel):
        aggregations(town=terms("town", "hot"), hot=metric("count", kql="hot: true"))


def test_an_answer_becomes_a_row_for_each_innermost_division() -> None:
    asked = layer(
        town=terms("town", "many"), month=bucket("date_histogram", "month", interval="1M"), many=metric("count")
    )
    month = {"key": 1, "key_as_string": "2018-07-01", "doc_count": 4}
    answer = {
        "hits": {"total": {"value": 5}},
        "aggregations": {"0": {"buckets": [{"key": "Corby", "doc_count": 4, "1": {"buckets": [month]}}]}},
    }
    assert lens_rows(asked, answer) == [{"town": "Corby", "month": "2018-07-01", "many": 4}]


def test_a_number_of_nothing_is_a_row_of_zero() -> None:
    assert lens_rows(layer(many=metric("count")), {"hits": {"total": {"value": 0}}}) == [{"many": 0}]


def test_filtered_and_last_values_are_read_from_where_they_stand() -> None:
    last = metric("last_value", "names.name", sortField="last_seen", showArrayValues=True)
    asked = layer(hot=metric("max", "month", kql="hot: true"), some=metric("count", kql="hot: true"), last=last)
    hit = {"_source": {"names": [{"name": "Ann"}, {"name": "Anne"}]}}
    found = {
        "0-filter": {"doc_count": 2, "0-metric": {"value": 1.0, "value_as_string": "2018-07-01"}},
        "1-filter": {"doc_count": 2},
        "2": {"hits": {"hits": [hit]}},
    }
    rows = lens_rows(asked, {"hits": {"total": {"value": 9}}, "aggregations": found})
    assert rows == [{"hot": "2018-07-01", "some": 2, "last": ["Ann", "Anne"]}]
