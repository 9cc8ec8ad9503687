"""What is exported: a thing, what it is linked with, and what that is linked with, each with grades and handling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from desk.document_store import Document, DocumentStore
from desk.drawings.link_chart import Edge, Graph, Node, NodeKey
from desk.errors import InputRefused
from desk.gathering import GATHERERS
from desk.neighbours import Room, two_steps
from desk.page_model import page_of
from desk.services import Services
from desk.wording import HANDLING, grades, named
from schemas.views import View

EXPORTED: Final = ("person", "line", "group", "operation")
"""The kinds of thing that can be exported."""

ROOM: Final = Room(first=500, second=2_000, of_one=500, asked=2_000)
"""How much one export holds at most; it says how much it leaves out."""

FAMILIES: Final[Mapping[str, str]] = {
    "person": "persons",
    "door": "locations",
    "line": "objects",
    "thing": "objects",
    "group": "groups",
    "operation": "operations",
}
"""The family of documents of each kind."""


class Graded(NamedTuple):
    """What something stands on, and how it must be handled, in the words of 3x5x2."""

    items: int
    origins: int
    grades: str  # each with how many items have it: 1AP (2)
    handling: str  # C
    action: str  # A1 to A3, under C alone
    sanitisation: str  # S1, S2, under C alone


class Thing(NamedTuple):
    """One node: ``kind`` is that of its page; ``digest`` of its mentions, where it is made of them."""

    kind: str
    id: str
    name: str
    at_risk: str
    born: str
    town: str
    digest: str
    latitude: float | None
    longitude: float | None
    first_seen: str
    last_seen: str
    steps: int  # from the thing that was asked for
    graded: Graded


class Link(NamedTuple):
    """One edge: how two things are linked, and what the document that says so stands on."""

    one: str
    other: str
    words: str
    items: int
    graded: Graded


class Network(NamedTuple):
    """What is exported, in a fixed order: the same documents give the same files."""

    centre: Thing
    things: tuple[Thing, ...]
    links: tuple[Link, ...]
    left_out: int
    view: View


def network(store: DocumentStore, services: Services, view: View, kind: str, id_: str) -> Network:
    """What a thing is linked with, two steps out.

    Raise NotKnown where the view has no such thing, InputRefused for a kind that cannot be exported.
    """
    if kind not in EXPORTED:
        raise InputRefused(f"what can be exported is one of: {', '.join(EXPORTED)}")
    page, found = GATHERERS[kind](store, services, view, id_)
    graph = two_steps(store, view, Node(page.kind, found["id"], found["name"], bool(found.get("at_risk"))), ROOM)
    documents = {graph.centre.key: found} | _documents(store, view, (*graph.first, *graph.second))
    things = [_thing(node, documents.get(node.key), steps) for node, steps in _with_steps(graph)]
    known = {(thing.kind, thing.id) for thing in things}
    edges = [edge for edge in graph.edges if {edge.one, edge.other} <= known]
    return Network(things[0], tuple(things), tuple(sorted(map(_link, edges))), graph.left_out, view)


def _with_steps(graph: Graph) -> list[tuple[Node, int]]:
    further = [*((node, 1) for node in graph.first), *((node, 2) for node in graph.second)]
    return [(graph.centre, 0), *sorted(further, key=lambda one: (one[1], one[0].kind, one[0].id))]


def _documents(store: DocumentStore, view: View, nodes: Iterable[Node]) -> dict[NodeKey, Document]:
    """The documents of these things; of one that has none, as of an address that texts alone name, there is nothing."""
    by_family: dict[str, list[str]] = {}
    for node in nodes:
        by_family.setdefault(FAMILIES[node.kind], []).append(node.id)
    found = ((family, document) for family, ids in by_family.items() for document in store.get(family, view, ids))
    return {(page_of(family, document), document["id"]): document for family, document in found}


def _thing(node: Node, document: Document | None, steps: int) -> Thing:
    about = document or {}
    point = about.get("point") or {}
    return Thing(
        kind=node.kind,
        id=node.id,
        name=str(about.get("name") or node.text),
        at_risk=", ".join(about.get("at_risk") or ()),
        born=", ".join(about.get("birth_dates") or ()),
        town=about.get("town") or about.get("home_town") or _home_of(about),
        digest=about.get("digest") or "",
        latitude=point.get("lat"),
        longitude=point.get("lon"),
        first_seen=(about.get("first_seen") or "")[:10],
        last_seen=(about.get("last_seen") or "")[:10],
        steps=steps,
        graded=graded(about.get("standing")),
    )


def _home_of(document: Document) -> str:
    """The town where a person lives, as far as it is known."""
    return next((town["town"] for town in document.get("towns") or () if town.get("home")), "")


def _link(edge: Edge) -> Link:
    return Link(_id(edge.one), _id(edge.other), edge.words, edge.items, graded(edge.standing))


def _id(key: NodeKey) -> str:
    kind, id_ = key
    return f"{kind}:{id_}"


def id_of(thing: Thing) -> str:
    """What a thing is called in the files: ``person:`` and its id, since two kinds may share one."""
    return f"{thing.kind}:{thing.id}"


def graded(standing: Document | None) -> Graded:
    """The grades and handling of a standing; of nothing nothing."""
    codes = standing or {}
    return Graded(
        items=codes.get("items_total") or 0,
        origins=codes.get("origins") or 0,
        grades=grades(codes),
        handling=codes.get("handling") or "",
        action=codes.get("action") or "",
        sanitisation=codes.get("sanitisation") or "",
    )


def handling_words(codes: Graded) -> str:
    """The handling as a sentence that stands by itself."""
    return "; ".join(HANDLING[code] for code in (codes.handling, codes.action, codes.sanitisation) if code)


def label(thing: Thing) -> str:
    """The name of a thing behind what it is to be protected from."""
    return named({"name": thing.name, "at_risk": [thing.at_risk] if thing.at_risk else ()})
