"""Columns of Lens: each is one question of an aggregation."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from indexers.kibana.models.base import KibanaModel, Query


class Column(KibanaModel):
    """What every column has. ``custom_label``: the label is ours and not Kibana's own."""

    label: str
    data_type: Literal["date", "string", "number", "boolean"]
    scale: Literal["interval", "ordinal", "ratio"]
    custom_label: bool = True


class BucketColumn(Column):
    """One that divides documents into rows."""

    is_bucketed: Literal[True]


class MetricColumn(Column):
    """One that says something of the documents of a row. ``filter``: of those that it matches."""

    is_bucketed: Literal[False]
    filter: Query | None = None


class DateHistogramParameters(KibanaModel):
    """``interval``: of the calendar, 1M a month. ``include_empty_rows``: spans without documents are zeros."""

    interval: str
    include_empty_rows: bool = False
    drop_partials: Literal[False] = False


class DateHistogramColumn(BucketColumn):
    """Rows by time."""

    operation_type: Literal["date_histogram"]
    source_field: str
    params: DateHistogramParameters


class OrderByColumn(KibanaModel):
    """The order is that of a metric."""

    type: Literal["column"]
    column_id: str


class OrderByName(KibanaModel):
    """The order is that of the values."""

    type: Literal["alphabetical"]
    fallback: bool = False


class ParentFormat(KibanaModel):
    """How Lens writes values of terms."""

    id: Literal["terms"] = "terms"


class TermsParameters(KibanaModel):
    """``other_bucket`` stays false: what is beyond ``size`` is left out, and the title says so."""

    size: int = Field(ge=1, le=1000)
    order_by: Annotated[OrderByColumn | OrderByName, Field(discriminator="type")]
    order_direction: Literal["asc", "desc"]
    other_bucket: Literal[False] = False
    missing_bucket: Literal[False] = False
    parent_format: ParentFormat = ParentFormat()
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    include_is_regex: bool = False
    exclude_is_regex: bool = False


class TermsColumn(BucketColumn):
    """Rows by the values of a field, the first ``size`` of them."""

    operation_type: Literal["terms"]
    source_field: str
    params: TermsParameters


class LabelledFilter(KibanaModel):
    """One row of documents that match."""

    input: Query
    label: str


class FiltersParameters(KibanaModel):
    """Rows, in their order."""

    filters: list[LabelledFilter]


class FiltersColumn(BucketColumn):
    """Rows by queries."""

    operation_type: Literal["filters"]
    params: FiltersParameters


class NumberParameters(KibanaModel):
    """How many digits follow the point."""

    decimals: int


class NumberFormat(KibanaModel):
    """How a number is written."""

    id: Literal["number"]
    params: NumberParameters


class MetricParameters(KibanaModel):
    """``empty_as_null``: nothing is shown where there is nothing, instead of 0."""

    empty_as_null: bool = False
    format: NumberFormat | None = None


class CountColumn(MetricColumn):
    """How many documents."""

    operation_type: Literal["count"]
    source_field: Literal["___records___"] = "___records___"
    params: MetricParameters = MetricParameters()


class FieldMetricColumn(MetricColumn):
    """A number made of the values of a field; ``unique_count`` is how many different ones."""

    operation_type: Literal["sum", "min", "max", "average", "unique_count"]
    source_field: str
    params: MetricParameters = MetricParameters()


class LastValueParameters(KibanaModel):
    """``sort_field``: the date by which a document is the last. ``show_array_values``: all values of the
    field, as those of a text are not to be had one by one."""

    sort_field: str
    show_array_values: Literal[True]
    format: NumberFormat | None = None


class LastValueColumn(MetricColumn):
    """The value of a field in the last document."""

    operation_type: Literal["last_value"]
    source_field: str
    params: LastValueParameters


AnyColumn = Annotated[
    DateHistogramColumn | TermsColumn | FiltersColumn | CountColumn | FieldMetricColumn | LastValueColumn,
    Field(discriminator="operation_type"),
]
AnyMetric = CountColumn | FieldMetricColumn | LastValueColumn
