"""Decisions that people took: these mentions are one person or one line, or no two of them are.

A decision binds, whatever the features say, until it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import combinations
from typing import NamedTuple


class IdentityDecision(NamedTuple):
    """These mentions are of one (``same``), or no two of them are. ``id`` is the item's."""

    id: str
    recorded_at: datetime
    mentions: tuple[str, ...]
    same: bool
    by: str = ""
    reason: str = ""

    @property
    def order(self) -> tuple[datetime, str]:
        """The order in which decisions bind: first recorded first, then by id."""
        return (self.recorded_at, self.id)

    @property
    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every two of its mentions, in their order."""
        return combinations(sorted(set(self.mentions)), 2)


class DecisionIndex:
    """All decisions in force, by the mentions they name, whether or not those mentions exist."""

    def __init__(self) -> None:
        self._by_id: dict[str, IdentityDecision] = {}
        self._by_mention: dict[str, set[str]] = {}

    def add(self, decision: IdentityDecision) -> None:
        """Add a decision that is not present."""
        self._by_id[decision.id] = decision
        for mention in decision.mentions:
            self._by_mention.setdefault(mention, set()).add(decision.id)

    def remove(self, decision: str) -> IdentityDecision | None:
        """Remove and return the decision of this id; None: unknown."""
        stored = self._by_id.pop(decision, None)
        for mention in stored.mentions if stored else ():
            self._by_mention[mention].discard(decision)
            if not self._by_mention[mention]:
                del self._by_mention[mention]
        return stored

    def get(self, decision: str) -> IdentityDecision | None:
        """The decision of this id."""
        return self._by_id.get(decision)

    def is_about(self, mention: str) -> bool:
        """Whether any decision names this mention: then it is a node of its own."""
        return mention in self._by_mention

    def about(self, mentions: Iterable[str]) -> list[IdentityDecision]:
        """In the order in which they bind: first recorded first, then by id."""
        ids = {decision for mention in mentions for decision in self._by_mention.get(mention, ())}
        return sorted((self._by_id[one] for one in ids), key=lambda one: one.order)

    def __iter__(self) -> Iterator[IdentityDecision]:
        return iter(sorted(self._by_id.values(), key=lambda one: one.order))

    def __len__(self) -> int:
        return len(self._by_id)
