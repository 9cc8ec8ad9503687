"""What is wrong with how things are drawn: panels on the grid of a dashboard, columns in a drawing of Lens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from indexers.kibana.models.dashboards import COLUMNS, GridPlace
from indexers.kibana.models.lens import Lens
from indexers.kibana.models.lens_drawings import MetricState, PieState, TableState, XyState


def grid_problems(places: Sequence[GridPlace]) -> Iterator[str]:
    """What lies over something else, or beyond the last column."""
    for place in places:
        if place.x + place.w > COLUMNS:
            yield f"panel {place.i} reaches beyond column {COLUMNS}"
    for one, other in combinations(places, 2):
        if one.i == other.i:
            yield f"two panels are called {one.i}"
        beside = one.x + one.w <= other.x or other.x + other.w <= one.x
        if not beside and not (one.y + one.h <= other.y or other.y + other.h <= one.y):
            yield f"panels {one.i} and {other.i} lie over one another"


def drawing_problems(one: Lens) -> Iterator[str]:
    """What is drawn and is not there."""
    layers = one.attributes.state.datasource_states.form_based.layers
    for layer, column in _drawn_columns(one):
        if layer not in layers or column not in layers[layer].columns:
            yield f"draws column {column} of layer {layer}, which there is not"


def _drawn_columns(one: Lens) -> Iterator[tuple[str, str]]:
    """Layer and column of whatever a drawing shows."""
    state = one.attributes.state.visualization
    if isinstance(state, TableState):
        yield from ((state.layer_id, column.column_id) for column in state.columns)
        yield from ((state.layer_id, sorting.column_id) for sorting in [state.sorting] if sorting)
    elif isinstance(state, MetricState):
        named = (state.metric_accessor, state.secondary_metric_accessor, state.breakdown_by_accessor)
        yield from ((state.layer_id, column) for column in named if column)
    elif isinstance(state, XyState):
        for layer in state.layers:
            split = [layer.split_accessor] if layer.split_accessor else []
            yield from ((layer.layer_id, column) for column in [layer.x_accessor, *layer.accessors, *split])
    elif isinstance(state, PieState):
        for slices in state.layers:
            yield from ((slices.layer_id, column) for column in [*slices.primary_groups, *slices.metrics])
