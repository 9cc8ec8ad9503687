"""Lens: layers of columns, and what is drawn of them."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from indexers.kibana.models.base import KibanaModel, Query, Reference
from indexers.kibana.models.lens_columns import AnyColumn
from indexers.kibana.models.lens_drawings import MetricState, PieState, TableState, XyState


class Layer(KibanaModel):
    """Columns in the order in which rows are divided."""

    column_order: list[str]
    columns: dict[str, AnyColumn]
    incomplete_columns: dict[str, object] = Field(default_factory=dict)
    ignore_global_filters: Literal[False] = False
    sampling: Literal[1] = 1

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if sorted(self.column_order) != sorted(self.columns):
            raise ValueError("columnOrder and columns name different columns")
        bucketed = [self.columns[name].is_bucketed for name in self.column_order]
        if bucketed != sorted(bucketed, reverse=True):
            raise ValueError("a metric stands before what divides the rows")
        return self


class FormBased(KibanaModel):
    """Layers by id."""

    layers: dict[str, Layer]


class DatasourceStates(KibanaModel):
    """Lens has others for ES|QL; ours are form-based."""

    form_based: FormBased


class LensState(KibanaModel):
    """What a Lens panel asks; ``visualization`` is how it is drawn."""

    datasource_states: DatasourceStates
    query: Query
    filters: tuple[object, ...] = ()
    internal_references: tuple[object, ...] = ()
    ad_hoc_data_views: dict[str, object] = Field(default_factory=dict)


class TableLens(LensState):
    """The state of a table."""

    visualization: TableState


class MetricLens(LensState):
    """The state of a number."""

    visualization: MetricState


class XyLens(LensState):
    """The state of a chart."""

    visualization: XyState


class PieLens(LensState):
    """The state of a pie."""

    visualization: PieState


class LensAttributes(KibanaModel):
    """What every Lens object has."""

    title: str
    description: str


class TableAttributes(LensAttributes):
    """A table."""

    visualization_type: Literal["lnsDatatable"]
    state: TableLens


class MetricAttributes(LensAttributes):
    """A number."""

    visualization_type: Literal["lnsMetric"]
    state: MetricLens


class XyAttributes(LensAttributes):
    """A chart."""

    visualization_type: Literal["lnsXY"]
    state: XyLens


class PieAttributes(LensAttributes):
    """A pie."""

    visualization_type: Literal["lnsPie"]
    state: PieLens


class Lens(KibanaModel):
    """One Lens object."""

    id: str
    type: Literal["lens"]
    references: list[Reference]
    attributes: Annotated[
        TableAttributes | MetricAttributes | XyAttributes | PieAttributes, Field(discriminator="visualization_type")
    ]
