"""What a search asks of Elasticsearch, and what of the answer is shown. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from ops.search.association_query import association_clauses
from ops.search.line_query import line_clauses
from ops.search.name_tiers import by_name
from ops.search.object_query import KINDS, thing_clauses
from ops.search.typed_values import read_clauses
from schemas.facts.traits import Trait
from schemas.mentions import Role
from schemas.views import View

PLACES: Final = ("items.places.name.folded", "items.places.town.folded", "items.places.street.folded")
PERSONS: Final = ("items.persons.names.folded", "items.persons.identifiers")
THINGS: Final = ("items.objects.name.folded", "items.objects.description")
SAID: Final = ("items.text", "items.title", "items.object_of_search.folded", "items.outcome.folded")
EVENT_TEXT: Final = (*SAID, *PLACES, *PERSONS, *THINGS)
PEOPLE_TEXT: Final = ("names.name.folded", "places.name.folded", "places.town.folded", "things.name.folded")
OPERATION_TEXT: Final = ("name.folded", "explanation")
MONTHS: Final = "operation-month"
LOCATION_TEXT: Final = ("name.folded", "town.folded", "explanation")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody is looking for. Times are days, both included."""

    text: str | None = None
    what: str = "events"
    view: View = View.P
    place: str | None = None
    person: str | None = None
    thing: str | None = None
    near: tuple[float, float] | None = None  # latitude and longitude
    within_metres: int = 500
    category: str | None = None
    kind: str | None = None
    first: date | None = None
    last: date | None = None
    role: Role | None = None  # of persons: what they were in at least one event
    trait: Trait | None = None  # of persons, or of either of two: what they are known for
    hot: bool = False
    size: int = 10


def query(wanted: Wanted) -> dict[str, Any]:
    """The body of the search request."""
    clauses = list(_CLAUSES[wanted.what](wanted))
    kind = "must" if wanted.what == "persons" else "filter"  # a person's score says how they were found
    matched = {"bool": {kind: clauses}} if clauses else {"match_all": {}}
    return {"query": matched, "size": wanted.size, "sort": _sort(wanted), "track_total_hits": True}


def _events(wanted: Wanted) -> Iterator[dict[str, Any]]:
    if wanted.text:
        yield _either(*_in_words(wanted.text, [*EVENT_TEXT], "items.category"), *read_clauses(wanted.text))
    if wanted.place:
        yield _either(_match(wanted.place, [*PLACES, "items.places.areas"]), *read_clauses(wanted.place, ["postcodes"]))
    if wanted.person:
        yield _match(wanted.person, [*PERSONS])
    if wanted.thing:
        yield _either(_match(wanted.thing, [*THINGS]), *read_clauses(wanted.thing, ["vrms", "phones"]))
    if wanted.near:
        yield _around(wanted, "items.places.point")
    terms = {"items.category": wanted.category, "kind": wanted.kind}
    yield from ({"term": {field: value}} for field, value in terms.items() if value)
    if wanted.first:
        yield {"range": {"occurred.end": {"gt": wanted.first.isoformat()}}}
    if wanted.last:
        yield {"range": {"occurred.start": {"lt": f"{wanted.last.isoformat()}||+1d"}}}


def _locations(wanted: Wanted) -> Iterator[dict[str, Any]]:
    if wanted.text:
        yield _either(*_in_words(wanted.text, [*LOCATION_TEXT], "categories.name"))
    if wanted.place:
        yield _match(wanted.place, ["name.folded", "town.folded", "areas"])
    if wanted.near:
        yield _around(wanted, "point")
    if wanted.category:
        yield {"term": {"categories.name": wanted.category}}
    yield {"term": {"kind": wanted.kind or ("cell-month" if wanted.hot else "cell")}}
    if wanted.hot:
        yield {"term": {"hot": True}}
    if wanted.first:
        yield {"range": {"month" if wanted.hot else "last_seen": {"gte": wanted.first.isoformat()}}}
    if wanted.last:
        yield {"range": {"month" if wanted.hot else "first_seen": {"lte": wanted.last.isoformat()}}}


def _people(wanted: Wanted) -> Iterator[dict[str, Any]]:
    if wanted.text:
        yield by_name(wanted.text, more=_match(wanted.text, [*PEOPLE_TEXT]))
    if wanted.person:
        yield by_name(wanted.person)
    yield from ({"bool": {"filter": one}} for one in _narrowed(wanted))


def _narrowed(wanted: Wanted) -> Iterator[dict[str, Any]]:
    """What must be so of a person, however they were found."""
    if wanted.role:
        yield {"term": {"roles.role": wanted.role.value}}
    if wanted.trait:
        yield {"term": {"traits.trait": wanted.trait.value}}
    if wanted.thing:
        yield _match(wanted.thing, ["things.name.folded"])
    if wanted.place:
        yield _match(wanted.place, ["places.name.folded", "places.town.folded"])
    if wanted.near:
        yield _around(wanted, "places.point")
    if wanted.kind:
        yield {"term": {"roles.kind": wanted.kind}}
    if wanted.first:
        yield {"range": {"last_seen": {"gte": wanted.first.isoformat()}}}
    if wanted.last:
        yield {"range": {"first_seen": {"lt": f"{wanted.last.isoformat()}||+1d"}}}


