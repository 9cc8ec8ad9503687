"""What a search for vehicles and phones asks of Elasticsearch, and what of one is shown. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ops.search.line_query import of_standing

KINDS = ("vehicle", "phone")
NAMED = ("name.folded", "described.name.folded", "users.name.folded", "lines.name.folded")


def thing_clauses(
    text: str | None, place: str | None, person: str | None, thing: str | None
) -> Iterator[dict[str, Any]]:
    """What must be so of it: its registration or number however it is written, who uses it, where it was seen."""
    for said in filter(None, (text, thing)):
        called = [_match(said, NAMED), *({"term": {"id": one}} for one in _ids(said))]
        yield {"bool": {"should": called, "minimum_should_match": 1}}
    if person:
        yield _match(person, ("users.name.folded",))
    if place:
        yield _match(place, ("seen_in.town.folded", "cameras.town.folded"))


def _ids(said: str) -> Iterator[str]:
    from schemas.mentions.objects import Phone, Vehicle
    from streams.resolution.things import subject

    for one in (Vehicle(id="o1", vrm=said[:200]), Phone(id="o1", number=said[:200])):
        if known := subject(one):
            yield known


def _match(text: str, fields: tuple[str, ...]) -> dict[str, Any]:
    return {"multi_match": {"query": text, "fields": list(fields), "type": "cross_fields", "operator": "and"}}


def thing_row(thing: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    """Name, who uses it, where it was seen, standing and id."""
    users = [one["name"] for one in thing.get("users", ()) if one.get("name")]
    towns = [one["town"] for one in (*thing.get("seen_in", ()), *thing.get("cameras", ())) if one.get("town")]
    return thing["name"], _few(users), _few(list(dict.fromkeys(towns))), of_standing(thing["standing"]), thing["id"]


def _few(values: list[str]) -> str:
    return ", ".join(values[:2]) + (f" and {len(values) - 2} more" if len(values) > 2 else "")
