"""The documents of one operation: its own, and one for each month."""

from __future__ import annotations

from schemas.documents.operations import OperationDocument, OperationMonthDocument
from streams.correlation.months import Month, day_of
from streams.correlation.operation.act_tally import count_list
from streams.correlation.operation.operation_aggregate import OperationAggregate
from streams.correlation.operation.operation_words import month_explanation, operation_explanation
from streams.correlation.operation.period_tally import PeriodTally

YEAR_BEFORE = 12
"""Months."""


def operation_document(subject: str, name: str, aggregate: OperationAggregate) -> OperationDocument:
    """The document of the operation itself."""
    everything, acts = aggregate.all, aggregate.all.all.acts
    return OperationDocument(
        id=subject,
        name=name,
        first_seen=everything.first,
        last_seen=aggregate.last_seen,
        enforcement=acts.enforcement,
        protection=acts.protection,
        kinds=count_list(everything.all.kinds),
        seized=everything.seized,
        towns=everything.towns,
        towns_total=everything.towns_total,
        people=aggregate.people.in_roles,
        groups=aggregate.groups.shown or None,
        groups_total=aggregate.groups.total or None,
        suspected_false=everything.suspected_false,
        standing=everything.standing,
        explanation=operation_explanation(name, aggregate),
    )


def month_document(
    subject: str, name: str, month: Month, span: PeriodTally, before: PeriodTally | None
) -> OperationMonthDocument:
    """The document of one month. ``before``: the same month a year earlier, None if the operation had not begun."""
    acts = span.all.acts
    return OperationMonthDocument(
        id=f"{subject}/{day_of(month):%Y-%m}",
        name=name,
        month=day_of(month),
        enforcement=acts.enforcement,
        protection=acts.protection,
        kinds=count_list(span.all.kinds),
        towns=span.towns,
        towns_total=span.towns_total,
        year_before=before.all.acts if before is not None else None,
        standing=span.standing if span else None,
        explanation=month_explanation(name, day_of(month), acts, before.all.acts if before is not None else None),
    )
