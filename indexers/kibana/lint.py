"""What is wrong with the objects, in words, before Kibana sees them: ids, references, grid, fields, queries, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from pydantic import ValidationError

from indexers.kibana.bundle import filled_files
from indexers.kibana.errors import WrongQuery
from indexers.kibana.field_uses import FieldUse, Fitness, field_uses
from indexers.kibana.layout_lint import drawing_problems, grid_problems
from indexers.kibana.models.dashboards import Dashboard
from indexers.kibana.models.data_views import DataView
from indexers.kibana.models.lens import Lens
from indexers.kibana.models.saved_objects import OBJECT, SavedObject
from indexers.kibana.models.visualizations import MarkdownState, VegaState, Visualization
from indexers.kibana.references import (
    TAGGED,
    ObjectIndex,
    asked_families,
    control_name,
    mappings_of,
    panel_name,
    used_names,
)
from indexers.kibana.vega_requests import vega_requests
from indexers.land import LAND
from indexers.mappings import Mapping
from schemas.views import View

_LINK: Final = re.compile(r"\]\(#/view/([\w-]+)")
_DIVIDING: Final = frozenset({"keyword", "long", "double", "date", "boolean"})
_TYPES: Final = {
    Fitness.DIVIDED: _DIVIDING,
    Fitness.NUMBER: frozenset({"long", "double"}),
    Fitness.DATE: frozenset({"date"}),
    Fitness.POINT: frozenset({"geo_point"}),
}


class Finding(NamedTuple):
    """What is wrong, and in which object."""

    object: str
    problem: str


def lint(view: View) -> list[Finding]:
    """Everything that is wrong with the objects of a view; of files that are no objects first, and then only that."""
    objects, broken = _read(view)
    return broken or list(findings(tuple(objects), view))


def _read(view: View) -> tuple[list[SavedObject], list[Finding]]:
    objects: list[SavedObject] = []
    broken: list[Finding] = []
    for name, text in filled_files(view):
        try:
            objects.append(OBJECT.validate_json(text))
        except ValidationError as error:
            broken += [Finding(name, f"{'.'.join(map(str, each['loc']))}: {each['msg']}") for each in error.errors()]
    return objects, broken


def findings(objects: tuple[SavedObject, ...], view: View) -> Iterator[Finding]:
    """What is wrong with these objects."""
    index = ObjectIndex(objects)
    yield from _ids(objects, view)
    for one in objects:
        for problem in (*_references(one, index), *_field_problems(one, index), *_of_kind(one, objects, view)):
            yield Finding(one.id, problem)


def _ids(objects: tuple[SavedObject, ...], view: View) -> Iterator[Finding]:
    for id_, times in Counter(one.id for one in objects).items():
        if times > 1:
            yield Finding(id_, f"{times} objects have this id")
        if not re.fullmatch(rf"viper-[a-z0-9-]+-{view.value}", id_):
            yield Finding(id_, f"an id of view {view.value.upper()} is like viper-persons-{view.value}")


def _references(one: SavedObject, index: ObjectIndex) -> Iterator[str]:
    used = Counter(used_names(one))
    given = Counter((each.name, each.type) for each in one.references if not each.name.startswith(TAGGED))
    yield from (f"needs {name} of type {type_}, and no reference says which" for name, type_ in used - given)
    yield from (f"refers to {name} of type {type_}, and needs none" for name, type_ in given - used)
    for each in one.references:
        if index.named(one, each.name) is None:
            yield f"refers to {each.type} {each.id}, which there is not"


def _field_problems(one: SavedObject, index: ObjectIndex) -> Iterator[str]:
    try:
        for use in field_uses(one, index):
            yield from _unfit(use)
    except WrongQuery as error:
        yield f"its query cannot be read: {error}"


def _unfit(use: FieldUse) -> Iterator[str]:
    mappings = mappings_of(use.family)
    if not mappings:
        yield f"asks {use.family}, and no documents are called so"
        return
    mapping = mappings.get(use.field)
    if mapping is None:
        holds = use.fitness is Fitness.SHOWN and any(name.startswith(f"{use.field}.") for name in mappings)
        if not holds:
            yield f"names the field {use.field}, which {use.family} do not have"
    elif not _fits(mapping, use.fitness):
        yield f"the field {use.field} of {use.family} is {mapping['type']} and cannot {use.fitness}"


def _fits(mapping: Mapping, fitness: Fitness) -> bool:
    if fitness is Fitness.SHOWN:
        return True
    if fitness is Fitness.SEARCHED:
        return mapping.get("index", True) is not False
    return mapping["type"] in _TYPES[fitness] and mapping.get("doc_values", True) is not False


def _of_kind(one: SavedObject, objects: tuple[SavedObject, ...], view: View) -> Iterator[str]:
    if isinstance(one, DataView) and not re.fullmatch(rf"{LAND}|intel-[a-z]+-{view.value}", one.attributes.title):
        yield f"reads {one.attributes.title}, which is not an index of view {view.value.upper()} alone"
    elif isinstance(one, Dashboard):
        yield from grid_problems([panel.grid_data for panel in one.attributes.panels_json])
        yield from _controls(one, ObjectIndex(objects))
    elif isinstance(one, Lens):
        yield from drawing_problems(one)
    elif isinstance(one, Visualization):
        yield from _of_visualization(one, objects, view)


def _controls(one: Dashboard, index: ObjectIndex) -> Iterator[str]:
    """Controls that no panel has the field of, or whose data view is another than their reference says."""
    group = one.attributes.control_group_input
    for name, control in (group.panels_json if group else {}).items():
        data_view = index.data_view(one, control_name(name))
        if data_view is None or data_view.id != control.explicit_input.data_view_id:
            yield f"has a control {name} of another data view than its reference says"
    shown = [index.named(one, panel_name(panel.panel_index)) for panel in one.attributes.panels_json]
    families = {of for each in shown if each for of in asked_families(each, index)}
    for use in field_uses(one, index):
        if not any(use.field in mappings_of(of) for of in families):
            yield f"has a control on {use.field}, which none of its panels has"


def _of_visualization(one: Visualization, objects: tuple[SavedObject, ...], view: View) -> Iterator[str]:
    state = one.attributes.vis_state
    if isinstance(state, MarkdownState):
        dashboards = {each.id for each in objects if isinstance(each, Dashboard)}
        for link in _LINK.findall(state.params.markdown):
            if link not in dashboards:
                yield f"links to the dashboard {link}, which there is not"
    if isinstance(state, VegaState):
        yield from _of_vega(state, view)


def _of_vega(state: VegaState, view: View) -> Iterator[str]:
    for request in vega_requests(state):
        if not re.fullmatch(rf"intel-[a-z]+-{view.value}", request.alias):
            yield f"reads {request.alias}, which is not an index of view {view.value.upper()} alone"
            continue
        of = request.alias.split("-")[1]
        for field in request.fields:
            yield from _unfit(FieldUse(of, field, Fitness.SHOWN))
