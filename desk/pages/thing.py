"""The page about one vehicle or one phone. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desk.document_store import Document, Hits
from desk.page_model import Page, Section, Table, facts_of
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
from desk.wording import handling_lines, is_conditional, listed, month, plain, span


class ThingMaterial(NamedTuple):
    """The documents that the page of a vehicle or phone is made of, and the drawings."""

    thing: Document
    alerts: Hits
    events: Sequence[Document]
    drawings: tuple[Section, ...] = ()


def thing_page(material: ThingMaterial) -> Page:
    """Who used it, where it was seen, which lines are named beside it."""
    thing = material.thing
    names = (listed(f"{one['name']} ({one['items']})" for one in thing.get(of, ())) for of in ("described", "lines"))
    described, lines = names
    return Page(
        kind="thing",
        id=thing["id"],
        title=thing["name"],
        label=plain(thing["kind"]).capitalize(),
        handling=handling_lines(thing["standing"]),
        conditional=is_conditional(thing["standing"]),
        at_risk=at_risk_of(thing.get("users", ())),
        facts=(
            *facts_of(("Described", described), ("Drug lines named beside it", lines), ("Seen", span(thing))),
            *standing_facts(thing),
        ),
        explanation=thing["explanation"],
        sections=(
            alert_section(material.alerts.documents, material.alerts.total),
            _users(thing),
            *material.drawings,
            _sightings(thing, "seen_in", "town", "Towns that reports name with it"),
            _sightings(thing, "cameras", "camera", "Cameras that read it"),
            _months(thing),
            _misread(thing),
            timeline(material.events, items_behind(thing), total=thing["standing"]["items_total"]),
        ),
    )


def _users(thing: Document) -> Section:
    rows = tuple(
        (
            person_link(user),
            listed(map(plain, user["relations"])),
            listed(user["roles"]),
            span(user),
            str(user["items"]),
        )
        for user in protected_first(thing.get("users", ()))
    )
    table = Table(("person", "how", "as what in events", "from, until", "items"), rows, frozenset({4}))
    return Section(
        "Who has to do with it", tables=(table,), note=more(thing.get("users_total", 0), len(rows), "person")
    )


def _sightings(thing: Document, field: str, noun: str, title: str) -> Section:
    rows = tuple(
        (listed([one.get(noun) or "", one.get("town") or "" if noun != "town" else ""]), span(one), str(one["items"]))
        for one in thing.get(field, ())
    )
    table = Table((noun, "from, until", "items"), rows, frozenset({2}))
    return Section(title, tables=(table,), note=more(thing.get(f"{field}_total", 0), len(rows), noun))


def _months(thing: Document) -> Section:
    rows = tuple((month(one["month"]), str(one["items"]), str(one["reads"])) for one in thing.get("months", ()))
    return Section("Month by month", tables=(Table(("month", "items", "camera reads"), rows, frozenset({1, 2})),))


def _misread(thing: Document) -> Section:
    rows = tuple((one["written"], str(one["items"])) for one in thing.get("misread", ()))
    table = Table(("written as", "items"), rows, frozenset({1}))
    return Section("Registrations that may have been this one", tables=(table,), note="They count nowhere else.")
