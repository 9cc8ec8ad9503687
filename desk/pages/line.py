"""The page about one drug line. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desk.document_store import Document, Hits
from desk.page_model import Cell, Page, Section, Table, facts_of
from desk.pages.parts import (
    alert_section,
    at_risk_of,
    items_behind,
    more,
    person_link,
    place_link,
    protected_first,
    standing_facts,
    timeline,
)
from desk.wording import day, handling_lines, is_conditional, listed, span


class LineMaterial(NamedTuple):
    """The documents that a drug line's page is made of, and the sections that others make."""

    line: Document
    alerts: Hits
    events: Sequence[Document]
    reasons: tuple[Section, ...] = ()
    drawings: tuple[Section, ...] = ()


def line_page(material: LineMaterial) -> Page:
    """Where it sells and since when, its numbers, who may belong to it, which premises it used."""
    line = material.line
    return Page(
        kind="line",
        id=line["id"],
        title=line["name"],
        label="Drug line",
        handling=handling_lines(line["standing"]),
        conditional=is_conditional(line["standing"]),
        at_risk=at_risk_of(line.get("members", ())),
        facts=_facts(line),
        explanation=line["explanation"],
        sections=(
            alert_section(material.alerts.documents, material.alerts.total),
            _towns(line),
            _numbers(line),
            _members(line),
            _addresses(line),
            _premises(line),
            *material.drawings,
            timeline(material.events, items_behind(line), total=line["standing"]["items_total"]),
            *material.reasons,
        ),
    )


def _facts(line: Document) -> tuple[tuple[str, Cell], ...]:
    rural = f"{line['first_rural']}, {day(line.get('first_rural_seen'))}" if line.get("first_rural") else ""
    return (
        *facts_of(
            ("Names", listed(f"{name['name']} ({name['items']})" for name in line["names"])),
            ("Home", line.get("home_town")),
            ("First rural place", rural),
            ("Heard of", span(line)),
        ),
        *standing_facts(line),
        ("Quote as", f"{line['id']}, digest {line['digest']}"),
    )


def _towns(line: Document) -> Section:
    rows = tuple(
        (
            f"{town['town']}{' (rural)' if town['rural'] else ''}",
            day(town["first_seen"]),
            day(town["last_seen"]),
            str(town["items"]),
            str(town["origins"]),
            f"{town['best']} to {town['worst']}",
            listed(f"{how['name']} ({how['items']})" for how in town["how"]),
        )
        for town in sorted(line.get("towns", ()), key=lambda town: (town["first_seen"], town["town"]))
    )
    table = Table(("town", "since", "until", "items", "origins", "grades", "how it is known"), rows, frozenset({3, 4}))
    return Section(
        "Where it spread, and since when", tables=(table,), note=more(line.get("towns_total", 0), len(rows), "town")
    )


def _numbers(line: Document) -> Section:
    rows = tuple(
        (
            number["number"],
            *(day(number[of]) for of in ("first_named", "last_named", "last_seen")),
            str(number["items"]),
        )
        for number in line.get("numbers", ())
    )
    columns = ("number", "first named", "last named", "handset last seen", "items")
    return Section("Numbers", tables=(Table(columns, rows, frozenset({4})),))


def _members(line: Document) -> Section:
    rows = tuple(
        (person_link(one), str(one["items"]), str(one["lines"]), day(one["since"]))
        for one in protected_first(line.get("members", ()))
    )
    table = Table(("person", "items that name both", "lines they are named with", "since"), rows, frozenset({1, 2}))
    others = listed(f"{one['name']} ({one['items']})" for one in line.get("people", ()))
    lines = (f"By name alone: {others}",) if others else ()
    title = "Who may belong to it"
    return Section(title, lines, (table,), note=more(line.get("members_total", 0), len(rows), "person"))


def _addresses(line: Document) -> Section:
    rows = tuple(
        (
            place_link(one),
            day(one["since"]),
            day(one["until"]),
            "an item names the line there" if one["named"] else "those named with it were there",
            str(one["items"]),
            str(one["origins"]),
        )
        for one in line.get("addresses", ())
    )
    table = Table(("address", "since", "until", "how it is known", "items", "origins"), rows, frozenset({4, 5}))
    return Section("Addresses that it used, one after another", tables=(table,))


def _premises(line: Document) -> Section:
    rows = tuple((place_link(one), span(one), str(one["items"])) for one in line.get("premises", ()))
    table = Table(("place", "from, until", "items"), rows, frozenset({2}))
    return Section(
        "Premises named with it", tables=(table,), note=more(line.get("premises_total", 0), len(rows), "place")
    )
