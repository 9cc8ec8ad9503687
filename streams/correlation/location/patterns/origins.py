"""Independent origins at one place: items that tell one story, or that one caller told, are one."""

from __future__ import annotations

from collections.abc import Iterable

from streams.correlation.location.place_item import Seen


def origins(facts: Iterable[Seen]) -> dict[str, str]:
    """The origin of each item, named after the first of those that hang together. ``facts`` in any order."""
    parents: dict[str, str] = {}

    def root(one: str) -> str:
        while (above := parents.setdefault(one, one)) != one:
            parents[one] = parents.get(above, above)
            one = above
        return one

    items: dict[str, str] = {}
    for fact in facts:
        callers = (f"~{caller}" for caller in (fact.said.callers if fact.said else ()))
        for same in (items.setdefault(fact.item, fact.origin), *callers):
            one, other = sorted((root(fact.origin), root(same)))
            parents[other] = one
    return {item: root(origin) for item, origin in items.items()}
