"""Entities of FollowTheMoney, one a line, which Aleph and its tools read.

Schemata and properties are those of the public schema (alephdata/followthemoney, ``followthemoney/schema``, 2025):
Person, Address, Vehicle, Asset, Organization, and UnknownLink between any two things. Ids are digests of ours, since
theirs hold no colons. Grades and handling stand in the description of each entity, which every such program shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from desk.export.network import Graded, Network, Thing, handling_words, id_of, label
from schemas.views import View

SCHEMATA: Final = {
    "person": "Person",
    "door": "Address",
    "line": "Organization",
    "group": "Organization",
    "operation": "Organization",
    "thing": "Asset",
}
"""The schema of each kind of thing; a vehicle has its own."""
_LINK: Final = "UnknownLink"


def follow_the_money(found: Network) -> dict[str, bytes]:
    """The file by name."""
    entities = [*_things(found), *_links(found)]
    lines = (json.dumps(entity, ensure_ascii=False, sort_keys=True) for entity in entities)
    return {"network.ftm.json": "".join(f"{line}\n" for line in lines).encode()}


def _things(found: Network) -> Iterator[dict[str, Any]]:
    for thing in found.things:
        yield _entity(found.view, id_of(thing), _schema(thing), _properties(thing))


def _schema(thing: Thing) -> str:
    vehicle = thing.kind == "thing" and not thing.name.lstrip("+").isdigit()
    return "Vehicle" if vehicle else SCHEMATA[thing.kind]


Properties = Mapping[str, Sequence[str]]


def _properties(thing: Thing) -> Properties:
    """A name for each; what else its schema has, and what the unit says of it."""
    described = (f"To be protected: {thing.at_risk}" if thing.at_risk else "", *_told(thing.graded))
    spot = {"latitude": [_number(thing.latitude)], "longitude": [_number(thing.longitude)]}
    own: dict[str, Properties] = {
        "Person": {"birthDate": thing.born.split(", ")},
        "Address": {"full": [thing.name], "city": [thing.town], **spot},
        "Vehicle": {"registrationNumber": [thing.name]},
    }
    return {"name": [label(thing)], "description": described, **own.get(_schema(thing), {})}


def _links(found: Network) -> Iterator[dict[str, Any]]:
    for link in found.links:
        ends = {"subject": (_digest(found.view, link.one),), "object": (_digest(found.view, link.other),)}
        properties: Properties = ends | {"role": (link.words,), "description": _told(link.graded)}
        yield _entity(found.view, f"{link.one} {link.other}", _LINK, properties)


def _entity(view: View, id_: str, schema: str, properties: Properties) -> dict[str, Any]:
    known = {name: kept for name, values in properties.items() if (kept := [one for one in values if one])}
    return {"id": _digest(view, id_), "schema": schema, "properties": known}


def _digest(view: View, id_: str) -> str:
    return f"viper-{sha256(f'{view.value} {id_}'.encode()).hexdigest()[:32]}"


def _told(codes: Graded) -> tuple[str, ...]:
    support = f"Stands on {codes.items} items of {codes.origins} independent origins, graded {codes.grades}"
    return (support if codes.items else "", f"Handling {handling_words(codes)}" if codes.handling else "")


def _number(value: float | None) -> str:
    return "" if value is None else str(value)
