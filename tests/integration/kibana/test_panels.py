"""Every panel of every dashboard is asked of a real Elasticsearch as Kibana would ask it, and has something to show."""

from __future__ import annotations

import json

from indexers.kibana.bundle import objects
from indexers.kibana.lens_request import lens_request
from indexers.kibana.lens_rows import lens_rows
from indexers.kibana.models.lens import Layer
from indexers.kibana.panel_requests import panel_requests
from indexers.kibana.references import ObjectIndex
from indexers.land import land_points, prepare_land
from schemas.views import View
from tests.integration.kibana.conftest import AskedPanel
from tests.integration.kibana.viper_year import CONTEXT, IndexedYear

ZERO_IS_AN_ANSWER = {"viper-persons-due-p"}
"""Within a year nobody is due for review."""


def test_every_panel_has_something_to_show(asked: list[AskedPanel]) -> None:
    empty = {
        (each.object.id, part)
        for each in asked
        for part, rows in each.rows.items()
        if not any(value for row in rows for value in row.values())
    }
    assert empty == {(id_, "main") for id_ in ZERO_IS_AN_ANSWER}
    assert len(asked) > 80


def test_every_object_stands_on_a_dashboard(asked: list[AskedPanel]) -> None:
    shown = {each.object.id for each in asked}
    drawn = {one.id for one in objects(View.P) if one.type in {"lens", "search", "map", "visualization"}}
    assert drawn - shown == set()


def test_the_land_behind_maps_is_made_once(year: IndexedYear) -> None:
    before = year.client.indices.get(index=f"{year.prefix}-land-*")
    prepare_land(year.client, prefix=f"{year.prefix}-land")
    assert year.client.indices.get(index=f"{year.prefix}-land-*") == before
    assert year.client.count(index=f"{year.prefix}-land")["count"] == len(land_points())


def test_a_control_narrows_the_panels_that_have_its_field_and_leaves_the_others(year: IndexedYear) -> None:
    index = ObjectIndex(objects(View.P))
    chosen = CONTEXT._replace(chosen={"items.operation": ("Viper",)})
    counted = {}
    for id_ in ("viper-pipeline-events-p", "viper-persons-all-p"):
        (one,) = (each for each in objects(View.P) if each.id == id_)
        for context in (CONTEXT, chosen):
            (request,) = panel_requests(one, index, context)
            counted[id_, context is chosen] = year.ask(request.alias, request.body)["hits"]["total"]["value"]
    assert 0 < counted["viper-pipeline-events-p", True] < counted["viper-pipeline-events-p", False]
    assert counted["viper-persons-all-p", True] == counted["viper-persons-all-p", False] > 0


def test_every_kind_of_column_is_answered(year: IndexedYear) -> None:
    """Also those that no panel of ours uses yet, and an analyst may."""
    label = {"label": "x", "dataType": "number", "scale": "ratio"}
    metrics = {
        name: {**label, "operationType": name, "isBucketed": False, "sourceField": "crimes"}
        for name in ("sum", "min", "max", "average", "unique_count")
    }
    last = {**label, "operationType": "last_value", "isBucketed": False, "sourceField": "name"}
    rows = [{"label": "hot", "input": {"query": "hot: true"}}, {"label": "all", "input": {"query": ""}}]
    columns = {
        "which": {**label, "operationType": "filters", "isBucketed": True, "params": {"filters": rows}},
        **metrics,
        "last": {**last, "params": {"sortField": "month", "showArrayValues": True}},
        "many": {**label, "operationType": "count", "isBucketed": False},
    }
    layer = Layer.model_validate_json(json.dumps({"columnOrder": list(columns), "columns": columns}))
    answer = year.ask("intel-locations-p", lens_request(layer, 'kind: "cell-month"', "month", CONTEXT))
    hot, every = lens_rows(layer, answer)
    assert 0 < hot["many"] < every["many"]
    assert every["min"] <= every["average"] <= every["max"] <= every["sum"]
    assert every["unique_count"] > 1
    assert every["last"][0].startswith("around ")
