"""The page about two persons together. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desk.document_store import Document, Hits
from desk.page_model import Cell, Link, Page, Section, Table, facts_of
from desk.pages.parts import (
    TRAIT_COLUMNS,
    alert_section,
    at_risk_of,
    items_behind,
    more,
    people,
    person_link,
    place_link,
    standing_facts,
    timeline,
    trait_rows,
)
from desk.wording import counted, handling_lines, is_conditional, listed, plain, span


class AssociationMaterial(NamedTuple):
    """The documents that the page of two persons together is made of, and the drawings."""

    association: Document
    alerts: Hits
    events: Sequence[Document]
    drawings: tuple[Section, ...] = ()


def association_page(material: AssociationMaterial) -> Page:
    """Who the two are, how and where they are named together, and what they share."""
    found = material.association
    sides = (found["first"], found["second"])
    return Page(
        kind="association",
        id=found["id"],
        title=found["name"],
        label="Two persons together",
        handling=handling_lines(found["standing"]),
        conditional=is_conditional(found["standing"]),
        at_risk=at_risk_of(sides),
        facts=_facts(found),
        explanation=found["explanation"],
        sections=(
            alert_section(material.alerts.documents, material.alerts.total),
            *(Section(f"What {side['name']} is known for", tables=(_traits(side),)) for side in sides),
            _ties(found),
            _places(found),
            _shared(found),
            *material.drawings,
            timeline(material.events, items_behind(found), total=found["standing"]["items_total"]),
        ),
    )


def _facts(found: Document) -> tuple[tuple[str, Cell], ...]:
    met = found.get("met_again")
    return (
        *facts_of(
            ("The two", people([found["first"], found["second"]])),
            ("That they have to do with one another", found.get("likely") or "all of it is suspected to be false"),
            ("Named together", f"{span(found)}, on {counted(found['days'], 'day')}"),
            ("Met more than once", f"on {counted(met['days'], 'day')}, {span(met)}" if met else ""),
            ("About", listed(f"{plain(one['name'])} ({one['items']})" for one in found.get("kinds", ()))),
        ),
        *standing_facts(found),
    )


def _traits(side: Mapping[str, Any]) -> Table:
    return Table(TRAIT_COLUMNS, tuple(trait_rows(side.get("traits", ()))))


def _ties(found: Document) -> Section:
    by_id = {side["person"]: side for side in (found["first"], found["second"])}
    rows = tuple(
        (person_link(by_id[tie["by"]]) if tie["by"] in by_id else "", plain(tie["relation"]), str(tie["items"]))
        for tie in found.get("ties", ())
    )
    return Section("How items link them", tables=(Table(("by", "how", "items"), rows, frozenset({2})),))


def _places(found: Document) -> Section:
    rows = tuple((place_link(one), span(one), str(one["items"])) for one in found.get("places", ()))
    table = Table(("place", "from, until", "items"), rows, frozenset({2}))
    return Section("Where they are named together", tables=(table,))


def _shared(found: Document) -> Section:
    first, second = found["first"]["name"], found["second"]["name"]
    rows = tuple(
        (
            _thing(one),
            plain(one["kind"]),
            listed(map(plain, one["first"])),
            listed(map(plain, one["second"])),
            span(one),
            str(one["items"]),
        )
        for one in found.get("shared", ())
    )
    table = Table(("thing", "kind", f"{first}", f"{second}", "from, until", "items"), rows, frozenset({5}))
    return Section(
        "What both have to do with", tables=(table,), note=more(found.get("shared_total", 0), len(rows), "thing")
    )


def _thing(shared: Mapping[str, Any]) -> str | Link:
    subject = str(shared["subject"])
    return Link(shared["name"], "thing", subject) if subject.startswith(("vehicle/", "phone/")) else place_link(shared)
