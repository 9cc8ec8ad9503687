"""Every panel of every dashboard of view P, asked once of a real Elasticsearch for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from indexers.bulk import client_for
from indexers.kibana.bundle import objects
from indexers.kibana.lens_rows import lens_rows
from indexers.kibana.models.dashboards import Dashboard, Panel
from indexers.kibana.models.lens import Lens
from indexers.kibana.models.saved_objects import SavedObject
from indexers.kibana.panel_requests import panel_requests, panels
from indexers.kibana.references import ObjectIndex
from schemas.views import View
from tests.conftest import RunningElasticsearch
from tests.integration.kibana.viper_year import CONTEXT, IndexedYear, documents, indexed


class AskedPanel(NamedTuple):
    """A panel, its object, and by part the rows or hits that it was answered."""

    dashboard: Dashboard
    panel: Panel
    object: SavedObject
    rows: dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="package")
def year(elasticsearch: RunningElasticsearch) -> Iterator[IndexedYear]:
    made = indexed(client_for(elasticsearch.url), "kibana-year", documents())
    yield made
    for name in made.client.indices.get(index=f"{made.prefix}-*"):
        made.client.indices.delete(index=name)


@pytest.fixture(scope="package")
def asked(year: IndexedYear) -> list[AskedPanel]:
    of_p = objects(View.P)
    index = ObjectIndex(of_p)
    boards = [one for one in of_p if isinstance(one, Dashboard)]
    return [
        AskedPanel(board, panel, one, _rows(one, index, year))
        for board in boards
        for panel, one in panels(board, index)
    ]


def _rows(one: SavedObject, index: ObjectIndex, year: IndexedYear) -> dict[str, list[dict[str, Any]]]:
    found = {}
    for request in panel_requests(one, index, CONTEXT):
        answer = year.ask(request.alias, request.body)
        layers = one.attributes.state.datasource_states.form_based.layers if isinstance(one, Lens) else {}
        hits = answer["hits"]["hits"]
        found[request.part] = lens_rows(layers[request.part], answer) if layers else hits
    return found
