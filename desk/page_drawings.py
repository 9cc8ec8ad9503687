"""The drawings of a page as sections: link chart, map, items by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from desk.document_store import Document, DocumentStore
from desk.drawings.boundary_map import Pin, boundary_map
from desk.drawings.link_chart import Node, link_chart
from desk.drawings.month_bars import month_bars
from desk.neighbours import two_steps
from desk.page_model import Section, Table
from desk.pages.parts import place_link
from desk.wording import counted, plain
from reference import places
from schemas.views import View

MOST_PINS = 30
"""Points on one map."""

HOME_USES = frozenset({"home", "lives at", "bail", "lives-at"})
"""Uses of an address by which it is somebody's own."""


def chart_section(store: DocumentStore, view: View, kind: str, document: Document, *, printed: bool = False) -> Section:
    """What a thing is linked with, two steps out; ``printed``: on paper, where nothing can be opened."""
    graph = two_steps(store, view, Node(kind, document["id"], document["name"], bool(document.get("at_risk"))))
    if not graph.first:
        return Section("Link chart")
    lines = "Being linked is no finding." if printed else "Being linked is no finding: point at a line to see how."
    left = f" {counted(graph.left_out, 'thing')} with fewer items not drawn." if graph.left_out else ""
    return Section("Link chart, two steps out", drawing=link_chart(graph, None if printed else view), note=lines + left)


def map_section(pins: Sequence[Pin], day: str, rows: Table | None = None) -> Section:
    """Points on the boundaries of councils as they were on that day."""
    shown = pins[:MOST_PINS]
    left = f"The first {MOST_PINS} of {len(pins):,} places. " if len(pins) > MOST_PINS else ""
    note = f"{left}Boundaries: Office for National Statistics and Ordnance Survey, Open Government Licence."
    picture = boundary_map(shown, date.fromisoformat(day[:10]))
    return Section("Map", tables=(rows,) if rows and picture else (), drawing=picture, note=note)


def person_map(person: Document) -> Section:
    """The places of a person that have a point, in red those that are theirs."""
    located = [place for place in person["places"] if place.get("point")]
    pins = [_pin(place, strong=place.get("use") in HOME_USES) for place in located]
    rows = tuple(
        (str(at), place_link(one), plain(one.get("use") or one.get("relation"))) for at, one in enumerate(located, 1)
    )
    return map_section(pins, person["last_seen"], Table(("no.", "place", "as what"), rows[:MOST_PINS], frozenset({0})))


def located_map(document: Document) -> Section:
    """The one point of a door, a map cell or an alert."""
    pins = [_pin(document, strong=True)] if document.get("point") else []
    return map_section(pins, document.get("last_seen") or document["active_from"])


def towns_map(document: Document) -> Section:
    """The towns of a line, group or operation, the home in red."""
    found = [(town, places.find(town["town"])) for town in document.get("towns", ()) if town.get("town")]
    known = [(town, place[0]) for town, place in found if place]
    home = document.get("home_town")
    pins = [Pin(place.latitude, place.longitude, town["town"], town["town"] == home) for town, place in known]
    rows = tuple((str(at), town["town"], str(town["items"])) for at, (town, _) in enumerate(known, 1))
    table = Table(("no.", "town", "items"), rows[:MOST_PINS], frozenset({0, 2}))
    return map_section(pins, document["last_seen"], table)


def _pin(place: Document, *, strong: bool) -> Pin:
    return Pin(place["point"]["lat"], place["point"]["lon"], place["name"], strong)


def items_by_month(events: Sequence[Document], items: Iterable[str]) -> Section:
    """How many of these items happened in each month."""
    wanted, months = set(items), Counter[date]()
    for event in events:
        begun = date.fromisoformat(event["occurred"]["start"][:10]).replace(day=1)
        months[begun] += sum(item["item_id"] in wanted for item in event["items"])
    return Section("Items by month", drawing=month_bars(+months, "items"))


def crimes_by_month(location: Document) -> Section:
    """How many items a place has in each month."""
    months = Counter({date.fromisoformat(one["month"]): one["items"] for one in location.get("months", ())})
    return Section("Items by month", drawing=month_bars(months, "items"))
