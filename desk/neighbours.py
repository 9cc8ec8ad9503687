"""What a thing is linked with, two steps out: nodes and edges of its link chart, asked of the store step by step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from desk.document_store import Document, DocumentStore, Query
from desk.drawings.link_chart import Edge, Graph, Node, NodeKey
from desk.page_model import page_of
from desk.wording import listed, named, plain
from schemas.views import View


class Room(NamedTuple):
    """How much of a graph there is room for: nodes of the first step, of the second, and of the second that hang on
    one of the first; and documents of one kind that a step asks for, those that stand on most origins."""

    first: int
    second: int
    of_one: int
    asked: int


DRAWN: Final = Room(first=16, second=26, of_one=4, asked=80)
"""What a drawing has room for."""


class Tie(NamedTuple):
    """One thing that is linked with a known one: how, by how many items, and the standing of what says so."""

    known: NodeKey
    node: Node
    words: str
    items: int
    standing: Document


class Lookup(NamedTuple):
    """Where ties are asked for: of which store and view, and how many documents of one kind at most."""

    store: DocumentStore
    view: View
    most: int


def two_steps(store: DocumentStore, view: View, centre: Node, room: Room = DRAWN) -> Graph:
    """The graph around a thing. Of more than there is room for, whoever is at risk and what most items link stays."""
    lookup = Lookup(store, view, room.asked)
    near = _best(ties(lookup, [centre]), {centre.key}, room.first, room.first)
    first = [tie.node for tie in near.shown]
    known = {centre.key, *(node.key for node in first)}
    every = list(ties(lookup, first)) if first else []
    far = _best(iter(every), known, room.second, room.of_one)
    parents = {tie.node.key: tie.known for tie in far.shown}
    inner = (tie for tie in every if tie.node.key in known)
    edges = _edges((*near.shown, *far.shown, *inner))
    left_out = near.left_out + far.left_out
    return Graph(centre, tuple(first), tuple(tie.node for tie in far.shown), parents, edges, left_out)


class _Chosen(NamedTuple):
    shown: list[Tie]
    left_out: int


def _best(found: Iterator[Tie], known: set[NodeKey], most: int, of_one: int) -> _Chosen:
    """The strongest tie to each new node: those at risk first, then by number of items."""
    new = sorted((tie for tie in found if tie.node.key not in known), key=_strength)
    strongest: dict[NodeKey, Tie] = {}
    for tie in new:
        strongest.setdefault(tie.node.key, tie)
    shown, used = list[Tie](), Counter[NodeKey]()
    for tie in strongest.values():
        if len(shown) < most and used[tie.known] < of_one:
            used[tie.known] += 1
            shown.append(tie)
    order = {kind: number for number, kind in enumerate(("person", "group", "line", "door", "thing", "operation"))}
    shown.sort(key=lambda tie: (order[tie.node.kind], not tie.node.at_risk, -tie.items, tie.node.id))
    return _Chosen(shown, len(strongest) - len(shown))


def _strength(tie: Tie) -> tuple[bool, int, str]:
    return not tie.node.at_risk, -tie.items, tie.node.id


def _edges(found: Sequence[Tie]) -> tuple[Edge, ...]:
    edges: dict[frozenset[NodeKey], Edge] = {}
    for tie in found:
        if tie.known != tie.node.key:
            edges.setdefault(
                frozenset((tie.known, tie.node.key)), Edge(tie.known, tie.node.key, tie.words, tie.items, tie.standing)
            )
    return tuple(edges.values())


def ties(lookup: Lookup, nodes: Sequence[Node]) -> Iterator[Tie]:
    """Every tie of these things with others, each of their documents asked for once."""
    ids = {kind: {node.id for node in nodes if node.kind == kind} for kind in _OF_KIND}
    for kind, of_kind in _OF_KIND.items():
        if ids[kind]:
            yield from of_kind(lookup, ids[kind])


def _of_persons(lookup: Lookup, ids: set[str]) -> Iterator[Tie]:
    for association in _ask(lookup, "associations", ids, "persons"):
        yield from _associates(association, ids)
    for person in lookup.store.get("persons", lookup.view, sorted(ids)):
        yield from _places(("person", person["id"]), person)
    for thing in _ask(lookup, "objects", ids, "members.person", "users.person"):
        yield from _of_members(_node("objects", thing), thing, ids)
    for group in _ask(lookup, "groups", ids, "members.person"):
        yield from _of_members(_node("groups", group), group, ids)


def _associates(association: Document, ids: set[str]) -> Iterator[Tie]:
    sides = association["first"], association["second"]
    for one, other in (sides, sides[::-1]):
        if one["person"] in ids:
            yield Tie(("person", one["person"]), _person(other), *_together(association))


def _of_members(node: Node, document: Document, ids: set[str]) -> Iterator[Tie]:
    """From each of these persons to the thing or group that names them."""
    for one in (*document.get("members", ()), *document.get("users", ())):
        if one.get("person") in ids:
            yield Tie(("person", one["person"]), node, _how(one), one["items"], document["standing"])


def _of_doors(lookup: Lookup, ids: set[str]) -> Iterator[Tie]:
    for person in _ask(lookup, "persons", ids, "places.subject"):
        for place in person["places"]:
            if place["subject"] in ids:
                yield _at_door(place, person)
    for line in _ask(lookup, "objects", ids, "premises.subject", "addresses.subject"):
        for place in (*line.get("premises", ()), *line.get("addresses", ())):
            if place["subject"] in ids:
                yield Tie(
                    ("door", place["subject"]),
                    _node("objects", line),
                    "named with it",
                    place["items"],
                    line["standing"],
                )


def _at_door(place: Mapping[str, Any], person: Document) -> Tie:
    how = plain(place.get("use") or place.get("relation")) or "named there"
    node = _person({**person, "person": person["id"]})
    return Tie(("door", place["subject"]), node, how, place["items"], person["standing"])


def _of_things(lookup: Lookup, ids: set[str]) -> Iterator[Tie]:
    for thing in lookup.store.get("objects", lookup.view, sorted(ids)):
        yield from _named_with(_node("objects", thing).key, thing)


def _of_groups(lookup: Lookup, ids: set[str]) -> Iterator[Tie]:
    for group in lookup.store.get("groups", lookup.view, sorted(ids)):
        yield from _named_with(("group", group["id"]), group)


def _named_with(key: NodeKey, document: Document) -> Iterator[Tie]:
    """From a thing or a group to its people and premises."""
    for one in (*document.get("members", ()), *document.get("users", ())):
        if one.get("person"):
            yield Tie(key, _person(one), _how(one), one["items"], document["standing"])
    yield from _places(key, document)


def _places(key: NodeKey, document: Document) -> Iterator[Tie]:
    for place in (*document.get("places", ()), *document.get("premises", ()), *document.get("addresses", ())):
        if place["subject"].startswith("address/"):
            how = plain(place.get("use") or place.get("relation")) or "named with it"
            yield Tie(key, Node("door", place["subject"], place["name"]), how, place["items"], document["standing"])


def _of_operations(lookup: Lookup, ids: set[str]) -> Iterator[Tie]:
    """From an operation to the people whom its items name."""
    for person in _ask(lookup, "persons", ids, "operations.name"):
        for operation in person["operations"]:
            if operation["name"] in ids:
                node = _person({**person, "person": person["id"]})
                yield Tie(("operation", operation["name"]), node, "named in it", operation["items"], person["standing"])


_OF_KIND: Final[Mapping[str, Callable[[Lookup, set[str]], Iterator[Tie]]]] = {
    "person": _of_persons,
    "door": _of_doors,
    "line": _of_things,
    "thing": _of_things,
    "group": _of_groups,
    "operation": _of_operations,
}


def _ask(lookup: Lookup, family: str, ids: set[str], *fields: str) -> tuple[Document, ...]:
    """Documents one of whose fields names one of these, those that stand on most origins."""
    any_of = [{"terms": {field: sorted(ids)}} for field in fields]
    body: Query = {
        "query": {"bool": {"should": any_of, "minimum_should_match": 1}},
        "sort": [{"standing.origins": "desc"}, {"standing.items_total": "desc"}, {"id": "asc"}],
        "size": lookup.most,
    }
    return lookup.store.search(family, lookup.view, body).documents


def _node(family: str, document: Document) -> Node:
    return Node(page_of(family, document), document["id"], document["name"])


def _person(person: Mapping[str, Any]) -> Node:
    name = str(person.get("name") or named(person))
    return Node("person", person["person"], name, bool(person.get("at_risk")), named(person))


def _together(association: Document) -> tuple[str, int, Document]:
    ties_named = listed(plain(tie["relation"]) for tie in association.get("ties", ()))
    likely = association.get("likely") or "suspected false"
    words = f"named together ({likely}){': ' if ties_named else ''}{ties_named}"
    return words, association["standing"]["items_total"], association["standing"]


def _how(one: Mapping[str, Any]) -> str:
    return listed(map(plain, one.get("relations", ()))) or "named with it"
