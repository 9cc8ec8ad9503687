"""The page about one door, or one map cell. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from desk.document_store import Document, Hits
from desk.page_model import Cell, Link, Page, Section, Table, facts_of
from desk.pages.parts import (
    alert_section,
    at_risk_of,
    items_behind,
    more,
    person_link,
    protected_first,
    standing_facts,
    timeline,
)
from desk.wording import day, handling_lines, is_conditional, listed, month, plain, span, support


class DoorMaterial(NamedTuple):
    """The documents that a door's page is made of, and the drawings."""

    location: Document
    alerts: Hits
    persons: Hits  # who have to do with it
    lines: Hits  # drug lines named with it
    events: Sequence[Document]
    drawings: tuple[Section, ...] = ()


def door_page(material: DoorMaterial) -> Page:
    """Whether it is believed to be cuckooed and why then; who has to do with it; what was done there."""
    location = material.location
    return Page(
        kind="door",
        id=location["id"],
        title=location["name"],
        label="Address" if location["kind"] == "address" else "Map cell",
        handling=handling_lines(location["standing"]),
        conditional=is_conditional(location["standing"]),
        at_risk=at_risk_of(material.persons.documents),
        facts=_facts(location),
        explanation=location["explanation"],
        sections=(
            alert_section(material.alerts.documents, material.alerts.total),
            *_cuckooing(location.get("cuckooing")),
            _acts("What was done to protect somebody here", location, "protection"),
            _acts("What was done against crime here", location, "enforcement"),
            _persons(location["id"], material.persons),
            _lines(material.lines),
            _vehicles(location),
            *material.drawings,
            _near_repeats(location),
            _hot_months(location),
            timeline(material.events, items_behind(location), total=location["standing"]["items_total"]),
        ),
    )


def _facts(location: Document) -> tuple[tuple[str, Cell], ...]:
    cuckooing = location.get("cuckooing") or {}
    categories = listed(f"{plain(one['name'])} ({one['items']})" for one in location["categories"][:8])
    point = location.get("point")
    return (
        *facts_of(
            ("Taken over to deal from", f"{cuckooing['likely']} ({cuckooing['band']})" if cuckooing else ""),
            ("Town", location.get("town")),
            ("Areas", listed(location.get("areas", ()))),
            ("Seen", span(location)),
            ("About", categories),
            ("Point", f"{point['lat']:.5f}, {point['lon']:.5f}" if point else ""),
        ),
        *standing_facts(location),
    )


def _cuckooing(found: Mapping[str, Any] | None) -> tuple[Section, ...]:
    if not found:
        return ()
    spans = tuple((one["band"], day(one["start"]), day(one["until"])) for one in found["bands"])
    bands = Table(("band", "from", "until"), spans, caption="How strong the belief was, and when")
    return (
        Section(
            "Why this address, why then",
            (found["explanation"],),
            (bands, signs_table(found["signs"])),
            note="A belief about a place, never a finding, and never about a person.",
        ),
    )


def signs_table(signs: Iterable[Mapping[str, Any]]) -> Table:
    """Each sign: what it speaks for, points on the strongest day, items and origins, how fast it fades, why."""
    rows = tuple(
        (
            plain(sign["name"]),
            plain(sign["speaks"]),
            f"{sign['points']:.1f}",
            str(sign["items_total"]),
            str(sign["origins"]),
            f"half in {sign['half_life_days']} days" if sign["half_life_days"] else "does not fade",
            sign["reason"],
        )
        for sign in signs
    )
    columns = ("sign", "speaks of", "points", "items", "origins", "fades", "what it means")
    return Table(columns, rows, frozenset({2, 3, 4}), "Signs on the day on which most spoke for it")


def _acts(title: str, location: Document, field: str) -> Section:
    rows = tuple(
        (
            day(act["on"]),
            Link(plain(act["kind"]), "event", act["item"].partition("/")[0]),
            plain(act.get("category")),
            plain(act.get("severity")),
            act.get("outcome") or "",
        )
        for act in location.get(field, ())
    )
    table = Table(("when", "what", "about", "severity", "outcome"), rows)
    return Section(title, tables=(table,), note=more(location.get(f"{field}_total", 0), len(rows), "act"))


def _persons(id_: str, found: Hits) -> Section:
    rows = []
    for person in protected_first(found.documents):
        places = [place for place in person["places"] if place["subject"] == id_]
        how = listed(
            dict.fromkeys(plain(place.get("use") or place.get("relation") or "named here") for place in places)
        )
        traits = listed(plain(trait["trait"]) for trait in person.get("traits", ()))
        when = listed(dict.fromkeys(map(span, places)))
        rows.append((person_link(person, "id"), how, traits, when, support(person["standing"])))
    columns = ("person", "as what", "known for", "from, until", "they stand on")
    return Section(
        "Who has to do with it", tables=(Table(columns, tuple(rows)),), note=more(found.total, len(rows), "person")
    )


def _lines(found: Hits) -> Section:
    rows = tuple(
        (Link(line["name"], "line", line["id"]), line.get("home_town") or "", span(line), support(line["standing"]))
        for line in found.documents
    )
    return Section("Drug lines named with it", tables=(Table(("line", "home", "from, until", "stands on"), rows),))


def _vehicles(location: Document) -> Section:
    known = {True: "nobody who uses it lives here", False: "used by who lives here", None: "nobody knows who uses it"}
    rows = tuple(
        (
            Link(one["name"], "thing", one["subject"]),
            one.get("described") or "",
            known[one.get("unfamiliar")],
            listed(one.get("users", ())),
            span(one),
            str(one["items"]),
        )
        for one in location.get("vehicles", ())
    )
    table = Table(("vehicle", "described", "familiar?", "users", "from, until", "items"), rows, frozenset({5}))
    return Section("Vehicles", tables=(table,), note=more(location.get("vehicles_total", 0), len(rows), "vehicle"))


def _near_repeats(location: Document) -> Section:
    rows = tuple(
        (plain(one["category"]), str(one["days"]), str(one["metres"]), one["reason"])
        for one in location.get("near_repeats", ())
    )
    return Section("Near repeats", tables=(Table(("crime", "days", "metres", "why"), rows, frozenset({1, 2})),))


def _hot_months(location: Document) -> Section:
    months = location.get("hot_months", ())
    return Section("Months with more crime than those before", (listed(map(month, months)),) if months else ())
