"""What a link of Kibana opens: its ids, escaped as Kibana escapes them, are found on the desk."""

import json
import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from indexers.kibana.bundle import DESK, objects
from indexers.kibana.lens_rows import values_at
from indexers.kibana.models.data_views import DataView, UrlFormat
from indexers.kibana.references import family
from schemas.views import View
from tests.unit.desk.document_memory import Key

LINKS = [
    (one, field, format_.params.url_template)
    for one in objects(View.P)
    if isinstance(one, DataView)
    for field, format_ in one.attributes.field_format_map.items()
    if isinstance(format_, UrlFormat)
]
KINDS = {"viper-lines-p": {"drug-line"}, "viper-things-p": {"vehicle", "phone"}}
"""Data views of which lists show documents of these kinds alone."""
MONTH = re.compile(r"/\d{4}-\d\d$")
"""A month of an operation or a cell has no page of its own, and no list shows its id."""


@pytest.mark.parametrize(("data_view", "field", "template"), LINKS, ids=lambda one: getattr(one, "id", one))
def test_it_opens_a_page(
    data_view: DataView, field: str, template: str, browser: TestClient, documents: dict[Key, bytes]
) -> None:
    of = family(data_view)
    shown = [json.loads(value) for (view, each, _), value in documents.items() if (view, each) == (View.P, of)]
    kinds = KINDS.get(data_view.id)
    found = [value for one in shown if not kinds or one["kind"] in kinds for value in values_at(one, field)]
    for value in [each for each in found if not MONTH.search(each)][:3]:
        path = template.removeprefix(DESK).replace("{{value}}", quote(value, safe="-_.!~*'()"))
        assert browser.get(path).status_code == 200, path
