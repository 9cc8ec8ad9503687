"""The page about one operation: what it achieved, by month and by town. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from desk.document_store import Document, Hits
from desk.page_model import Cell, Link, Page, Section, Table, facts_of
from desk.pages.parts import alert_section, items_behind, more, standing_facts, timeline
from desk.wording import handling_lines, is_conditional, listed, month, plain, span

ACTS: Final = ("warrants", "arrests", "charges", "sentences", "seizures", "stop_and_searches", "patrols")
"""What was done against crime, as counted; cash, years and protection stand behind it."""

HEADS: Final = (*(act.replace("_", " ") for act in ACTS), "cash", "years in prison", "protective acts")


class OperationMaterial(NamedTuple):
    """The documents that an operation's page is made of, and the drawings."""

    operation: Document
    months: Sequence[Document]
    alerts: Hits
    events: Sequence[Document]
    drawings: tuple[Section, ...] = ()


def operation_page(material: OperationMaterial) -> Page:
    """What it adds up to, month by month against the year before, and town by town."""
    operation = material.operation
    return Page(
        kind="operation",
        id=operation["id"],
        title=operation["name"],
        label="Operation",
        handling=handling_lines(operation["standing"]),
        conditional=is_conditional(operation["standing"]),
        facts=_facts(operation),
        explanation=operation["explanation"],
        sections=(
            alert_section(material.alerts.documents, material.alerts.total),
            *material.drawings,
            _months(material.months),
            _towns(operation),
            _seized(operation),
            _people(operation),
            timeline(material.events, items_behind(operation), total=operation["standing"]["items_total"]),
        ),
    )


def _facts(operation: Document) -> tuple[tuple[str, Cell], ...]:
    acts = dict(zip(HEADS, achieved(operation), strict=True))
    protection = listed(f"{plain(one['name'])} ({one['items']})" for one in operation["protection"]["kinds"])
    groups = listed(str(one["name"]) for one in operation.get("groups") or ())
    return (
        *((head.capitalize(), count) for head, count in acts.items()),
        *facts_of(
            ("How people were protected", protection),
            ("Groups it touched", groups),
            ("From, until", span(operation)),
        ),
        *standing_facts(operation),
    )


def achieved(acts: Mapping[str, Any]) -> tuple[str, ...]:
    """The counts in the order of ``HEADS``: cash in GBP, years in prison, protective acts."""
    done = acts["enforcement"]
    counts = (f"{done[act]:,}" for act in ACTS)
    return (
        *counts,
        f"£{done['cash_pence'] / 100:,.0f}",
        f"{done['custody_years']:.1f}",
        f"{acts['protection']['acts']:,}",
    )


def _months(months: Sequence[Document]) -> Section:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (month(one["month"]), *achieved(one), _year_before(one), _briefing(one)) for one in months
    )
    columns = ("month", *HEADS, "the year before: warrants, arrests", "to print")
    return Section("Month by month", tables=(Table(columns, rows, frozenset(range(1, len(HEADS) + 1))),))


def _briefing(one: Document) -> Link:
    """The briefing of a month, as a file that prints."""
    operation = one["id"].rpartition("/")[0]
    return Link("briefing", "briefing", f"{operation}/{one['month'][:7]}")


def _year_before(one: Document) -> str:
    before = one.get("year_before")
    return f"{before['enforcement']['warrants']}, {before['enforcement']['arrests']}" if before else ""


def _towns(operation: Document) -> Section:
    rows = tuple((town["name"], *achieved(town)) for town in operation.get("towns", ()))
    table = Table(("town", *HEADS), rows, frozenset(range(1, len(HEADS) + 1)))
    return Section("Town by town", tables=(table,), note=more(operation.get("towns_total", 0), len(rows), "town"))


def _seized(operation: Document) -> Section:
    rows = tuple((plain(one["kind"]), one.get("name") or "", str(one["items"])) for one in operation.get("seized", ()))
    return Section("What was seized", tables=(Table(("kind", "what", "items"), rows, frozenset({2})),))


def _people(operation: Document) -> Section:
    rows = tuple((plain(one["kind"]), one["role"], str(one["people"])) for one in operation.get("people", ()))
    table = Table(("in events of this kind", "as what", "people"), rows, frozenset({2}))
    return Section("How many people, as what", tables=(table,))
