"""Who shares a key with whom. A key that too many share brings nobody together, whoever came first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

LIMIT: Final = 32
"""Tellings that may share a key: more reports than that of one house on one day tell a riot, not one story."""


class StoryBlocks:
    """The members of each key. Nearly every key has one: they are held in the smallest form until there are many."""

    def __init__(self) -> None:
        self._members: dict[str, tuple[str, ...] | set[str]] = {}

    def add(self, member: str, keys: Iterable[str]) -> tuple[set[str], set[tuple[str, str]]]:
        """Whom it is brought together with, and the pairs that no longer share this key because it is one too many."""
        met, parted = set[str](), set[tuple[str, str]]()
        for key in keys:
            members = self._members.get(key, ())
            if isinstance(members, set):
                members.add(member)
            elif len(members) < LIMIT:
                met.update(members)
                self._members[key] = (*members, member)
            else:
                parted |= all_pairs(members)
                self._members[key] = {*members, member}
        return met, parted

    def remove(self, member: str, keys: Iterable[str]) -> set[tuple[str, str]]:
        """The pairs that are brought together because this one has gone and the key is few enough again."""
        joined = set[tuple[str, str]]()
        for key in keys:
            members = self._members[key]
            if isinstance(members, set):
                members.remove(member)
                if len(members) == LIMIT:
                    joined |= all_pairs(members)
                    self._members[key] = tuple(members)
            elif left := tuple(one for one in members if one != member):
                self._members[key] = left
            else:
                del self._members[key]
        return joined

    def together(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether two share a key that still brings anybody together."""
        return any(len(self._members.get(key, ())) <= LIMIT for key in set(one) & set(other))


def all_pairs(members: Iterable[str]) -> set[tuple[str, str]]:
    """Every two of them, the smaller first."""
    ordered = sorted(members)
    return {(one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :]}
