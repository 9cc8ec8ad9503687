"""Every dashboard drawn with what Elasticsearch answered, as pictures in build/look: a change is looked at."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from indexers.kibana.bundle import objects
from indexers.kibana.models.dashboards import Dashboard
from indexers.kibana.references import ObjectIndex
from schemas.views import View
from tests.integration.desk.chromium import Opened, open_pages
from tests.integration.kibana.conftest import AskedPanel
from tests.integration.kibana.contact_sheet import WIDTH, page, write_pages
from tests.unit.house.repository import ROOT

PICTURES = ROOT / "build/look"


@pytest.fixture(scope="module")
def opened(asked: list[AskedPanel], tmp_path_factory: pytest.TempPathFactory) -> list[Opened]:
    index = ObjectIndex(objects(View.P))
    pages = {
        name.removeprefix("viper-").removesuffix("-dashboard-p"): page(
            [(each.panel, each.object, each.rows) for each in panels], index
        )
        for name, panels in groupby(asked, key=lambda each: each.dashboard.id)
    }
    seen = open_pages(f"file://{PICTURES}", write_pages(pages, PICTURES), [WIDTH], tmp_path_factory.mktemp("browser"))
    for one in seen:
        (PICTURES / Path(one.path[1:]).with_suffix(".png")).write_bytes(one.picture)
    return seen


def test_every_dashboard_is_drawn_without_an_error(opened: list[Opened]) -> None:
    assert {one.path: one.errors for one in opened if one.errors} == {}
    assert len(opened) == sum(isinstance(one, Dashboard) for one in objects(View.P))


def test_nothing_is_asked_of_the_network(opened: list[Opened]) -> None:
    assert {url.split("/")[0] for one in opened for url in one.requests} == {"file:"}
