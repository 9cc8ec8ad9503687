"""Saved searches: documents as rows, with chosen columns."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from indexers.kibana.models.base import KibanaModel, Reference, SearchSourceMeta


class ColumnWidth(KibanaModel):
    """A column of fixed width, in pixels."""

    width: int


class Grid(KibanaModel):
    """Widths of columns."""

    columns: dict[str, ColumnWidth] = Field(default_factory=dict)


class SearchAttributes(KibanaModel):
    """Columns, their order and the query. ``row_height``: lines of a row; -1: as many as its content takes."""

    title: str
    description: str
    columns: list[str]
    sort: list[tuple[str, Literal["asc", "desc"]]]
    grid: Grid = Grid()
    hide_chart: bool = True
    is_text_based_query: bool = False
    row_height: int = -1
    sample_size: int | None = None
    kibana_saved_object_meta: SearchSourceMeta


class SavedSearch(KibanaModel):
    """One saved search."""

    id: str
    type: Literal["search"]
    references: list[Reference]
    attributes: SearchAttributes
