"""The link chart: a thing in the middle, what it is linked with around it, and once more around that. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from desk.drawings.elements import Value, drawing, element, short
from desk.rendering import address
from schemas.views import View

WIDTH: Final = 1180.0
HEIGHT: Final = 780.0
RINGS: Final = ((0.0, 0.0), (245.0, 165.0), (400.0, 335.0))
"""Half-axes of the ellipses on which the steps stand, in units of the drawing."""

COLOURS: Final[Mapping[str, str]] = {
    "person": "#1f5f8b",
    "door": "#2f7d4f",
    "line": "#8a4b08",
    "thing": "#5b5b5b",
    "group": "#6a3d9a",
}
AT_RISK: Final = "#a61b1b"
LEGEND: Final = (
    ("person", "person"),
    ("door", "address"),
    ("line", "drug line"),
    ("thing", "vehicle, phone"),
    ("group", "group"),
)


class Node(NamedTuple):
    """One thing: ``kind`` is that of its page; ``title``: the words shown on pointing at it, where they are others."""

    kind: str
    id: str
    text: str
    at_risk: bool = False
    title: str = ""

    @property
    def key(self) -> NodeKey:
        """What it is the same by."""
        return self.kind, self.id


NodeKey = tuple[str, str]


class Edge(NamedTuple):
    """Two things that are linked, how in words, by how many items, and what the document that says so stands on."""

    one: NodeKey
    other: NodeKey
    words: str
    items: int
    standing: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Graph:
    """A thing, its neighbours, and theirs: ``parents`` says by way of which neighbour the latter are reached."""

    centre: Node
    first: tuple[Node, ...]
    second: tuple[Node, ...]
    parents: Mapping[NodeKey, NodeKey]
    edges: tuple[Edge, ...]
    left_out: int = 0


class Spot(NamedTuple):
    """Where a node stands."""

    x: float
    y: float
    angle: float


def link_chart(graph: Graph, view: View | None) -> Markup:
    """The drawing. Nodes open their pages; lines say on pointing at them how two things are linked."""
    spots = layout(graph)
    label = f"What {graph.centre.text} is linked with, two steps out: {len(spots) - 1} things"
    lines = (_edge(edge, spots, graph.centre.key) for edge in graph.edges)
    nodes = (_node(node, spots[node.key], graph.centre.key, view) for node in nodes_of(graph))
    return drawing(WIDTH, HEIGHT, label, (*lines, *nodes, *_legend()), opens=view is not None)


def nodes_of(graph: Graph) -> tuple[Node, ...]:
    """All of them, the middle last, so that it is drawn on top."""
    return *graph.second, *graph.first, graph.centre


def layout(graph: Graph) -> dict[NodeKey, Spot]:
    """The middle; the first step evenly around it, each with room for its own; the second beside whom it hangs on."""
    spots = {graph.centre.key: Spot(WIDTH / 2, HEIGHT / 2, 0.0)}
    children = {node.key: [one for one in graph.second if graph.parents[one.key] == node.key] for node in graph.first}
    weights = [max(1.0, len(children[node.key]) * 1.05) for node in graph.first]
    at = -pi / 2
    for node, weight in zip(graph.first, weights, strict=True):
        share = 2 * pi * weight / sum(weights)
        spots[node.key] = _spot(1, at + share / 2)
        spots |= _beside(children[node.key], at, share)
        at += share
    return spots


def _beside(nodes: Sequence[Node], start: float, share: float) -> dict[NodeKey, Spot]:
    spread = min(share, WIDEST)
    begin, step = start + (share - spread) / 2, spread / max(1, len(nodes))
    return {node.key: _spot(2, begin + step * (number + 0.5)) for number, node in enumerate(nodes)}


WIDEST: Final = 2.2
"""Radians over which those that hang on one thing are spread at most: they stay beside it."""


def _spot(ring: int, angle: float) -> Spot:
    across, down = RINGS[ring]
    return Spot(WIDTH / 2 + across * cos(angle), HEIGHT / 2 + down * sin(angle), angle)


def _edge(edge: Edge, spots: Mapping[NodeKey, Spot], centre: NodeKey) -> Markup:
    one, other = spots[edge.one], spots[edge.other]
    near = centre in {edge.one, edge.other}
    colour, width = ("#7e8c99", 1.8) if near else ("#c3ccd4", 1.2)
    title = element("title", edge.words)
    return element("line", title, x1=one.x, y1=one.y, x2=other.x, y2=other.y, stroke=colour, stroke_width=width)


def _node(node: Node, spot: Spot, centre: NodeKey, view: View | None) -> Markup:
    middle = node.key == centre
    inside = (_shape(node, spot, 13.0 if middle else 8.0), _label(node, spot, middle=middle))
    content = (element("title", node.title or node.text), *inside)
    return element("g", *content) if view is None else element("a", *content, href=address(view, node.kind, node.id))


def _shape(node: Node, spot: Spot, size: float) -> Markup:
    """Circles are persons, squares addresses, diamonds lines, vehicles and phones, triangles groups."""
    colour = AT_RISK if node.at_risk else COLOURS[node.kind]
    if node.kind == "person":
        return element("circle", cx=spot.x, cy=spot.y, r=size, fill=colour)
    points = " ".join(f"{spot.x + x * size:.1f},{spot.y + y * size:.1f}" for x, y in CORNERS[node.kind])
    return element("polygon", points=points, fill=colour)


_DIAMOND: Final = ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0))
CORNERS: Final = {
    "door": ((-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)),
    "line": _DIAMOND,
    "thing": _DIAMOND,
    "group": ((0.0, -1.25), (1.2, 0.95), (-1.2, 0.95)),
}


def _label(node: Node, spot: Spot, *, middle: bool) -> Markup:
    colour = AT_RISK if node.at_risk else "#1b2530"
    text = short(node.text, 40 if middle else 24)
    halo: dict[str, Value] = {"paint_order": "stroke", "stroke": "#ffffff", "stroke_width": 3.0, "fill": colour}
    if middle or abs(spot.x - WIDTH / 2) < SIDEWAYS:
        above = spot.y < HEIGHT / 2 and not middle
        y = spot.y - 14 if above else spot.y + (30 if middle else 22)
        weight = "bold" if middle else "normal"
        return element("text", text, x=spot.x, y=y, text_anchor="middle", font_weight=weight, **halo)
    right = spot.x > WIDTH / 2
    x = spot.x + (13 if right else -13)
    return element("text", text, x=x, y=spot.y + 4.5, text_anchor="start" if right else "end", **halo)


SIDEWAYS: Final = 30.0
"""Nodes no further than that to the left or right of the middle have their names above or below, others beside."""


def _legend() -> Iterator[Markup]:
    for number, (kind, words) in enumerate(LEGEND):
        spot = Spot(20.0, 20.0 + number * 20, 0.0)
        yield _shape(Node(kind, "", ""), spot, 6.0)
        yield element("text", words, x=34.0, y=spot.y + 4.5, fill="#51606e")
    y = 20.0 + len(LEGEND) * 20
    yield element("circle", cx=20.0, cy=y, r=6.0, fill=AT_RISK)
    yield element("text", "to be protected", x=34.0, y=y + 4.5, fill=AT_RISK)
