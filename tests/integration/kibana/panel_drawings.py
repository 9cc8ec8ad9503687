"""Each panel as HTML at its size, from the rows that Elasticsearch gave."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import vl_convert
from markdown_it import MarkdownIt
from markupsafe import Markup

from desk.drawings.elements import element
from indexers.kibana.lens_rows import values_at
from indexers.kibana.models.lens import Layer, Lens
from indexers.kibana.models.lens_drawings import MetricState, PieState, TableState, XyState
from indexers.kibana.models.maps import DynamicStyle, Map, StaticStyle, VectorLayer
from indexers.kibana.models.saved_objects import SavedObject
from indexers.kibana.models.searches import SavedSearch
from indexers.kibana.models.visualizations import MarkdownState, VegaState, Visualization
from indexers.kibana.references import SEARCHED, ObjectIndex
from tests.integration.kibana.chart_drawings import (
    COLOURS,
    Pin,
    Series,
    Size,
    donut,
    horizontal_bars,
    over_time,
    points,
)
from tests.integration.kibana.panel_values import cell, label, plain

Rows = Sequence[Mapping[str, Any]]
Answers = Mapping[str, Rows]
"""Rows or hits, by the part of the panel that asked."""


def drawn(one: SavedObject, answers: Answers, index: ObjectIndex, size: Size) -> Markup:
    """The inside of a panel."""
    if isinstance(one, SavedSearch):
        return _list(one, answers["rows"], index)
    if isinstance(one, Lens):
        return _lens(one, answers["main"], size)
    if isinstance(one, Map):
        return _map(one, answers, size)
    if isinstance(one, Visualization) and isinstance(one.attributes.vis_state, MarkdownState):
        return Markup(MarkdownIt("js-default", {"html": False}).render(one.attributes.vis_state.params.markdown))
    if isinstance(one, Visualization) and isinstance(one.attributes.vis_state, VegaState):
        return _vega(one.attributes.vis_state, answers, size)
    raise AssertionError(one.id)


def _table(heads: Sequence[str], rows: Sequence[Sequence[Markup]], styles: Sequence[str]) -> Markup:
    head = element("tr", *(element("th", each, style=style) for each, style in zip(heads, styles, strict=True)))
    body = [
        element("tr", *(element("td", each, style=style) for each, style in zip(row, styles, strict=True)))
        for row in rows
    ]
    return element("table", head, *body)


def _list(one: SavedSearch, hits: Rows, index: ObjectIndex) -> Markup:
    data_view = index.data_view(one, SEARCHED)
    assert data_view is not None
    columns, widths = one.attributes.columns, one.attributes.grid.columns
    rows = [[cell(data_view, column, hit["_source"]) for column in columns] for hit in hits[:40]]
    styles = [
        f"width:{widths[column].width}px;max-width:{widths[column].width}px" if column in widths else ""
        for column in columns
    ]
    return _table([label(data_view, column) for column in columns], rows, styles)


def _lens(one: Lens, rows: Rows, size: Size) -> Markup:
    state = one.attributes.state
    layer, drawing = state.datasource_states.form_based.layers["main"], state.visualization
    if isinstance(drawing, MetricState):
        return _metric(drawing, layer, rows)
    if isinstance(drawing, TableState):
        return _lens_table(drawing, layer, rows)
    if isinstance(drawing, PieState):
        group, value = drawing.layers[0].primary_groups[0], drawing.layers[0].metrics[0]
        return donut(size, [(str(row[group]), row[value]) for row in rows])
    return _chart(drawing, layer, rows, size)


def _metric(drawing: MetricState, layer: Layer, rows: Rows) -> Markup:
    (row,) = rows
    second = drawing.secondary_metric_accessor
    beside = f"{layer.columns[second].label} {plain(row[second])}" if second else ""
    number = element(
        "div", plain(row[drawing.metric_accessor]), style=f"font-size:34px;color:{drawing.color or '#343741'}"
    )
    return element("div", element("div", layer.columns[drawing.metric_accessor].label), number, element("div", beside))


def _lens_table(drawing: TableState, layer: Layer, rows: Rows) -> Markup:
    if drawing.sorting:
        by = drawing.sorting.column_id
        rows = sorted(rows, key=lambda row: (row[by] is not None, row[by]), reverse=drawing.sorting.direction == "desc")
    columns = [column.column_id for column in drawing.columns if not column.hidden]
    styles = [f"text-align:{column.alignment}" for column in drawing.columns if not column.hidden]
    cells = [
        [Markup.escape(plain(row[column]) if row[column] is not None else "-") for column in columns] for row in rows
    ]
    page = drawing.paging.size if drawing.paging else 40
    return _table([layer.columns[column].label for column in columns], cells[:page], styles)


def _chart(drawing: XyState, layer: Layer, rows: Rows, size: Size) -> Markup:
    (shown,) = drawing.layers
    colours = {each.for_accessor: each.color for each in shown.y_config}
    if shown.split_accessor:
        names = list(dict.fromkeys(row[shown.split_accessor] for row in rows))
        (value,) = shown.accessors
        series = [
            Series(
                str(name),
                COLOURS[at % 10],
                {row[shown.x_accessor]: row[value] for row in rows if row[shown.split_accessor] == name},
            )
            for at, name in enumerate(names)
        ]
    else:
        series = [
            Series(
                layer.columns[value].label,
                colours.get(value, COLOURS[at]),
                {row[shown.x_accessor]: row[value] for row in rows},
            )
            for at, value in enumerate(shown.accessors)
        ]
    if shown.series_type == "bar_horizontal":
        return horizontal_bars(size, series[0])
    return over_time(size, series, lines=shown.series_type == "line")


def _map(one: Map, answers: Answers, size: Size) -> Markup:
    layers = one.attributes.layer_list_json
    return points(
        size, [_pin(layer, hit["_source"], answers[layer.id]) for layer in layers for hit in answers[layer.id]]
    )


def _pin(layer: VectorLayer, source: Mapping[str, Any], hits: Rows) -> Pin:
    (point,) = values_at(source, layer.source_descriptor.geo_field)[:1]
    fill, wide = layer.style.properties["fillColor"], layer.style.properties["iconSize"]
    named = layer.style.properties.get("labelText")
    label = plain(values_at(source, named.options.field.name)) if isinstance(named, DynamicStyle) else ""
    shape = _radius(wide, source, hits), _fill(fill, source), label
    return Pin(point["lat"], point["lon"], *shape, ground=not layer.include_in_fit_to_bounds)


def _fill(style: StaticStyle | DynamicStyle, source: Mapping[str, Any]) -> str:
    if isinstance(style, StaticStyle):
        return str(style.options["color"])
    palette = {each.stop: each.color for each in style.options.custom_color_palette or ()}
    value = (values_at(source, style.options.field.name) or [None])[0]
    return palette.get(value, palette[None])


def _radius(style: StaticStyle | DynamicStyle, source: Mapping[str, Any], hits: Rows) -> float:
    if isinstance(style, StaticStyle):
        return float(style.options["size"])
    name, least, most = style.options.field.name, style.options.min_size or 0, style.options.max_size or 0
    all_of = [float(value) for hit in hits for value in values_at(hit["_source"], name)]
    value = float((values_at(source, name) or [min(all_of)])[0])
    return least + (most - least) * (value - min(all_of)) / ((max(all_of) - min(all_of)) or 1)


def _vega(state: VegaState, answers: Answers, size: Size) -> Markup:
    """With the answers in place of the requests, as Kibana does it."""
    spec = json.loads(json.dumps(state.params.spec))
    for data in spec["data"]:
        if "url" in data:
            del data["url"], data["format"]
            data["values"] = list(answers[data["name"]])
    spec["signals"] = [each for each in spec["signals"] if "kibana" not in json.dumps(each)]  # what only Kibana can do
    spec |= {"width": size.width - 20, "height": size.height - 40}
    return Markup(vl_convert.vega_to_svg(spec))
