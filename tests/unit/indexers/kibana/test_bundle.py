import json
from collections import Counter

import pytest

from indexers.kibana.bundle import OBJECTS, bundle, objects
from indexers.kibana.models.saved_objects import TYPE_MIGRATIONS
from indexers.kibana.models.searches import SavedSearch
from schemas.views import View
from streams.correlation.association.question_document import ASKED_OF_A_PERSON

LINES = [json.loads(line) for line in bundle(View.P).splitlines()]


def test_the_bundle_is_one_object_a_line_and_each_says_the_version_of_its_format() -> None:
    assert len(LINES) == len(list(OBJECTS.rglob("*.json")))
    assert {line["type"]: line["typeMigrationVersion"] for line in LINES} == TYPE_MIGRATIONS
    assert bundle(View.P) == bundle(View.P)


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("index-pattern", ("fieldFormatMap",)),
        ("search", ("kibanaSavedObjectMeta", "searchSourceJSON")),
        ("map", ("layerListJSON",)),
        ("visualization", ("visState",)),
        ("dashboard", ("panelsJSON",)),
        ("dashboard", ("controlGroupInput", "panelsJSON")),
    ],
)
def test_what_kibana_keeps_as_text_is_text(kind: str, path: tuple[str, ...]) -> None:
    attributes = next(line["attributes"] for line in LINES if line["type"] == kind and path[0] in line["attributes"])
    for name in path:
        attributes = attributes[name]
    assert json.loads(attributes)


def test_a_specification_of_vega_is_text_within_the_text_of_its_state() -> None:
    states = [json.loads(line["attributes"]["visState"]) for line in LINES if line["type"] == "visualization"]
    (spec,) = [state["params"]["spec"] for state in states if state["type"] == "vega"]
    assert json.loads(spec)["$schema"].endswith("/vega/v5.json")


def test_ids_link_to_the_desk_that_is_named_and_to_the_view_of_the_bundle() -> None:
    shown = bundle(View.C, "https://desk.example").decode()
    assert "https://desk.example/c/person/{{value}}" in shown
    assert "127.0.0.1" not in shown
    assert "/p/" not in shown


def test_a_view_has_no_word_of_the_other() -> None:
    assert Counter(name for line in LINES for name in ("-c", "-p") if line["id"].endswith(name)) == {"-p": len(LINES)}
    assert b"-c\\" not in bundle(View.P)
    assert b'-c"' not in bundle(View.P)


def test_the_list_of_questions_shows_as_many_of_one_person_as_are_asked_about() -> None:
    searches = [one for one in objects(View.P) if isinstance(one, SavedSearch)]
    queries = [one.attributes.kibana_saved_object_meta.search_source_json.query.query for one in searches]
    assert [f"position <= {ASKED_OF_A_PERSON}" in query for query in queries if "position" in query] == [True]
