"""How Lens draws the rows of a layer: as a table, a number, a chart or a pie."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from indexers.kibana.models.base import KibanaModel


class TableColumn(KibanaModel):
    """How a column of a table looks. ``color_mode`` colours by value."""

    column_id: str
    is_metric: bool = False
    is_transposed: bool = False
    hidden: bool = False
    width: int | None = None
    alignment: Literal["left", "right", "center"] | None = None
    one_click_filter: bool = False


class Sorting(KibanaModel):
    """By which column a table is sorted."""

    column_id: str
    direction: Literal["asc", "desc"]


class Paging(KibanaModel):
    """Rows a page."""

    enabled: bool
    size: int


class TableState(KibanaModel):
    """A table."""

    layer_id: str
    layer_type: Literal["data"] = "data"
    columns: list[TableColumn]
    sorting: Sorting | None = None
    paging: Paging | None = None
    row_height: Literal["single", "auto", "custom"] = "auto"
    header_row_height: Literal["single", "auto", "custom"] = "auto"


class MetricState(KibanaModel):
    """One number, or one a row where ``breakdown_by_accessor`` divides it."""

    layer_id: str
    layer_type: Literal["data"] = "data"
    metric_accessor: str
    secondary_metric_accessor: str | None = None
    breakdown_by_accessor: str | None = None
    max_cols: int | None = None
    subtitle: str | None = None
    color: str | None = None


class SeriesColour(KibanaModel):
    """The colour of one series."""

    for_accessor: str
    color: str
    axis_mode: Literal["left", "right"] | None = None


class XyLayer(KibanaModel):
    """Series of one chart."""

    layer_id: str
    layer_type: Literal["data"] = "data"
    series_type: Literal["bar", "bar_stacked", "bar_horizontal", "bar_horizontal_stacked", "line", "area"]
    accessors: list[str]
    x_accessor: str
    split_accessor: str | None = None
    position: Literal["top"] = "top"
    show_gridlines: bool = False
    y_config: tuple[SeriesColour, ...] = ()


class Legend(KibanaModel):
    """Where the legend stands."""

    is_visible: bool
    position: Literal["top", "right", "bottom", "left"]
    should_truncate: bool = True


class Shown(KibanaModel):
    """What of the axes is shown."""

    x: bool
    y_left: bool
    y_right: bool


class XyState(KibanaModel):
    """Bars or lines."""

    legend: Legend
    value_labels: Literal["hide", "show"] = "hide"
    fitting_function: Literal["None", "Zero"] = "None"
    preferred_series_type: str
    axis_titles_visibility_settings: Shown | None = None
    layers: list[XyLayer] = Field(min_length=1)


class PieLayer(KibanaModel):
    """Slices."""

    layer_id: str
    layer_type: Literal["data"] = "data"
    primary_groups: list[str]
    metrics: list[str]
    number_display: Literal["percent", "value", "hidden"] = "value"
    category_display: Literal["default", "inside", "hide"] = "default"
    legend_display: Literal["default", "show", "hide"] = "show"
    nested_legend: bool = False


class PieState(KibanaModel):
    """Parts of a whole."""

    shape: Literal["pie", "donut", "treemap", "waffle"]
    layers: list[PieLayer] = Field(min_length=1)
