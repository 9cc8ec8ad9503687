"""Maps: layers of points of our own documents. No map service of others is asked."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_serializer

from indexers.kibana.models.base import KibanaModel, Query, Reference


class DocumentsSource(KibanaModel):
    """Documents as points, at most as many as Elasticsearch gives in one answer."""

    id: str
    type: Literal["ES_SEARCH"]
    geo_field: str
    scaling_type: Literal["LIMIT"] = "LIMIT"
    filter_by_map_bounds: bool = True
    apply_global_query: bool = True
    apply_global_time: bool = True
    tooltip_properties: list[str]
    sort_field: str = ""
    sort_order: Literal["asc", "desc"] = "desc"
    index_pattern_ref_name: str


class FieldOrigin(KibanaModel):
    """A field that a style follows."""

    name: str
    origin: Literal["source"] = "source"


class StaticStyle(KibanaModel):
    """The same for each point."""

    type: Literal["STATIC"]
    options: dict[str, str | int]


class CategoryColour(KibanaModel):
    """The colour of one value; ``stop`` None: of all others."""

    stop: str | None
    color: str

    @model_serializer
    def _with_stop(self) -> dict[str, str | None]:
        """``stop`` is written even where there is none."""
        return {"stop": self.stop, "color": self.color}


class DynamicOptions(KibanaModel):
    """How a style follows a field: colours by category, or a size from smallest to largest."""

    field: FieldOrigin
    type: Literal["CATEGORICAL", "ORDINAL"] | None = None
    color: str | None = None
    use_custom_color_palette: bool | None = None
    custom_color_palette: list[CategoryColour] | None = None
    min_size: int | None = None
    max_size: int | None = None


class DynamicStyle(KibanaModel):
    """What a point looks like follows from its document."""

    type: Literal["DYNAMIC"]
    options: DynamicOptions


class VectorStyle(KibanaModel):
    """Styles by what they are of: fillColor, iconSize, labelText …"""

    type: Literal["VECTOR"]
    properties: dict[str, Annotated[StaticStyle | DynamicStyle, Field(discriminator="type")]]
    is_time_aware: bool = True


class VectorLayer(KibanaModel):
    """One layer. The last of the list is drawn on top."""

    id: str
    label: str
    type: Literal["GEOJSON_VECTOR"]
    source_descriptor: DocumentsSource
    style: VectorStyle
    query: Query
    alpha: float = 0.85
    visible: bool = True
    min_zoom: int = 0
    max_zoom: int = 24
    include_in_fit_to_bounds: bool = True
    joins: tuple[object, ...] = ()


class Centre(KibanaModel):
    """The middle of the map."""

    lon: float
    lat: float


class MapSettings(KibanaModel):
    """``auto_fit_to_data_bounds``: the map shows what there is."""

    auto_fit_to_data_bounds: bool = True


class MapState(KibanaModel):
    """Where the map stands when it opens."""

    zoom: float
    center: Centre
    query: Query
    filters: tuple[object, ...] = ()
    settings: MapSettings = MapSettings()


class MapAttributes(KibanaModel):
    """Layers and state; ``layerListJSON`` and ``mapStateJSON`` of an export."""

    title: str
    description: str
    layer_list_json: Annotated[list[VectorLayer], Field(alias="layerListJSON")]
    map_state_json: Annotated[MapState, Field(alias="mapStateJSON")]
    ui_state_json: dict[str, Any] = Field(alias="uiStateJSON", default_factory=dict)


class Map(KibanaModel):
    """One map."""

    id: str
    type: Literal["map"]
    references: list[Reference]
    attributes: MapAttributes
