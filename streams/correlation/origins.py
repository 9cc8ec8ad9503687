"""Independent origins of items: items of one story, or of one named caller, have one origin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class ItemOrigin(NamedTuple):
    """The origin of one item by its story, and the callers whom it names."""

    item: str
    origin: str  # the report that first told its story
    callers: tuple[str, ...] = ()


def independent_origins(tellings: Iterable[ItemOrigin]) -> dict[str, str]:
    """The origin of each item: the smallest id of the connected stories and callers. Any order of input."""
    items = list(tellings)
    if not any(each_item.callers for each_item in items):
        return _by_story(items)
    above: dict[str, str] = {}

    def root(one: str) -> str:
        while (parent := above.setdefault(one, one)) != one:
            above[one] = above.get(parent, parent)
            one = parent
        return one

    found: dict[str, str] = {}
    for telling in items:
        for same in (found.setdefault(telling.item, telling.origin), *(f"~{caller}" for caller in telling.callers)):
            one, other = sorted((root(telling.origin), root(same)))
            above[other] = one
    return {item: root(origin) for item, origin in found.items()}


def _by_story(items: Iterable[ItemOrigin]) -> dict[str, str]:
    """The same if no caller is named: an item has one story."""
    found: dict[str, str] = {}
    for item in items:
        found[item.item] = min(found.get(item.item, item.origin), item.origin)
    return found
