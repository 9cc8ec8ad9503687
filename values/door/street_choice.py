"""Which of the names of an address is its street."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from values.door import street_kinds
from values.door.known_streets import Gazetteer, Street, Words
from values.door.numbered_names import NumberedName

MOST: Final = 8
"""Names in one address that are looked up."""


def chosen_street(
    items: list[NumberedName], towns: Sequence[str], code: str, gazetteer: Gazetteer
) -> tuple[Street | None, int]:
    """The street that the gazetteer finds and where it stands; else where the name stands that looks most like one."""
    named = [at for at, item in enumerate(items) if item.name][:MOST]
    numbered = [at for at in named if items[at].number]
    order = dict.fromkeys([*reversed(numbered), *reversed(named)])
    readings = [(at, name) for at in order for name in _readings(items[at].name, numbered=bool(items[at].number))]
    for slips in (False, True):
        for at, name in readings:
            if found := gazetteer.street(name, towns, code, slips=slips):
                return found, at
    by_kind = [at for at in named if street_kinds.kind(items[at].name) in street_kinds.THOROUGHFARES]
    bare = [at for at, item in enumerate(items) if not item.name]
    chosen = by_kind or [at for at in numbered if len(items) == 1 or items[at].name] or bare
    return None, chosen[-1] if chosen else _beside_building(items, named)


def _beside_building(items: list[NumberedName], named: list[int]) -> int:
    """Where the name stands that follows the name of a building and is of none: it can only say where that is."""
    first = next((at for at in named if street_kinds.is_of_building(items[at].name)), None)
    after = [at for at in named if first is not None and at > first]
    return next((at for at in after if not street_kinds.is_building(items[at].name)), -1)


def _readings(name: Words, *, numbered: bool) -> list[Words]:
    """The name, and without what follows its kind (a locality) or stands before it (a building)."""
    found = [name]
    for at, word in enumerate(name[:-1], 1):
        if at > 1 and street_kinds.KINDS.get(word) in street_kinds.THOROUGHFARES:
            found.append(street_kinds.name(name[:at]))
    if not numbered:
        found.extend(name[at:] for at in range(1, len(name) - 1))
    return found
