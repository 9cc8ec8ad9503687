"""What ``viper search`` is asked for, and the parts of an Elasticsearch query that every family shares. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ops.search.birth_dates import Born
from schemas.facts.traits import Trait
from schemas.mentions import Role
from schemas.views import View
from schemas.vocabulary.indicators import Indicator

Clause = dict[str, Any]
"""One query clause of Elasticsearch's query language."""

MONTHS: Final = "operation-month"
"""The ``kind`` of the documents that hold one month of an operation."""

CELL_MONTH: Final = "cell-month"
"""The ``kind`` of the documents that hold one month of a map cell."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What somebody is looking for: every field that is set narrows the answer."""

    text: str | None = None
    family: str = "events"
    view: View = View.P
    place: str | None = None
    person: str | None = None
    thing: str | None = None  # a registration, a phone number, the name of a drug line
    near: tuple[float, float] | None = None  # latitude and longitude, degrees
    within_metres: int = 500
    category: str | None = None
    kind: str | None = None
    first: date | None = None  # included
    last: date | None = None  # included
    role: Role | None = None  # of persons: their role in at least one event
    trait: Trait | None = None  # of persons, or of either person of an association
    born: Born | None = None  # of persons
    group: str | None = None  # of persons: a gang or another group that they are of
    operation: str | None = None  # of persons: an operation whose items name them
    sign: Indicator | None = None  # of events: what a text of theirs says
    hot: bool = False  # of map cells: months with more crime than those before
    size: int = 10


def all_words(text: str, fields: Sequence[str]) -> Clause:
    """Every word of ``text`` is in one of these fields, not necessarily all in the same one."""
    return {"multi_match": {"query": text, "fields": list(fields), "type": "cross_fields", "operator": "and"}}


def any_of(*clauses: Clause) -> Clause:
    """At least one of these matches."""
    return {"bool": {"should": list(clauses), "minimum_should_match": 1}}


def words_or_code(text: str, fields: Sequence[str], code: str) -> tuple[Clause, Clause]:
    """The words in these fields, or the text as a code (``Drug supply`` is ``drug-supply``) in the field ``code``."""
    return all_words(text, fields), {"term": {code: folded_code(text)}}


def folded_code(text: str) -> str:
    """What is typed as a code is written: ``Drug supply`` is ``drug-supply``."""
    return "-".join(text.casefold().split())


def around(request: SearchRequest, field: str) -> Clause:
    """Points within ``within_metres`` of ``near``, which must be set."""
    latitude, longitude = request.near or (0.0, 0.0)
    return {"geo_distance": {"distance": f"{request.within_metres}m", field: {"lat": latitude, "lon": longitude}}}


def seen_between(request: SearchRequest) -> Iterator[Clause]:
    """Documents whose time from ``first_seen`` to ``last_seen`` overlaps the days asked for."""
    if request.first:
        yield {"range": {"last_seen": {"gte": request.first.isoformat()}}}
    if request.last:
        yield {"range": {"first_seen": {"lt": f"{request.last.isoformat()}||+1d"}}}


def months_between(request: SearchRequest, *, by_month: bool) -> Iterator[Clause]:
    """Documents of one month each (``by_month``) or of a span, that overlap the days asked for; both included."""
    if request.first:
        yield {"range": {"month" if by_month else "last_seen": {"gte": request.first.isoformat()}}}
    if request.last:
        yield {"range": {"month" if by_month else "first_seen": {"lte": request.last.isoformat()}}}
