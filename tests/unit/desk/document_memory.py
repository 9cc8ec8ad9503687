"""A store of documents in memory: what the desk asks Elasticsearch for, answered the same (``store_promises``)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import partial
from typing import Any

from desk.document_store import Document, Hits, Query, denied
from ops.search.person_query import NAME_TIERS, surest_tier
from schemas.views import View

Key = tuple[View, str, str]
"""View, family, id."""

WORDS = re.compile(r"\w+")


class DocumentMemory:
    """Documents by view, family and id; ``views``: those that its reader may read."""

    def __init__(self, documents: Mapping[Key, bytes], views: Iterable[View] = tuple(View)) -> None:
        self._by_family: dict[tuple[View, str], dict[str, Document]] = {}
        for (view, family, id_), value in documents.items():
            self._by_family.setdefault((view, family), {})[id_] = json.loads(value)
        self._views = frozenset(views)

    def readable(self, views: Iterable[View]) -> DocumentMemory:
        """The same documents for a reader of these views."""
        other = DocumentMemory({}, views)
        other._by_family = self._by_family
        return other

    def get(self, family: str, view: View, ids: Sequence[str]) -> tuple[Document, ...]:
        known = self._of(family, view)
        return tuple(known[id_] for id_ in ids if id_ in known)

    def search(self, family: str, view: View, body: Query) -> Hits:
        found = [
            (names, document)
            for document in self._of(family, view).values()
            if (names := matched(body["query"], document)) is not None
        ]
        for field, order in reversed([_sort_key(one) for one in body.get("sort", ())]):
            found.sort(key=partial(_ordered, field=field, order=order), reverse=order == "desc")
        shown = [_with_tier(names, document) for names, document in found[: body.get("size", 10)]]
        return Hits(len(found), tuple(shown))

    def _of(self, family: str, view: View) -> Mapping[str, Document]:
        if view not in self._views:
            raise denied(view)
        return self._by_family.get((view, family), {})


def _sort_key(one: Mapping[str, Any]) -> tuple[str, str]:
    ((field, order),) = one.items()
    return field, order if isinstance(order, str) else order["order"]


def _ordered(hit: tuple[set[str], Document], field: str, order: str) -> tuple[bool, Any]:
    """What is missing comes last, whatever the order."""
    if field == "_score":
        return True, score(hit[0])
    values = list(values_of(hit[1], field))
    return bool(values) is (order == "desc"), min(values) if values else 0


def score(names: set[str]) -> float:
    """The sum of what matched, a tier of names by how sure it is."""
    boosts = sum(float(name.removeprefix(BOOST)) for name in names if name.startswith(BOOST))
    return boosts + max((len(NAME_TIERS) - at for at, tier in enumerate(NAME_TIERS) if tier in names), default=0)


BOOST = "boost:"


def _with_tier(names: set[str], document: Document) -> Document:
    tier = surest_tier(names)
    return {**document, "found_by": tier} if tier else document


def values_of(document: Any, field: str) -> Iterator[Any]:
    """Every value of a field, however deep; the analysis of a sub-field is left to ``words``."""
    name, _, rest = field.partition(".")
    if isinstance(document, list):
        for one in document:
            yield from values_of(one, field)
    elif isinstance(document, dict) and name in document:
        value = document[name]
        yield from values_of(value, rest) if rest and not isinstance(value, str) else _flat(value)


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        for one in value:
            yield from _flat(one)
    elif isinstance(value, str) or not isinstance(value, dict):
        yield value


def words(text: str) -> set[str]:
    return set(WORDS.findall(text.casefold()))


def matched(query: Query, document: Document) -> set[str] | None:
    """The names of the named queries that match; None where the query does not."""
    ((kind, of),) = query.items()
    return MATCHERS[kind](of, document)


def _bool(of: Any, document: Document) -> set[str] | None:
    required = [*_listed(of.get("filter")), *_listed(of.get("must"))]
    found = [matched(one, document) for one in required]
    should = [matched(one, document) for one in _listed(of.get("should"))]
    refused = any(matched(one, document) is not None for one in _listed(of.get("must_not")))
    least = of.get("minimum_should_match", 0) if required else 1
    if refused or None in found or (should and sum(one is not None for one in should) < least):
        return None
    return set[str]().union(*(one for one in (*found, *should) if one))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _terms(of: Any, document: Document) -> set[str] | None:
    ((field, wanted),) = of.items()
    asked = wanted if isinstance(wanted, list) else [wanted]
    return set() if any(value in asked for value in values_of(document, field)) else None


def _range(of: Any, document: Document) -> set[str] | None:
    ((field, limits),) = of.items()
    return set() if any(_within(value, limits) for value in values_of(document, field)) else None


def _within(value: Any, limits: Mapping[str, Any]) -> bool:
    tests: dict[str, Callable[[Any], bool]] = {
        "gt": lambda limit: value > limit,
        "gte": lambda limit: value >= limit,
        "lt": lambda limit: value < limit,
        "lte": lambda limit: value <= limit,
    }
    return all(tests[name](limit) for name, limit in limits.items())


def _multi_match(of: Any, document: Document) -> set[str] | None:
    fields = [field.removesuffix(".folded") for field in of["fields"]]
    found = set[str]().union(*(words(str(value)) for field in fields for value in values_of(document, field)))
    return set() if words(of["query"]) <= found else None


def _dis_max(of: Any, document: Document) -> set[str] | None:
    found = [names for one in of["queries"] if (names := matched(one, document)) is not None]
    return set[str]().union(*found) if found else None


def _constant_score(of: Any, document: Document) -> set[str] | None:
    return {of.get("_name") or f"{BOOST}{of['boost']}"} if matched(of["filter"], document) is not None else None


def _intervals(of: Any, document: Document) -> set[str] | None:
    ((field, rule),) = of.items()
    name, _, way = field.rpartition(".")
    if way != "folded" or "match" not in rule:
        return None  # nicknames and slips are Elasticsearch's own
    wanted = WORDS.findall(rule["match"]["query"].casefold())
    written = (iter(WORDS.findall(value.casefold())) for value in values_of(document, name))
    return set() if any(all(word in rest for word in wanted) for rest in written) else None


def _match(of: Any, document: Document) -> set[str] | None:
    ((field, rule),) = of.items()
    return _multi_match({"query": rule["query"], "fields": [field.removesuffix(".nickname")]}, document)


def _wildcard(of: Any, document: Document) -> set[str] | None:
    ((field, rule),) = of.items()
    return set() if any(fnmatchcase(value, rule["value"]) for value in values_of(document, field)) else None


MATCHERS: Mapping[str, Callable[[Any, Document], set[str] | None]] = {
    "bool": _bool,
    "term": _terms,
    "terms": _terms,
    "match": _match,
    "wildcard": _wildcard,
    "range": _range,
    "match_all": lambda _, document: set(),
    "multi_match": _multi_match,
    "dis_max": _dis_max,
    "constant_score": _constant_score,
    "intervals": _intervals,
}