def _objects(wanted: Wanted) -> Iterator[dict[str, Any]]:
    clauses = thing_clauses if wanted.kind in KINDS else line_clauses
    yield from clauses(wanted.text, wanted.place, wanted.person, wanted.thing)
    yield {"term": {"kind": wanted.kind or "drug-line"}}
    if wanted.first:
        yield {"range": {"last_seen": {"gte": wanted.first.isoformat()}}}
    if wanted.last:
        yield {"range": {"first_seen": {"lt": f"{wanted.last.isoformat()}||+1d"}}}


def _associations(wanted: Wanted) -> Iterator[dict[str, Any]]:
    yield from association_clauses(wanted.text, wanted.person, wanted.place, wanted.trait)
    if wanted.first:
        yield {"range": {"last_seen": {"gte": wanted.first.isoformat()}}}
    if wanted.last:
        yield {"range": {"first_seen": {"lt": f"{wanted.last.isoformat()}||+1d"}}}


def _operations(wanted: Wanted) -> Iterator[dict[str, Any]]:
    months = wanted.kind == MONTHS
    if wanted.text:
        yield _match(wanted.text, [*OPERATION_TEXT])
    if wanted.place:
        yield _match(wanted.place, ["towns.name.folded"])
    if wanted.thing:
        yield _match(wanted.thing, ["seized.kind", "seized.name.folded"])
    yield {"term": {"kind": wanted.kind or "operation"}}
    if wanted.first:
        yield {"range": {"month" if months else "last_seen": {"gte": wanted.first.isoformat()}}}
    if wanted.last:
        yield {"range": {"month" if months else "first_seen": {"lte": wanted.last.isoformat()}}}


_CLAUSES: Final = {
    "events": _events,
    "locations": _locations,
    "persons": _people,
    "objects": _objects,
    "associations": _associations,
    "operations": _operations,
}


def _in_words(text: str, fields: list[str], code: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """All words in these fields, or a category as we write it."""
    return _match(text, fields), {"term": {code: "-".join(text.casefold().split())}}


def _either(*clauses: dict[str, Any]) -> dict[str, Any]:
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def _match(text: str, fields: list[str]) -> dict[str, Any]:
    return {"multi_match": {"query": text, "fields": fields, "type": "cross_fields", "operator": "and"}}


def _around(wanted: Wanted, field: str) -> dict[str, Any]:
    latitude, longitude = wanted.near or (0.0, 0.0)
    return {"geo_distance": {"distance": f"{wanted.within_metres}m", field: {"lat": latitude, "lon": longitude}}}


def _sort(wanted: Wanted) -> list[Any]:
    if wanted.what == "events":
        return [{"occurred.start": "desc"}, {"id": "asc"}]
    if wanted.what == "operations" and wanted.kind == MONTHS:
        return [{"month": "asc"}, {"id": "asc"}]
    if wanted.hot:
        return [{"chance": "asc"}, {"id": "asc"}]
    if wanted.what == "associations":
        return [{"standing.origins": "desc"}, {"standing.items_total": "desc"}, {"id": "asc"}]
    if wanted.what == "persons":
        return [{"_score": "desc"}, {"standing.items_total": "desc"}, {"id": "asc"}]
    return [{"standing.items_total": "desc"}, {"id": "asc"}]


def when(occurred: Mapping[str, str]) -> str:
    """A time as precisely as it is known, and no more."""
    start = datetime.fromisoformat(occurred["start"])
    shown = {"minute": "%d %b %Y %H:%M", "hour": "%d %b %Y %Hh", "day": "%d %b %Y", "month": "%B %Y", "year": "%Y"}
    return start.strftime(shown[occurred["precision"]])


def event_row(event: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    """When, what, where, grades and id of one event."""
    items = event["items"]
    what = ", ".join(dict.fromkeys(item.get("category") or event["kind"] for item in items))
    places = dict.fromkeys(place["name"] for item in items for place in item.get("places", ()))
    grades = " ".join(f"[{item['grade']}]" for item in items)
    return when(event["occurred"]), what, "; ".join(places) or "(no place)", grades, event["id"]


def location_row(location: Mapping[str, Any]) -> tuple[str, str, str]:
    """Name, explanation and id of one place or cell."""
    return location["name"], location["explanation"], location["id"]


def person_row(person: Mapping[str, Any]) -> tuple[str, str, str, str, str, str]:
    """Name, how it was found, birth, time, grades and id of one person, and whether they may be somebody else, too."""
    why = person.get("why") or {}
    name = person["name"] + (" (possibly also others)" if why.get("possibly_total") else "")
    born = ", ".join(map(str, person["birth_dates"] or person["birth_years"]))
    seen = f"{person['first_seen'][:10]} to {person['last_seen'][:10]}"
    grades = " ".join(f"[{one['name']}] {one['items']}" for one in person["standing"]["grades"])
    return name, person.get("found_by") or "", born, seen, grades, person["id"]
