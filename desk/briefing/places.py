"""Of a briefing, what has a place: addresses to visit first, lines and where they spread, map cells that stand out."""

from __future__ import annotations

from collections.abc import Iterator

from desk.briefing.material import BriefingMaterial
from desk.briefing.month import Month
from desk.document_store import Document
from desk.drawings.boundary_map import Pin
from desk.page_drawings import map_section
from desk.page_model import Section, Table
from desk.pages.parts import UNANSWERED, at_risk_of, more, people, protected_first
from desk.wording import day, grades, listed, plain, support

HOMES = "cuckooed-address"
"""The rule about homes that may be taken over."""
MOST_MEMBERS = 6


def homes_of(material: BriefingMaterial) -> list[Document]:
    """Alerts about homes that may be taken over: those that wait for an answer and the likeliest first."""
    return sorted((alert for alert in material.alerts.documents if alert["rule"] == HOMES), key=_urgency)


def places_to_visit(material: BriefingMaterial) -> Iterator[Section]:
    """The homes in that order, and the map of those that have a point, by the numbers that they have there."""
    homes = homes_of(material)
    located = [home for home in homes if home.get("point")]
    numbers = {home["id"]: str(number) for number, home in enumerate(located, 1)}
    rows = tuple((numbers.get(home["id"], ""), *_visit(home)) for home in homes)
    columns = ("on the map", "address", "how likely taken over", "active", "why", "stands on", "what was decided")
    note = "Nobody is accused by this list: whoever lives there may be the one to protect."
    yield Section("Addresses to visit first", tables=(Table(columns, rows, frozenset({0})),), note=note if rows else "")
    pins = [Pin(home["point"]["lat"], home["point"]["lon"], home["name"], strong=True) for home in located]
    if pins:
        drawn = map_section(pins, material.month_asked.start.isoformat())
        yield Section("Map of these addresses", drawing=drawn.drawing, note=drawn.note)


def _visit(home: Document) -> tuple[str, ...]:
    town = home.get("town")
    return (
        home["name"] if not town or town in home["name"] else f"{home['name']}, {town}",
        listed([home.get("band") or "", home.get("likely") or ""]),
        f"{day(home['active_from'])} until {day(home['active_until'])}",
        "; ".join(sign["reason"] for sign in _heaviest(home)),
        f"{support(home['standing'])}; {grades(home['standing'])}",
        _answer(home),
    )


def _urgency(alert: Document) -> tuple[bool, float, str]:
    points = sum(sign["points"] for sign in alert["signs"] if sign["speaks"] != "against")
    return alert["status"] not in UNANSWERED, -points, str(alert["id"])


def _heaviest(alert: Document) -> list[Document]:
    return sorted(alert["signs"], key=lambda sign: (-sign["points"], sign["name"]))[:4]


def _answer(alert: Document) -> str:
    decision = next(iter(alert.get("decisions") or ()), None)
    return f"{plain(alert['status'])}: {decision['reason']}" if decision else "waits for an answer"


def lines_heard(material: BriefingMaterial) -> Iterator[Section]:
    """Lines heard of in the month: where, and where for the first time."""
    asked = material.month_asked
    rows = tuple(
        (
            line["name"],
            line.get("home_town") or "not known",
            listed(town["town"] for town in line["towns"] if _heard_in(town, asked)),
            listed(town["town"] for town in line["towns"] if asked.holds(town["first_seen"])),
            people(protected_first(line.get("members", ()))[:MOST_MEMBERS]) or "",
            listed(number["number"] for number in line["numbers"] if number["last_named"] >= asked.start.isoformat()),
            support(line["standing"]),
        )
        for line in material.lines.documents
    )
    columns = ("line", "comes from", "heard of in", "new in", "who is named with it", "numbers", "stands on")
    at_risk = at_risk_of(member for line in material.lines.documents for member in line.get("members", ()))
    lines = (f"To be protected among those named with them: {'; '.join(at_risk)}.",) if at_risk else ()
    note = more(material.lines.total, len(rows), "line")
    yield Section("Drug lines heard of, and where they spread", lines, (Table(columns, rows),), note=note)


def _heard_in(town: Document, asked: Month) -> bool:
    return any(asked.holds(month["month"]) for month in town["months"])


def hot_cells(material: BriefingMaterial) -> Section:
    """Map cells that had more crime than the months before let expect."""
    rows = tuple(
        (cell["name"], cell.get("town") or "", str(cell["crimes"]), f"{cell['mean_before']:.1f}", cell["explanation"])
        for cell in material.hot.documents
    )
    table = Table(("map cell", "town", "crimes", "a month before", "why"), rows, frozenset({2, 3}))
    return Section("Where it got worse", tables=(table,), note=more(material.hot.total, len(rows), "cell"))
