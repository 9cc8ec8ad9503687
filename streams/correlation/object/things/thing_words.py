"""A vehicle's or a phone's document in words: what it stands on, who used it, and whether several share it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from schemas.documents.things import UserOfThing
from schemas.facts.standing import Standing
from streams.correlation.object.things.thing_aggregate import ThingAggregate

NAMED: Final = 5
"""Persons that are named in words."""


def thing_explanation(
    kind: str, name: str, gathered: ThingAggregate, users: Sequence[UserOfThing], stands: Standing
) -> str:
    """A few sentences."""
    items, origins = _several(stands.items_total, "item"), _several(stands.origins, "independent origin")
    said = [f"{name}, a {kind}: {items} from {origins}."]
    if len(gathered.reads):
        cameras = _several(len(gathered.cameras), "camera")
        said.append(f"Read {_several(len(gathered.reads), 'time')} by {cameras}: who drove it, cameras do not say.")
    named = [one.name for one in users if one.name]
    if named:
        more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
        said.append(f"Linked with {', '.join(named[:NAMED])}{more}.")
    if (persons := sum(one.person is not None for one in users)) > 1:
        said.append(f"{persons} persons, taken for different ones, share it: that alone says nothing of them.")
    if misread := len(gathered.misread):
        said.append(f"{_several(misread, 'registration')} that cannot be right may be a misreading of it; not counted.")
    if false := len(gathered.suspected_false):
        said.append(f"{_several(false, 'item')} suspected to be false: not counted.")
    return " ".join(said)


def _several(count: int, one: str) -> str:
    return f"{count} {one if count == 1 else one + 's'}"
