"""Every field that an object names, of which family, and what it has to be fit for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from indexers.kibana.kql import fields as conditions
from indexers.kibana.kql import parse
from indexers.kibana.models.dashboards import Dashboard
from indexers.kibana.models.data_views import DataView
from indexers.kibana.models.lens import Lens
from indexers.kibana.models.lens_columns import (
    AnyColumn,
    DateHistogramColumn,
    FieldMetricColumn,
    FiltersColumn,
    LastValueColumn,
    MetricColumn,
    TermsColumn,
)
from indexers.kibana.models.maps import DynamicStyle, Map, VectorLayer
from indexers.kibana.models.saved_objects import SavedObject
from indexers.kibana.models.searches import SavedSearch
from indexers.kibana.references import SEARCHED, ObjectIndex, control_name, family, layer_name


class Fitness(StrEnum):
    """What a field has to be fit for."""

    SHOWN = "be shown"
    SEARCHED = "be searched"
    DIVIDED = "divide or sort documents"
    NUMBER = "be reckoned with"
    DATE = "be a time"
    POINT = "be a point on a map"


class FieldUse(NamedTuple):
    """One field of one family, and what for."""

    family: str
    field: str
    fitness: Fitness


def field_uses(one: SavedObject, index: ObjectIndex) -> Iterator[FieldUse]:
    """What an object names. Raise WrongQuery. A part whose data view is missing is left to the check of references."""
    if isinstance(one, DataView):
        yield from _of_data_view(one)
    elif isinstance(one, SavedSearch):
        yield from _of_search(one, index)
    elif isinstance(one, Lens):
        yield from _of_lens(one, index)
    elif isinstance(one, Map):
        yield from _of_map(one, index)
    elif isinstance(one, Dashboard):
        yield from _of_controls(one, index)


def queries(one: SavedObject) -> Iterator[str]:
    """Every text in the Query Language."""
    if isinstance(one, SavedSearch | Dashboard):
        yield one.attributes.kibana_saved_object_meta.search_source_json.query.query
    elif isinstance(one, Map):
        yield from (layer.query.query for layer in one.attributes.layer_list_json)
    elif isinstance(one, Lens):
        yield one.attributes.state.query.query
        for layer in one.attributes.state.datasource_states.form_based.layers.values():
            for column in layer.columns.values():
                yield from _queries_of_column(column)


def _queries_of_column(column: AnyColumn) -> Iterator[str]:
    if isinstance(column, FiltersColumn):
        yield from (each.input.query for each in column.params.filters)
    elif isinstance(column, MetricColumn) and column.filter:
        yield column.filter.query


def _of_query(of: str, texts: Iterable[str]) -> Iterator[FieldUse]:
    for text in texts:
        yield from (FieldUse(of, each.field, Fitness.SEARCHED) for each in conditions(parse(text)))


def _of_data_view(one: DataView) -> Iterator[FieldUse]:
    of = family(one)
    if time_field := one.attributes.time_field_name:
        yield FieldUse(of, time_field, Fitness.DATE)
    for field in {**one.attributes.field_format_map, **one.attributes.field_attrs}:
        yield FieldUse(of, field, Fitness.SHOWN)


def _of_search(one: SavedSearch, index: ObjectIndex) -> Iterator[FieldUse]:
    data_view = index.data_view(one, SEARCHED)
    if data_view is None:
        return
    of = family(data_view)
    yield from (FieldUse(of, name, Fitness.SHOWN) for name in one.attributes.columns)
    yield from (FieldUse(of, name, Fitness.DIVIDED) for name, _ in one.attributes.sort)
    yield from _of_query(of, queries(one))


def _of_lens(one: Lens, index: ObjectIndex) -> Iterator[FieldUse]:
    for name, layer in one.attributes.state.datasource_states.form_based.layers.items():
        data_view = index.data_view(one, layer_name(name))
        if data_view is None:
            continue
        of = family(data_view)
        yield from _of_query(of, [one.attributes.state.query.query])
        for column in layer.columns.values():
            yield from _of_query(of, _queries_of_column(column))
            yield from (FieldUse(of, field, fitness) for field, fitness in _of_column(column))


def _of_column(column: AnyColumn) -> Iterator[tuple[str, Fitness]]:
    if isinstance(column, DateHistogramColumn):
        yield column.source_field, Fitness.DATE
    elif isinstance(column, TermsColumn):
        yield column.source_field, Fitness.DIVIDED
    elif isinstance(column, LastValueColumn):
        yield column.source_field, Fitness.SHOWN
        yield column.params.sort_field, Fitness.DATE
    elif isinstance(column, FieldMetricColumn):
        counted = column.operation_type == "unique_count"
        times = column.operation_type in {"min", "max"} and column.data_type == "date"
        yield column.source_field, Fitness.DIVIDED if counted else Fitness.DATE if times else Fitness.NUMBER


def _of_map(one: Map, index: ObjectIndex) -> Iterator[FieldUse]:
    for layer in one.attributes.layer_list_json:
        source = layer.source_descriptor
        data_view = index.data_view(one, source.index_pattern_ref_name)
        if data_view is None:
            continue
        of = family(data_view)
        yield FieldUse(of, source.geo_field, Fitness.POINT)
        yield from (FieldUse(of, name, Fitness.SHOWN) for name in source.tooltip_properties)
        yield from (FieldUse(of, name, Fitness.DIVIDED) for name in [source.sort_field] if name)
        yield from (FieldUse(of, name, Fitness.DIVIDED) for name in styled_by(layer))
        yield from _of_query(of, [layer.query.query])


def styled_by(layer: VectorLayer) -> Iterator[str]:
    """The fields that colours, sizes and labels follow."""
    styles = layer.style.properties.values()
    yield from (style.options.field.name for style in styles if isinstance(style, DynamicStyle))


def _of_controls(one: Dashboard, index: ObjectIndex) -> Iterator[FieldUse]:
    controls = one.attributes.control_group_input
    for name, control in (controls.panels_json if controls else {}).items():
        data_view = index.data_view(one, control_name(name))
        if data_view is not None:
            yield FieldUse(family(data_view), control.explicit_input.field_name, Fitness.DIVIDED)
