"""The body of an Elasticsearch search request for each family of documents: its clauses and its order. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from ops.search.group_query import group_clauses
from ops.search.object_query import object_clauses
from ops.search.person_query import association_clauses, person_clauses
from ops.search.request import (
    CELL_MONTH,
    MONTHS,
    Clause,
    SearchRequest,
    all_words,
    any_of,
    around,
    months_between,
    words_or_code,
)
from ops.search.typed_values import (
    extracted_value_clauses,
    person_words,
    place_words,
    postcodes,
    register_numbers,
    terms,
)

PLACE_FIELDS: Final = ("items.places.name.folded", "items.places.town.folded", "items.places.street.folded")
PERSON_FIELDS: Final = ("items.persons.names.folded", "items.persons.identifiers")
THING_FIELDS: Final = ("items.objects.name.folded", "items.objects.description")
TEXT_FIELDS: Final = ("items.text", "items.title", "items.object_of_search.folded", "items.outcome.folded")
EVENT_FIELDS: Final = (*TEXT_FIELDS, *PLACE_FIELDS, *PERSON_FIELDS, *THING_FIELDS)
LOCATION_FIELDS: Final = ("name.folded", "town.folded", "explanation")
OPERATION_FIELDS: Final = ("name.folded", "explanation")


def search_body(request: SearchRequest) -> dict[str, Any]:
    """Query, order and number of hits. Only persons are scored: the score says by which tier of names they match."""
    clauses = list(_CLAUSES[request.family](request))
    occurrence = "must" if request.family == "persons" else "filter"
    matched = {"bool": {occurrence: clauses}} if clauses else {"match_all": {}}
    return {"query": matched, "size": request.size, "sort": _sort(request), "track_total_hits": True}


def _event_clauses(request: SearchRequest) -> Iterator[Clause]:
    yield from _event_words(request)
    if request.near:
        yield around(request, "items.places.point")
    terms = {"items.category": request.category, "kind": request.kind, "items.extracted.indicators.value": request.sign}
    yield from ({"term": {field: value}} for field, value in terms.items() if value)
    if request.first:
        yield {"range": {"occurred.end": {"gt": request.first.isoformat()}}}
    if request.last:
        yield {"range": {"occurred.start": {"lt": f"{request.last.isoformat()}||+1d"}}}


def _event_words(request: SearchRequest) -> Iterator[Clause]:
    if request.text:
        words_or_category = words_or_code(request.text, EVENT_FIELDS, "items.category")
        yield any_of(*words_or_category, *_canonical(request.text), *extracted_value_clauses(request.text))
    if request.place:
        words = place_words(request.place, [*PLACE_FIELDS, "items.places.areas"])
        written = terms("items.places.postcode", postcodes(request.place))
        yield any_of(words, *written, *extracted_value_clauses(request.place, ["postcodes"]))
    if request.person:
        yield person_words(request.person, PERSON_FIELDS, identifiers="items.persons.identifiers")
    if request.thing:
        words_of_thing = all_words(request.thing, THING_FIELDS)
        yield any_of(words_of_thing, *extracted_value_clauses(request.thing, ["vrms", "phones"]))


def _canonical(text: str) -> Iterator[Clause]:
    """Events whose sources gave this value in a field, however they wrote it."""
    yield from terms("items.places.postcode", postcodes(text))
    yield from terms("items.persons.identifiers", register_numbers(text))


def _location_clauses(request: SearchRequest) -> Iterator[Clause]:
    if request.text:
        _, category = words_or_code(request.text, LOCATION_FIELDS, "categories.name")
        yield any_of(place_words(request.text, LOCATION_FIELDS), category)
    if request.place:
        yield place_words(request.place, ["name.folded", "town.folded", "areas"])
    if request.near:
        yield around(request, "point")
    if request.category:
        yield {"term": {"categories.name": request.category}}
    kind = request.kind or (CELL_MONTH if request.hot else "cell")
    by_words = bool(request.text or request.place) and not (request.kind or request.hot)
    yield {"terms": {"kind": ["cell", "address"]}} if by_words else {"term": {"kind": kind}}
    if request.hot:
        yield {"term": {"hot": True}}
    yield from months_between(request, by_month=kind == CELL_MONTH)


def _operation_clauses(request: SearchRequest) -> Iterator[Clause]:
    if request.text:
        yield all_words(request.text, OPERATION_FIELDS)
    if request.place:
        yield all_words(request.place, ["towns.name.folded"])
    if request.thing:
        yield all_words(request.thing, ["seized.kind", "seized.name.folded"])
    yield {"term": {"kind": request.kind or "operation"}}
    yield from months_between(request, by_month=request.kind == MONTHS)


_CLAUSES: Final[dict[str, Callable[[SearchRequest], Iterator[Clause]]]] = {
    "events": _event_clauses,
    "locations": _location_clauses,
    "persons": person_clauses,
    "objects": object_clauses,
    "associations": association_clauses,
    "groups": group_clauses,
    "operations": _operation_clauses,
}


def _sort(request: SearchRequest) -> list[Any]:
    if request.family == "events":
        return [{"occurred.start": "desc"}, {"id": "asc"}]
    if request.family == "operations" and request.kind == MONTHS:
        return [{"month": "asc"}, {"id": "asc"}]
    if request.hot:
        return [{"chance": "asc"}, {"id": "asc"}]
    if request.family == "associations":
        return [{"standing.origins": "desc"}, {"standing.items_total": "desc"}, {"id": "asc"}]
    if request.family == "persons":
        return [{"_score": "desc"}, {"standing.items_total": "desc"}, {"id": "asc"}]
    return [{"standing.items_total": "desc"}, {"id": "asc"}]
