"""Independent origins: items that tell one story, or that one named caller told, are one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class ItemOrigin(NamedTuple):
    """Where one item comes from."""

    item: str
    origin: str  # the report that first told its story
    callers: tuple[str, ...] = ()


def independent_origins(tellings: Iterable[ItemOrigin]) -> dict[str, str]:
    """The origin of each item, named after the first of those that hang together. In whatever order they come."""
    told = list(tellings)
    if not any(one.callers for one in told):
        return _by_story(told)
    above: dict[str, str] = {}

    def root(one: str) -> str:
        while (parent := above.setdefault(one, one)) != one:
            above[one] = above.get(parent, parent)
            one = parent
        return one

    found: dict[str, str] = {}
    for telling in told:
        for same in (found.setdefault(telling.item, telling.origin), *(f"~{caller}" for caller in telling.callers)):
            one, other = sorted((root(telling.origin), root(same)))
            above[other] = one
    return {item: root(origin) for item, origin in found.items()}


def _by_story(told: Iterable[ItemOrigin]) -> dict[str, str]:
    """The same where nobody is known to have called: an item has one story."""
    found: dict[str, str] = {}
    for one in told:
        found[one.item] = min(found.get(one.item, one.origin), one.origin)
    return found
