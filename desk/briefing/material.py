"""What a briefing is made of: the documents of one operation and of the month, asked of the store as the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from desk.briefing.month import Month
from desk.document_store import Document, DocumentStore, Hits, Query, one
from desk.errors import NotKnown
from desk.page_drawings import chart_section
from desk.page_model import Section
from desk.pages.lists import AT_RISK
from desk.services import Services
from schemas.views import View
from values import operation_names

MOST: Final = 100
"""Documents of one sort that a briefing asks for; it says how many more there are."""
MOST_CHARTS: Final = 3
"""Link charts: of the lines that most independent origins tell of."""
CRIMINAL: Final = ("gang", "crime-group")
"""Kinds of group that a briefing tells of: not landlords, nor services that care."""
STRONGEST_FIRST: Final = ({"standing.origins": "desc"}, {"standing.items_total": "desc"}, {"id": "asc"})


class BriefingMaterial(NamedTuple):
    """The documents of a briefing. ``alerts``: those active in the month; ``month``: None where it has no items."""

    month_asked: Month
    operation: Document
    month: Document | None
    months: Sequence[Document]
    persons: Hits  # to be protected, heard of in the month
    alerts: Hits
    lines: Hits
    groups: Hits
    hot: Hits
    questions: tuple[int, tuple[Document, ...]]
    charts: tuple[Section, ...] = ()


def gather(store: DocumentStore, services: Services, view: View, name: str, asked: Month) -> BriefingMaterial:
    """The documents of an operation's month. Raise NotKnown where the view has no such operation."""
    operation = operation_named(store, view, name)
    months = store.search("operations", view, _months_of(operation)).documents
    lines = store.search("objects", view, _heard(asked, {"term": {"kind": "drug-line"}}))
    return BriefingMaterial(
        asked,
        operation,
        next((month for month in months if asked.holds(month["month"])), None),
        months,
        store.search("persons", view, _at_risk(asked)),
        store.search("alerts", view, _active(asked)),
        lines,
        store.search("groups", view, _heard(asked, {"terms": {"kind": list(CRIMINAL)}})),
        store.search("locations", view, _hot(asked)),
        services.questions(store, view, MOST),
        tuple(_chart(store, view, line) for line in lines.documents[:MOST_CHARTS]),
    )


def operation_named(store: DocumentStore, view: View, name: str) -> Document:
    """The operation of this name, however it is written. Raise NotKnown where the view has none."""
    found = one(store, "operations", view, operation_names.subject(name) or name)
    if found is None or found["kind"] != "operation":
        raise NotKnown(
            f"view {view.value.upper()} knows no operation of this name: `viper search --operations` lists them"
        )
    return found


def _chart(store: DocumentStore, view: View, line: Document) -> Section:
    section = chart_section(store, view, "line", line, printed=True)
    return Section(f"Who and what the line {line['name']} is linked with", drawing=section.drawing, note=section.note)


def _months_of(operation: Document) -> Query:
    filters = [{"term": {"kind": "operation-month"}}, {"term": {"name": operation["name"]}}]
    return _asked(filters, ({"month": "asc"}, {"id": "asc"}))


def _at_risk(asked: Month) -> Query:
    return _heard(asked, {"terms": {"at_risk": list(AT_RISK)}})


def _active(asked: Month) -> Query:
    return _asked(_overlapping("active_from", "active_until", asked), ({"active_from": "desc"}, {"id": "asc"}))


def _heard(asked: Month, *further: Query) -> Query:
    filters: list[Query] = [*further, *_overlapping("first_seen", "last_seen", asked)]
    return _asked(filters, STRONGEST_FIRST)


def _hot(asked: Month) -> Query:
    wanted = {"kind": "cell-month", "hot": True, "month": asked.start.isoformat()}
    return _asked([{"term": {field: value}} for field, value in wanted.items()], ({"chance": "asc"}, {"id": "asc"}))


def _overlapping(first: str, last: str, asked: Month) -> list[Query]:
    return [
        {"range": {first: {"lt": asked.end.isoformat()}}},
        {"range": {last: {"gte": asked.start.isoformat()}}},
    ]


def _asked(filters: Sequence[Query], sort: Sequence[Mapping[str, str]]) -> Query:
    query = {"bool": {"filter": list(filters)}}
    return {"query": query, "sort": list(sort), "size": MOST, "track_total_hits": True}
