"""GraphML, which Gephi, yEd and i2's converters read (version 1.0)."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from desk.export.network import Graded, Link, Network, Thing, handling_words, id_of, label
from desk.wording import without_control_characters

NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
OF_NODES: Final = {
    "label": "string",
    "kind": "string",
    "at_risk": "string",
    "born": "string",
    "town": "string",
    "latitude": "double",
    "longitude": "double",
    "first_seen": "string",
    "last_seen": "string",
    "steps": "int",
    "digest": "string",
}
OF_EDGES: Final = {"label": "string", "weight": "int"}
OF_BOTH: Final = {
    "items": "int",
    "origins": "int",
    "grades": "string",
    "handling": "string",
    "action": "string",
    "sanitisation": "string",
    "handling_in_words": "string",
}
"""Attributes, and of which type each is."""


def graphml(found: Network) -> dict[str, bytes]:
    """The file by name."""
    root = Element("graphml", {"xmlns": NAMESPACE})
    for of, attributes in (("node", OF_NODES | OF_BOTH), ("edge", OF_EDGES | OF_BOTH)):
        for name, type_ in attributes.items():
            SubElement(root, "key", {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": type_})
    graph = SubElement(root, "graph", {"id": _shown(id_of(found.centre)), "edgedefault": "undirected"})
    for thing in found.things:
        _node(graph, thing)
    for number, link in enumerate(found.links):
        _edge(graph, link, number)
    return {"network.graphml": tostring(root, encoding="utf-8", xml_declaration=True)}


def _node(graph: Element, thing: Thing) -> None:
    node = SubElement(graph, "node", {"id": _shown(id_of(thing))})
    values: dict[str, object] = {name: getattr(thing, name) for name in OF_NODES if name != "label"}
    _data(node, "node", {"label": label(thing)} | values | _graded(thing.graded))


def _edge(graph: Element, link: Link, number: int) -> None:
    ends = {"id": f"e{number}", "source": _shown(link.one), "target": _shown(link.other)}
    _data(SubElement(graph, "edge", ends), "edge", {"label": link.words, "weight": link.items} | _graded(link.graded))


def _graded(codes: Graded) -> dict[str, object]:
    return {**codes._asdict(), "handling_in_words": handling_words(codes)}


def _data(element: Element, of: str, values: dict[str, object]) -> None:
    """A value that is not known is left out."""
    for name, value in values.items():
        if value not in (None, ""):
            SubElement(element, "data", {"key": f"{of}-{name}"}).text = _shown(str(value))


def _shown(text: str) -> str:
    """Without what XML cannot hold: it is written out as its code."""
    return without_control_characters(text)
