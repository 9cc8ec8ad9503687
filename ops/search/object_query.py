"""How drug lines, vehicles and phones are searched: all are documents of the family ``objects``. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ops.search.request import Clause, SearchRequest, all_words, any_of, seen_between
from ops.search.typed_values import line_numbers, object_ids, partial_registration, person_words, place_words, terms

THING_KINDS: Final = ("vehicle", "phone")
LINE_FIELDS: Final = ("names.name.folded", "numbers.number.folded", "people.name.folded", "towns.town.folded")
THING_FIELDS: Final = ("name.folded", "described.name.folded", "users.name.folded", "lines.name.folded")


def object_clauses(request: SearchRequest) -> Iterator[Clause]:
    """The clauses of vehicles or phones where the request's kind is one, else those of drug lines."""
    yield from (_thing_clauses if request.kind in THING_KINDS else _line_clauses)(request)
    yield {"term": {"kind": request.kind or "drug-line"}}
    yield from seen_between(request)


def _line_clauses(request: SearchRequest) -> Iterator[Clause]:
    """Name, number however it is written, town or premises, somebody named with it."""
    if request.text:
        yield _line_named(request.text, LINE_FIELDS)
    if request.thing:
        yield _line_named(request.thing, LINE_FIELDS[:2])
    if request.person:
        yield person_words(request.person, ["people.name.folded"])
    if request.place:
        yield place_words(request.place, ["towns.town.folded", "home_town.folded", "premises.name.folded"])


def _partly_known(request: SearchRequest, text: str) -> Iterator[Clause]:
    """Vehicles whose registration has these characters."""
    pattern = partial_registration(text) if request.kind == "vehicle" else None
    if pattern:
        yield {"wildcard": {"id": {"value": pattern}}}


def _line_named(text: str, fields: Sequence[str]) -> Clause:
    return any_of(all_words(text, fields), *terms("numbers.digits", line_numbers(text)))


def _thing_clauses(request: SearchRequest) -> Iterator[Clause]:
    """Registration or number however it is written, who uses it, where it was seen."""
    for text in filter(None, (request.text, request.thing)):
        yield any_of(all_words(text, THING_FIELDS), *terms("id", object_ids(text)), *_partly_known(request, text))
    if request.person:
        yield person_words(request.person, ["users.name.folded"])
    if request.place:
        yield place_words(request.place, ["seen_in.town.folded", "cameras.town.folded"])
