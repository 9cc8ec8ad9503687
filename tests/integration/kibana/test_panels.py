"""Every panel of every dashboard is asked of a real Elasticsearch as Kibana would ask it, and has something to show."""

from __future__ import annotations

from indexers.kibana.bundle import objects
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
