"""Dashboards: panels on a grid of 48 columns, controls above them, and the time that they open with."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from indexers.kibana.models.base import KibanaModel, Reference, SearchSourceMeta

COLUMNS = 48
"""Columns of the grid. A row is 20 pixels high."""


class GridPlace(KibanaModel):
    """Where a panel stands, in columns and rows. ``i`` is its index."""

    i: str
    x: int = Field(ge=0)
    y: int = Field(ge=0)
    w: int = Field(ge=1)
    h: int = Field(ge=1)


class PanelSettings(KibanaModel):
    """``hide_panel_titles`` of a text that has its own."""

    enhancements: dict[str, Any] = Field(default_factory=dict)
    hide_panel_titles: bool | None = None


class Panel(KibanaModel):
    """One object on the grid."""

    type: Literal["lens", "search", "map", "visualization"]
    panel_index: str
    panel_ref_name: str
    grid_data: GridPlace
    embeddable_config: PanelSettings = PanelSettings()


class ListSort(KibanaModel):
    """The order of the values offered."""

    by: Literal["_count", "_key"]
    direction: Literal["asc", "desc"]


class OptionsList(KibanaModel):
    """Values of a field to choose from. ``data_view_id``: the same as the reference of the control."""

    id: str
    data_view_id: str
    field_name: str
    title: str
    selected_options: tuple[str, ...] = ()
    search_technique: Literal["prefix", "wildcard", "exact"] = "wildcard"
    sort: ListSort = ListSort(by="_count", direction="desc")
    enhancements: dict[str, Any] = Field(default_factory=dict)


class Control(KibanaModel):
    """One control."""

    type: Literal["optionsListControl"]
    order: int
    width: Literal["small", "medium", "large"] = "medium"
    grow: bool = True
    explicit_input: OptionsList


class IgnoredByControls(KibanaModel):
    """What of the dashboard the controls do not follow."""

    ignore_filters: bool = False
    ignore_query: bool = False
    ignore_timerange: bool = False
    ignore_validations: bool = False


class ControlGroup(KibanaModel):
    """The controls of a dashboard; ``panelsJSON`` of an export."""

    chaining_system: Literal["HIERARCHICAL", "NONE"] = "HIERARCHICAL"
    control_style: Literal["oneLine", "twoLine"] = "oneLine"
    show_apply_selections: bool = False
    ignore_parent_settings_json: Annotated[IgnoredByControls, Field(alias="ignoreParentSettingsJSON")]
    panels_json: Annotated[dict[str, Control], Field(alias="panelsJSON")]


class DashboardOptions(KibanaModel):
    """How panels stand beside each other."""

    use_margins: bool = True
    hide_panel_titles: bool = False
    sync_colors: bool = True
    sync_cursor: bool = True
    sync_tooltips: bool = False


class DashboardAttributes(KibanaModel):
    """What a dashboard holds."""

    title: str
    description: str
    version: int = 3
    time_restore: Literal[True] = True
    time_from: str
    time_to: str
    options_json: Annotated[DashboardOptions, Field(alias="optionsJSON")]
    control_group_input: ControlGroup | None = None
    panels_json: Annotated[list[Panel], Field(alias="panelsJSON")]
    kibana_saved_object_meta: SearchSourceMeta


class Dashboard(KibanaModel):
    """One dashboard."""

    id: str
    type: Literal["dashboard"]
    references: list[Reference]
    attributes: DashboardAttributes
