"""Every request that a dashboard makes when it opens: panel by panel, as Kibana would send it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from indexers.kibana.errors import UnknownPanel
from indexers.kibana.field_uses import styled_by
from indexers.kibana.lens_request import lens_request
from indexers.kibana.models.dashboards import Dashboard, Panel
from indexers.kibana.models.lens import Lens
from indexers.kibana.models.maps import Map, VectorLayer
from indexers.kibana.models.saved_objects import SavedObject
from indexers.kibana.models.searches import SavedSearch
from indexers.kibana.models.visualizations import VegaState, Visualization
from indexers.kibana.references import SEARCHED, ObjectIndex, family, layer_name, mappings_of, panel_name
from indexers.kibana.request_context import RequestContext
from indexers.kibana.vega_requests import vega_requests

ROWS: Final = 500
"""Documents that a saved search asks for, unless it says otherwise."""
POINTS: Final = 10_000
"""Points that a layer of a map asks for: as many as an index gives in one answer."""


class PanelRequest(NamedTuple):
    """``part``: the layer, or the data of a drawing, that the answer is for."""

    part: str
    alias: str
    body: dict[str, Any]


def panels(dashboard: Dashboard, index: ObjectIndex) -> Iterator[tuple[Panel, SavedObject]]:
    """Each panel of a dashboard with its object. Raise UnknownPanel."""
    for panel in dashboard.attributes.panels_json:
        one = index.named(dashboard, panel_name(panel.panel_index))
        if one is None:
            raise UnknownPanel(f"panel {panel.panel_index} of {dashboard.id} has no object")
        yield panel, one


def panel_requests(one: SavedObject, index: ObjectIndex, context: RequestContext) -> Iterator[PanelRequest]:
    """What the object of a panel asks; of a text nothing."""
    if isinstance(one, SavedSearch):
        yield _of_search(one, index, context)
    elif isinstance(one, Lens):
        yield from _of_lens(one, index, context)
    elif isinstance(one, Map):
        yield from (_of_layer(one, layer, index, context) for layer in one.attributes.layer_list_json)
    elif isinstance(one, Visualization) and isinstance(state := one.attributes.vis_state, VegaState):
        yield from (PanelRequest(each.name, each.alias, each.body) for each in vega_requests(state))


def _source(
    one: SavedObject, name: str, index: ObjectIndex, context: RequestContext
) -> tuple[str, str | None, RequestContext]:
    """Index and time field behind a name, and what of the dashboard applies to it."""
    data_view = index.data_view(one, name)
    if data_view is None:
        raise UnknownPanel(f"{one.id} has no data view {name}")
    applied = context.within(mappings_of(family(data_view)))
    return data_view.attributes.title, data_view.attributes.time_field_name, applied


def _of_search(one: SavedSearch, index: ObjectIndex, context: RequestContext) -> PanelRequest:
    title, time_field, applied = _source(one, SEARCHED, index, context)
    asked = one.attributes
    text = asked.kibana_saved_object_meta.search_source_json.query.query
    sort = [{name: {"order": order, "unmapped_type": "boolean"}} for name, order in asked.sort]
    body = {"size": asked.sample_size or ROWS, "query": applied.query((text,), time_field), "sort": sort}
    return PanelRequest("rows", title, {**body, "_source": asked.columns, "track_total_hits": True})


def _of_lens(one: Lens, index: ObjectIndex, context: RequestContext) -> Iterator[PanelRequest]:
    state = one.attributes.state
    for name, layer in state.datasource_states.form_based.layers.items():
        title, time_field, applied = _source(one, layer_name(name), index, context)
        yield PanelRequest(name, title, lens_request(layer, state.query.query, time_field, applied))


def _of_layer(one: Map, layer: VectorLayer, index: ObjectIndex, context: RequestContext) -> PanelRequest:
    source = layer.source_descriptor
    title, time_field, applied = _source(one, source.index_pattern_ref_name, index, context)
    applied = applied if source.apply_global_query else applied.within(())
    texts = (layer.query.query, f"{source.geo_field}: *")
    query = applied.query(texts, time_field if source.apply_global_time else None)
    shown = sorted({source.geo_field, *source.tooltip_properties, *styled_by(layer)})
    sort = [{source.sort_field: {"order": source.sort_order}}] if source.sort_field else []
    return PanelRequest(layer.id, title, {"size": POINTS, "query": query, "_source": shown, "sort": sort})
