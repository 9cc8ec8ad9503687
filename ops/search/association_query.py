"""What a search for associations asks of Elasticsearch, and what of one is shown. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from schemas.facts.traits import Trait

SIDES: Final = ("first", "second")
COLUMNS: Final = ("who", "and who", "likely", "seen", "stands on")


def association_clauses(
    text: str | None, person: str | None, place: str | None, trait: Trait | None
) -> Iterator[dict[str, Any]]:
    """What must be so of two persons: who one of them is, by id or name, where, and what either is known for."""
    for said in (text, person):
        if said:
            yield _either(_of_person(said))
    if place:
        yield _match(place, ["places.name.folded", "places.town.folded"])
    if trait:
        yield _either([{"term": {f"{side}.traits.trait": trait.value}} for side in SIDES])


def _of_person(said: str) -> list[dict[str, Any]]:
    """An id as it is quoted, or the words of a name, each on its own side."""
    named = [_match(said, [f"{side}.name.folded"]) for side in SIDES]
    return [{"term": {"persons": said}}, *named, _match(said, ["name.folded"])]


def _either(clauses: list[dict[str, Any]]) -> dict[str, Any]:
    return {"bool": {"should": clauses, "minimum_should_match": 1}}


def _match(text: str, fields: list[str]) -> dict[str, Any]:
    return {"multi_match": {"query": text, "fields": fields, "type": "cross_fields", "operator": "and"}}


def association_row(one: Mapping[str, Any]) -> tuple[str, str, str, str, str]:
    """Both persons with what they are known for, how likely, when, and on what it stands. Ids are in the JSON."""
    standing = one["standing"]
    seen = f"{one['first_seen'][:10]} to {one['last_seen'][:10]}"
    stands = f"{standing['items_total']} items, {standing['origins']} origins"
    return _who(one["first"]), _who(one["second"]), one.get("likely") or "suspected false", seen, stands


def _who(person: Mapping[str, Any]) -> str:
    known = ", ".join(trait["trait"] for trait in person.get("traits", ()))
    return f"{person['name']} ({known})" if known else str(person["name"])
