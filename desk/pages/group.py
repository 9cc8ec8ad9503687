"""The page about one gang, crime group, business or other group. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desk.document_store import Document, Hits
from desk.page_model import Cell, Link, Page, Section, Table, facts_of
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
from desk.wording import counted, day, event_of, handling_lines, is_conditional, listed, plain, span


class GroupMaterial(NamedTuple):
    """The documents that a group's page is made of, and the drawings."""

    group: Document
    alerts: Hits
    lines: Hits  # drug lines whose members are members of it
    events: Sequence[Document]
    drawings: tuple[Section, ...] = ()


def group_page(material: GroupMaterial) -> Page:
    """Who is of it, who leads and who is used; lines, home, places, violence and rivals."""
    group = material.group
    return Page(
        kind="group",
        id=group["id"],
        title=group["name"],
        label=plain(group["kind"]).capitalize(),
        handling=handling_lines(group["standing"]),
        conditional=is_conditional(group["standing"]),
        at_risk=at_risk_of(group.get("members", ())),
        facts=_facts(group),
        explanation=group["explanation"],
        sections=(
            alert_section(material.alerts.documents, material.alerts.total),
            _members(group),
            _lines(group, material.lines),
            _towns(group),
            _premises(group),
            *material.drawings,
            _violence(group["violence"]),
            _rivals(group),
            timeline(material.events, items_behind(group), total=group["standing"]["items_total"]),
        ),
    )


def _facts(group: Document) -> tuple[tuple[str, Cell], ...]:
    counts = {of: listed(f"{plain(one['name'])} ({one['items']})" for one in group.get(of, ())) for of in _COUNTED}
    return (
        *facts_of(
            ("Names", listed(f"{name['name']} ({name['items']})" for name in group["names"])),
            ("Home", group.get("home_town")),
            ("Led by", listed(group.get("leaders", ()))),
            ("Heard of", span(group)),
            ("Weapons", counts["weapons"]),
            ("What the police did", counts["enforcement"]),
        ),
        *standing_facts(group),
        ("Quote as", f"{group['id']}, digest {group['digest']}"),
    )


_COUNTED = ("weapons", "enforcement")


def _members(group: Document) -> Section:
    rows = tuple(
        (
            person_link(one),
            "leads" if one["leads"] else "",
            listed(map(plain, one["relations"])),
            day(one.get("since")),
            day(one.get("until")),
            span(one),
            str(one["items"]),
        )
        for one in protected_first(group.get("members", ()))
    )
    columns = ("person", "leads?", "as", "since", "left", "named from, until", "items")
    table = Table(columns, rows, frozenset({6}))
    return Section("Who is of it", tables=(table,), note=more(group.get("members_total", 0), len(rows), "member"))


def _lines(group: Document, found: Hits) -> Section:
    named = tuple(
        (one["name"], "linked" if one["linked"] else "named beside it", str(one["items"]))
        for one in group.get("lines", ())
    )
    shared = tuple(
        (Link(line["name"], "line", line["id"]), line.get("home_town") or "", span(line)) for line in found.documents
    )
    tables = (
        Table(("line", "how", "items"), named, frozenset({2})),
        Table(("line", "home", "from, until"), shared, caption="Lines that members of it are named with"),
    )
    return Section("Drug lines", tables=tables)


def _towns(group: Document) -> Section:
    rows = tuple(
        (
            f"{town['town']}{' (home)' if town['home'] else ''}",
            span(town),
            str(town["items"]),
            str(town["origins"]),
            f"{town['best']} to {town['worst']}",
        )
        for town in group.get("towns", ())
    )
    table = Table(("town", "from, until", "items", "origins", "grades"), rows, frozenset({2, 3}))
    return Section("Towns", tables=(table,), note=more(group.get("towns_total", 0), len(rows), "town"))


def _premises(group: Document) -> Section:
    rows = tuple((place_link(one), span(one), str(one["items"])) for one in group.get("premises", ()))
    table = Table(("place", "from, until", "items"), rows, frozenset({2}))
    return Section("Premises", tables=(table,), note=more(group.get("premises_total", 0), len(rows), "place"))


def _violence(violence: Mapping[str, Any]) -> Section:
    rows = tuple(
        (
            day(one["at"]),
            Link(plain(one["kind"]), "event", event_of(one["item"])),
            one.get("town") or "",
            listed(["given" if one["given"] else "", "taken" if one["taken"] else ""]),
            listed(one.get("against", ())),
            "" if one["named"] else "only a member is named",
        )
        for one in violence.get("incidents", ())
    )
    given, taken = counted(violence["given"], "origin"), counted(violence["taken"], "origin")
    lines = (f"Given: {given}; taken: {taken}.",) if rows else ()
    table = Table(("when", "what", "town", "given or taken", "against", "note"), rows)
    note = more(violence.get("incidents_total", 0), len(rows), "incident")
    return Section("Violence", lines, (table,), note=note)


def _rivals(group: Document) -> Section:
    rows = tuple(
        (
            one["name"],
            one["likely"],
            str(one["reported"]),
            str(one["given"]),
            str(one["taken"]),
            span(one),
            str(one["origins"]),
        )
        for one in group.get("rivals", ())
    )
    columns = ("rival", "how likely", "items that say so", "violence given", "taken", "from, until", "origins")
    return Section("Rivals", tables=(Table(columns, rows, frozenset({2, 3, 4, 6})),))
