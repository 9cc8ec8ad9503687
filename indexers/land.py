"""The land behind Kibana's maps: outlines of councils as points, and towns, in one small index for both views.

It holds open data alone and nothing that anybody reported. Outlines are points close to one another, since a cluster
need not have the shapes that Elasticsearch adds with a module of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from itertools import pairwise
from math import ceil, cos, hypot, radians
from typing import Final, Literal

from elasticsearch import Elasticsearch

from indexers.bulk import Action, write
from indexers.mappings import Mapping, flattened, strict_mapping
from reference import areas, places
from schemas.base import Model
from schemas.search import Point

LAND: Final = "intel-land"
"""What readers search."""

STEP: Final = 0.004
"""Degrees of latitude between two points of an outline: some 440 m."""

DRAWN_ON: Final = date(2021, 3, 31)
"""The last day of the seven districts: their outlines hold those of the two councils that followed."""

TOWNS: Final = 16
"""The largest towns and villages of the county that are named."""


class LandPoint(Model):
    """A point of an outline, or a town."""

    id: str
    kind: Literal["outline", "town"]
    name: str
    point: Point


def land_mappings() -> dict[str, Mapping]:
    """Every field by its name, and its mapping."""
    return flattened(strict_mapping([LandPoint], LAND)["properties"])


def land_points() -> list[LandPoint]:
    """All of them. The same data give the same points."""
    return [*_outlines(), *_towns()]


def prepare_land(client: Elasticsearch, *, replicas: int = 0, prefix: str = LAND) -> None:
    """Make the index of these points and let readers see it. Done again it changes nothing."""
    documents = {one.id: one.model_dump_json().encode() for one in land_points()}
    index = f"{prefix}-{sha256(b''.join(documents.values())).hexdigest()[:8]}"
    if client.indices.exists(index=index):
        return
    settings = {"index.number_of_shards": 1, "index.number_of_replicas": replicas}
    client.indices.create(index=index, settings=settings, mappings=strict_mapping([LandPoint], LAND))
    write(client, [Action(index, id_, 1, source) for id_, source in documents.items()])
    before = sorted(client.indices.get_alias(name=prefix)) if client.indices.exists_alias(name=prefix) else []
    removed = [{"remove": {"index": old, "alias": prefix}} for old in before]
    client.indices.update_aliases(actions=[*removed, {"add": {"index": index, "alias": prefix}}])


def _outlines() -> Iterator[LandPoint]:
    for area, rings in areas.outlines(DRAWN_ON):
        if area.level == "district":
            spots = [spot for ring in rings for one, other in pairwise(ring) for spot in _along(one, other)]
            for at, (longitude, latitude) in enumerate(spots):
                point = Point(lat=round(latitude, 5), lon=round(longitude, 5))
                yield LandPoint(id=f"{area.code}/{at}", kind="outline", name=area.name, point=point)


def _along(one: tuple[float, float], other: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Points from the one up to the other, ``STEP`` apart at most."""
    across, up = other[0] - one[0], other[1] - one[1]
    steps = max(1, ceil(hypot(across * cos(radians(one[1])), up) / STEP))
    for at in range(steps):
        yield one[0] + across * at / steps, one[1] + up * at / steps


def _towns() -> Iterator[LandPoint]:
    inside = [place for place in places.everywhere() if place.in_county]
    for place in sorted(inside, key=lambda one: (-one.population, one.id))[:TOWNS]:
        point = Point(lat=place.latitude, lon=place.longitude)
        yield LandPoint(id=f"town/{place.id}", kind="town", name=place.name, point=point)
