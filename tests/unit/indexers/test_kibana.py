import json

import pytest

from indexers.kibana.bundle import bundle, fields, objects, requests, safe
from indexers.mappings import fields_of
from schemas.documents import FAMILIES
from schemas.views import View
from streams.correlation.association.question_document import ASKED_OF_A_PERSON

EVERY_FIELD = {name for family in FAMILIES for name in fields_of(family)}
EVERY_PART = {name.rsplit(".", cut)[0] for name in EVERY_FIELD for cut in range(name.count(".") + 1)}


@pytest.mark.parametrize("view", View)
def test_every_field_an_object_names_is_in_the_mappings(view: View) -> None:
    named = set(fields(view))
    assert named
    assert {(one, name) for one, name in named if name not in EVERY_PART} == set()


@pytest.mark.parametrize("view", View)
def test_every_reference_points_at_an_object_of_the_same_view(view: View) -> None:
    ids = {one["id"] for one in objects(view)}
    references = [reference["id"] for one in objects(view) for reference in one["references"]]
    assert references
    assert [one for one in references if one not in ids or not one.endswith(f"-{view.value}")] == []
    assert all(safe(one) for one in ids)


@pytest.mark.parametrize("view", View)
def test_every_request_reads_this_view_alone(view: View) -> None:
    assert {index.rpartition("-")[2] for _, index, _ in requests(view)} == {view.value}


def test_the_bundle_is_one_object_a_line_with_its_inner_json_as_text() -> None:
    lines = [json.loads(line) for line in bundle(View.P).splitlines()]
    assert len(lines) == len(list(objects(View.P)))
    states = [line["attributes"]["visState"] for line in lines if line["type"] == "visualization"]
    assert states
    assert all(isinstance(json.loads(state)["params"]["spec"], str) for state in states)
    assert bundle(View.P) == bundle(View.P)


def test_the_list_of_questions_shows_as_many_of_one_person_as_are_asked_about() -> None:
    (search,) = (one for one in objects(View.P) if one["type"] == "search" and "position" in json.dumps(one))
    assert f'"lte": {ASKED_OF_A_PERSON}' in json.dumps(search).replace("\\", "")
