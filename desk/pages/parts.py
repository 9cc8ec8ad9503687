"""Parts that several pages have: what a thing stands on, its timeline, its alerts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from desk.document_store import Document
from desk.page_model import Cell, Link, Section, Table, joined
from desk.wording import (
    counted,
    day,
    event_of,
    grades,
    handling_lines,
    item_of,
    listed,
    moment,
    named,
    plain,
    span,
    support,
)

MOST_EVENTS: Final = 60
"""Events that a page looks up and shows, the first of those its documents name."""

MOST_TEXT: Final = 400
"""Characters of an item's text in a timeline; the event's page has all of it."""

UNANSWERED: Final = ("raised", "raised-again")
"""The statuses of alerts that wait for an answer."""


def items_behind(document: Document) -> tuple[str, ...]:
    """The items that a document names as what it stands on, in its order."""
    mentions = map(item_of, document.get("mentions", ()))
    standing = (document.get("standing") or {}).get("items", ())
    return tuple(dict.fromkeys([*standing, *mentions]))


def events_behind(document: Document) -> list[str]:
    """The events of those items, as many as a page shows."""
    return list(dict.fromkeys(map(event_of, items_behind(document))))[:MOST_EVENTS]


def standing_facts(document: Document) -> tuple[tuple[str, Cell], ...]:
    """What it stands on: items, origins, grades from the best to the worst."""
    standing = document.get("standing")
    if not standing:
        return ()
    return (
        ("Stands on", support(standing)),
        ("Grades", f"{grades(standing)} (best {standing['best']}, worst {standing['worst']})"),
    )


def timeline(events: Sequence[Document], items: Iterable[str], *, total: int | None = None) -> Section:
    """What was reported and when, the latest first: of these events the items that the page stands on."""
    wanted = set(items)
    rows = [
        _reported(event, item) for event in _by_time(events) for item in event["items"] if item["item_id"] in wanted
    ]
    left = (total or 0) - len(rows)
    return Section(
        "Timeline: who reported what, and when",
        tables=(Table(("when", "what", "reported", "grade", "source"), tuple(rows)),),
        note=f"{counted(left, 'item')} more are not shown here." if left > 0 else "",
    )


def _by_time(events: Sequence[Document]) -> list[Document]:
    return sorted(events, key=lambda event: (event["occurred"]["start"], event["id"]), reverse=True)


def _reported(event: Document, item: Mapping[str, Any]) -> tuple[Cell, ...]:
    what = Link(plain(item.get("category") or event["kind"]), "event", event["id"])
    return moment(event["occurred"]), what, excerpt(item), f"[{item['grade']}]", source_of(event)


def excerpt(item: Mapping[str, Any]) -> str:
    """The beginning of an item's text; without one, its title, or the places it names."""
    text = item.get("text") or item.get("title") or listed(place["name"] for place in item.get("places", ()))
    return text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT].rstrip()} …"


def source_of(event: Document) -> str:
    """The source system, and its own reference where the view shows it; else the kind of the event."""
    return listed([event.get("source_system") or plain(event["kind"]), event.get("source_reference") or ""])


def alert_section(alerts: Sequence[Document], total: int, title: str = "Alerts") -> Section:
    """Alerts about the thing: those that wait for an answer first, of these the gravest."""
    ordered = sorted(alerts, key=lambda alert: (alert["status"] not in UNANSWERED, alert["harm"]["rank"]))
    rows = tuple(
        (
            Link(plain(alert["rule"]), "alert", alert["id"]),
            f"{day(alert['active_from'])} until {day(alert['active_until'])}",
            alert["status"].replace("-", " "),
            alert.get("likely") or "",
            support(alert["standing"]),
            alert["explanation"],
        )
        for alert in ordered
    )
    return Section(
        title,
        tables=(Table(("alert", "active", "status", "how likely", "stands on", "why"), rows),),
        note=more(total, len(rows), "alert"),
    )


def more(total: int, shown: int, noun: str) -> str:
    """That more are known than are shown; empty where all are."""
    return f"{counted(total - shown, noun)} more not shown." if total > shown else ""


def people(persons: Iterable[Mapping[str, Any]], field: str = "person") -> Cell:
    """Names of persons, each with a link where they are known as one."""
    return joined([person_link(person, field) for person in persons])


def person_link(person: Mapping[str, Any], field: str = "person") -> str | Link:
    """A person by name, behind what they are to be protected from."""
    return Link(named(person), "person", person[field]) if person.get(field) else named(person)


def at_risk_of(persons: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Whom of these to protect, and from what: ``child: Ann Sample``."""
    return tuple(dict.fromkeys(named(person) for person in persons if person.get("at_risk")))


def protected_first(persons: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The same persons, those at risk before all others."""
    return sorted(persons, key=lambda person: not person.get("at_risk"))


def place_link(place: Mapping[str, Any]) -> str | Link:
    """A place by name; premises and map cells have a page."""
    subject = str(place.get("subject") or "")
    return Link(place["name"], "door", subject) if subject.startswith(("address/", "cell/")) else place["name"]


def trait_rows(traits: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Cell, ...]]:
    """Each trait: how likely, from when until when, what it stands on, and why. What protects comes first."""
    for trait in sorted(traits, key=lambda one: one["trait"] not in PROTECTING):
        until = f"counts until {day(trait['active_until'])}" if trait.get("active_until") else "does not expire"
        when = f"{span(trait)}; {until}"
        codes = " ".join(line.partition(":")[0] for line in handling_lines(trait["standing"]))
        yield plain(trait["trait"]), trait["likely"], when, support(trait["standing"]), codes, trait["reason"]


PROTECTING: Final = ("child", "exploited", "missing", "vulnerable")
"""Traits of persons who are to be protected."""

TRAIT_COLUMNS: Final = ("known for", "how likely", "from, until", "stands on", "handling", "why")
