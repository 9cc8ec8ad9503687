"""Markdown and Vega, which Kibana keeps as visualisations; and tags."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from indexers.kibana.models.base import KibanaModel, Reference, SearchSourceMeta


class MarkdownParameters(KibanaModel):
    """The text, in Markdown without HTML."""

    markdown: str
    font_size: int = 12
    open_links_in_new_tab: bool = False


class MarkdownState(KibanaModel):
    """A text."""

    title: str
    type: Literal["markdown"]
    aggs: tuple[object, ...] = ()
    params: MarkdownParameters


class VegaParameters(KibanaModel):
    """The specification, which Kibana keeps as text."""

    spec: dict[str, Any]


class VegaState(KibanaModel):
    """A drawing that Kibana has no panel for."""

    title: str
    type: Literal["vega"]
    aggs: tuple[object, ...] = ()
    params: VegaParameters


class VisualizationAttributes(KibanaModel):
    """A text or a drawing; ``visState`` of an export."""

    title: str
    description: str
    version: int = 1
    vis_state: Annotated[MarkdownState | VegaState, Field(discriminator="type")]
    ui_state_json: dict[str, Any] = Field(alias="uiStateJSON", default_factory=dict)
    kibana_saved_object_meta: SearchSourceMeta


class Visualization(KibanaModel):
    """One text or drawing."""

    id: str
    type: Literal["visualization"]
    references: list[Reference]
    attributes: VisualizationAttributes


class TagAttributes(KibanaModel):
    """What a tag is called, and its colour."""

    name: str
    description: str
    color: str


class Tag(KibanaModel):
    """One tag."""

    id: str
    type: Literal["tag"]
    references: list[Reference]
    attributes: TagAttributes
