"""Blocking of accounts: which share a key and are therefore compared. A key shared by too many pairs none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

LIMIT: Final = 32
"""Accounts that may share a key: more reports of one house on one day are a riot, not one story."""


class StoryBlocks:
    """The items of each key. Nearly every key has one item, so small blocks are stored as tuples."""

    def __init__(self) -> None:
        self._members: dict[str, tuple[str, ...] | set[str]] = {}

    def add(self, member: str, keys: Iterable[str]) -> tuple[set[str], set[tuple[str, str]]]:
        """Items to compare with, and pairs that share this key no longer because it exceeds its limit."""
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
        """Pairs to compare because a key is within its limit again."""
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
        """Whether two key sets share a key within its limit."""
        return any(map(self.within_limit, set(one) & set(other)))

    def within_limit(self, key: str) -> bool:
        """Whether so few share this key that they are compared."""
        return len(self._members.get(key, ())) <= LIMIT


def all_pairs(members: Iterable[str]) -> set[tuple[str, str]]:
    """Every two of them, the smaller first."""
    ordered = sorted(members)
    return {(one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :]}
