"""Data views: the index behind a name, its time field, and how fields are shown."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from indexers.kibana.models.base import KibanaModel, Reference


class UrlParameters(KibanaModel):
    """A link; ``{{value}}`` is the value, escaped."""

    type: Literal["a"] = "a"
    url_template: str
    label_template: str
    open_link_in_current_tab: bool = False


class UrlFormat(KibanaModel):
    """The value as a link."""

    id: Literal["url"]
    params: UrlParameters


class PatternParameters(KibanaModel):
    """How a number or a date is written."""

    pattern: str


class PatternFormat(KibanaModel):
    """The value as a number or a date."""

    id: Literal["number", "date"]
    params: PatternParameters


class LookupEntry(KibanaModel):
    """What is shown for one value."""

    key: str
    value: str


class LookupParameters(KibanaModel):
    """What is shown for each value; others are shown as they are."""

    lookup_entries: list[LookupEntry]
    unknown_key_value: str | None = None


class LookupFormat(KibanaModel):
    """The value in words."""

    id: Literal["static_lookup"]
    params: LookupParameters


class ColourRule(KibanaModel):
    """The colour of values that match, and of the ground behind them."""

    regex: str
    range: str = "-Infinity:Infinity"
    boolean: str = "true"
    text: str
    background: str


class ColourParameters(KibanaModel):
    """Colours by value."""

    field_type: Literal["string"] = "string"
    colors: list[ColourRule]


class ColourFormat(KibanaModel):
    """The value in colour."""

    id: Literal["color"]
    params: ColourParameters


class PointParameters(KibanaModel):
    """How coordinates are written: 52.2405, -0.9027."""

    transform: Literal["lat_lon_string"] = "lat_lon_string"


class PointFormat(KibanaModel):
    """The value as coordinates."""

    id: Literal["geo_point"]
    params: PointParameters


FieldFormat = Annotated[
    UrlFormat | PatternFormat | LookupFormat | ColourFormat | PointFormat, Field(discriminator="id")
]


class FieldAttributes(KibanaModel):
    """What a field is called on the screen."""

    custom_label: str


class DataViewAttributes(KibanaModel):
    """An index pattern, its time field if it has times, its fields."""

    title: str
    name: str
    time_field_name: str | None = None
    field_format_map: dict[str, FieldFormat] = Field(default_factory=dict)
    field_attrs: dict[str, FieldAttributes] = Field(default_factory=dict)


class DataView(KibanaModel):
    """One data view."""

    id: str
    type: Literal["index-pattern"]
    references: list[Reference]
    attributes: DataViewAttributes
