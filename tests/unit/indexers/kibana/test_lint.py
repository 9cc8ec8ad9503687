"""What is wrong with an object is found, and nothing is wrong with ours."""

import json
from functools import reduce
from typing import Any

import pytest

from indexers.kibana.bundle import objects
from indexers.kibana.lint import findings, lint
from indexers.kibana.models.saved_objects import OBJECT, SavedObject
from schemas.views import View


@pytest.mark.parametrize("view", View)
def test_nothing_is_wrong_with_the_objects(view: View) -> None:
    assert lint(view) == []


def changed(id_: str, path: str, value: Any) -> tuple[SavedObject, ...]:
    """All objects, one of them with another value at a path."""
    return tuple(_with(one, path, value) if one.id == id_ else one for one in objects(View.P))


def _with(one: SavedObject, path: str, value: Any) -> SavedObject:
    plain = one.model_dump(mode="json", by_alias=True, exclude_none=True)
    *way, last = path.split("/")
    place = reduce(lambda at, step: at[int(step) if isinstance(at, list) else step], way, plain)
    place[int(last) if isinstance(place, list) else last] = value
    return OBJECT.validate_json(json.dumps(plain))


LIST, BARS, BOARD = "viper-list-persons-p", "viper-persons-by-trait-p", "viper-persons-dashboard-p"
PERSONS, ARRESTS, LINKS = "viper-persons-p", "viper-operations-arrests-p", "viper-link-chart-p"
QUERY = "attributes/kibanaSavedObjectMeta/searchSourceJSON/query/query"
COLUMNS = "attributes/state/datasourceStates/formBased/layers/main/columns"
GRID = "attributes/panelsJSON/1/gridData/x"
INPUT = "attributes/controlGroupInput/panelsJSON/control-0/explicitInput"
SPEC = "attributes/visState/params/spec/data/0/url/index"
OTHERS = {"id": BOARD, "type": "dashboard", "name": "other"}


@pytest.mark.parametrize(
    ("id_", "path", "value", "problem"),
    [
        (LIST, "id", "viper-list-alerts-p", "2 objects have this id"),
        (LIST, "id", "viper-list-persons-c", "an id of view P is like viper-persons-p"),
        (LIST, "references/0/id", "viper-no-p", "refers to index-pattern viper-no-p, which there is not"),
        (BARS, "references", [], "needs indexpattern-datasource-layer-main of type index-pattern, and no"),
        (LIST, "references/1", OTHERS, "refers to other of type dashboard, and needs none"),
        (LIST, "attributes/columns/1", "shoe_size", "names the field shoe_size, which persons do not have"),
        (LIST, "attributes/sort/0/0", "traits.reason", "the field traits.reason of persons is text and cannot divide"),
        (LIST, QUERY, "name: (Ann", "its query cannot be read: a bracket is not closed"),
        (LIST, QUERY, "shoe_size: 9", "names the field shoe_size, which persons do not have"),
        (BARS, f"{COLUMNS}/what/sourceField", "explanation", "the field explanation of persons is text and cannot"),
        (
            "viper-operations-arrests-p",
            f"{COLUMNS}/value/sourceField",
            "name",
            "is keyword and cannot be reckoned with",
        ),
        (
            "viper-persons-p",
            "attributes/timeFieldName",
            "name",
            "the field name of persons is keyword and cannot be a time",
        ),
        (PERSONS, "attributes/title", "intel-persons-*", "is not an index of view P alone"),
        ("viper-homes-map-p", "attributes/layerListJSON/2/sourceDescriptor/geoField", "town", "be a point on a map"),
        (BOARD, f"{INPUT}/fieldName", "bits", "has a control on bits, which none of its panels has"),
        (BOARD, f"{INPUT}/dataViewId", "viper-lines-p", "has a control control-0 of another data view"),
        (BOARD, GRID, 40, "panel 1 reaches beyond column 48"),
        (BOARD, GRID, 0, "panels 0 and 1 lie over one another"),
        (
            BARS,
            "attributes/state/visualization/layers/0/xAccessor",
            "y",
            "draws column y of layer main",
        ),
        ("viper-text-start-p", "attributes/visState/params/markdown", "[x](#/view/viper-no-p)", "which there is not"),
        (
            "viper-link-chart-p",
            SPEC,
            "intel-associations-c",
            "reads intel-associations-c, which is not an index of view P",
        ),
    ],
)
def test_what_is_wrong_is_found(id_: str, path: str, value: Any, problem: str) -> None:
    found = [each.problem for each in findings(changed(id_, path, value), View.P)]
    assert [each for each in found if problem in each]


def test_a_field_that_kibana_does_not_know_is_refused_when_the_file_is_read() -> None:
    with pytest.raises(ValueError, match="Extra inputs are not permitted"):
        changed(LIST, "attributes/colour", "red")
