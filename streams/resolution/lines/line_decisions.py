"""Decisions that analysts took about drug lines: these mentions are of one line, or no two of them are.

A decision binds whatever else is reported, until it is withdrawn. Names that decisions connect are clustered together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple


class LineDecision(NamedTuple):
    """A decision about mentions of lines: one line (``same``), or no two of them one. ``id`` is the item's."""

    id: str
    recorded_at: datetime
    mentions: tuple[str, ...]
    same: bool

    @property
    def order(self) -> tuple[datetime, str]:
        """The order in which decisions bind: first recorded first, then by id."""
        return (self.recorded_at, self.id)


class DecidedNames:
    """All decisions by mention and by line name. Every change returns the names that have to be clustered again."""

    def __init__(self) -> None:
        self._decisions: dict[str, LineDecision] = {}
        self._decisions_by_mention: dict[str, set[str]] = defaultdict(set)  # decisions, by mention
        self._names: dict[str, str] = {}  # of the mentions that are there and decided about …
        self._decisions_by_name: dict[str, Counter[str]] = defaultdict(
            Counter
        )  # … and by name: decisions about it, how often

    def get(self, decision: str) -> LineDecision | None:
        """The decision of this id, or None."""
        return self._decisions.get(decision)

    def about(self, mentions: Iterable[str]) -> list[LineDecision]:
        """Decisions about any of these mentions, in the order in which they bind."""
        if not self._decisions:
            return []
        found = {decision for one in mentions for decision in self._decisions_by_mention.get(one, ())}
        return sorted((self._decisions[one] for one in found), key=lambda one: one.order)

    def add_mention(self, mention: str, name: str) -> set[str]:
        """Record that a mention is present."""
        if mention not in self._decisions_by_mention:
            return {name}
        self._names[mention] = name
        self._decisions_by_name[name].update(self._decisions_by_mention[mention])
        return self.connected({name})

    def remove_mention(self, mention: str, name: str) -> set[str]:
        """Record that a mention is present no longer."""
        if self._names.pop(mention, None) is None:
            return {name}
        together = self.connected({name})
        self._subtract(name, self._decisions_by_mention[mention])
        return together

    def add_decision(self, decision: LineDecision, present: dict[str, str]) -> set[str]:
        """Add a decision. ``present``: the line name of each of its mentions that is present."""
        self._decisions[decision.id] = decision
        for mention in set(decision.mentions):
            self._decisions_by_mention[mention].add(decision.id)
            if name := present.get(mention):
                self._names[mention] = name
                self._decisions_by_name[name][decision.id] += 1
        return self.connected(present.values())

    def remove_decision(self, decision: str) -> set[str]:
        """Remove a decision. An unknown id changes nothing."""
        former = self._decisions.get(decision)
        if former is None:
            return set()
        names = {mention: self._names[mention] for mention in former.mentions if mention in self._names}
        together = self.connected(names.values())
        del self._decisions[decision]
        for mention in set(former.mentions):
            self._decisions_by_mention[mention].discard(decision)
            if mention in names:
                self._subtract(names[mention], {decision})
            if not self._decisions_by_mention[mention]:
                del self._decisions_by_mention[mention]
                self._names.pop(mention, None)
        return together

    def connected(self, names: Iterable[str]) -> set[str]:
        """These names and all names that decisions connect with them, directly or through others."""
        connected, pending = set(names), list(names)
        while pending and self._decisions:
            about = self._decisions_by_name.get(pending.pop(), ())
            mentions = {mention for decision in about for mention in self._decisions[decision].mentions}
            new = {self._names[mention] for mention in mentions if mention in self._names} - connected
            connected |= new
            pending += new
        return connected

    def _subtract(self, name: str, decisions: Iterable[str]) -> None:
        self._decisions_by_name[name].subtract(decisions)
        self._decisions_by_name[name] = +self._decisions_by_name[name]
        if not self._decisions_by_name[name]:
            del self._decisions_by_name[name]
