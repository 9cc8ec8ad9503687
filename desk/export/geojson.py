"""GeoJSON (RFC 7946) of what has a point, and of the links between two such things."""

from __future__ import annotations

import json
from typing import Any

from desk.export.network import Link, Network, Thing, handling_words, id_of, label

Position = list[float]


def geojson(found: Network) -> dict[str, bytes]:
    """The file by name. What has no point is counted in it."""
    points = {id_of(one): [one.longitude, one.latitude] for one in found.things if one.longitude is not None}
    features = [_point(one) for one in found.things if id_of(one) in points]
    features += [_line(link, points) for link in found.links if {link.one, link.other} <= points.keys()]
    collection = {"type": "FeatureCollection", "features": features, "without_a_point": len(found.things) - len(points)}
    return {"network.geojson": json.dumps(collection, ensure_ascii=False, indent=1).encode()}


def _point(thing: Thing) -> dict[str, Any]:
    kept = ("kind", "at_risk", "town", "first_seen", "last_seen", "steps")
    properties = {"label": label(thing)} | {name: getattr(thing, name) for name in kept} | _graded(thing)
    geometry = {"type": "Point", "coordinates": [thing.longitude, thing.latitude]}
    return {"type": "Feature", "id": id_of(thing), "geometry": geometry, "properties": properties}


def _line(link: Link, points: dict[str, list[float | None]]) -> dict[str, Any]:
    geometry = {"type": "LineString", "coordinates": [points[link.one], points[link.other]]}
    properties = {"label": link.words, "weight": link.items} | _graded(link)
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _graded(one: Thing | Link) -> dict[str, Any]:
    return {**one.graded._asdict(), "handling_in_words": handling_words(one.graded)}
