"""Decisions that analysts took about drug lines: these mentions are of one line, or no two of them are.

A decision binds whatever else is named, until it is withdrawn. Names that decisions connect are clustered together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple


class LineDecision(NamedTuple):
    """These mentions are of one line, or no two of them are. ``id`` is that of the item that says so."""

    id: str
    recorded_at: datetime
    mentions: tuple[str, ...]
    same: bool

    @property
    def order(self) -> tuple[datetime, str]:
        """The order in which decisions bind: first recorded first, then by id."""
        return (self.recorded_at, self.id)


class DecidedNames:
    """Every decision, and the names it binds. What changes names, says which: they are to be divided anew."""

    def __init__(self) -> None:
        self._decisions: dict[str, LineDecision] = {}
        self._decided: dict[str, set[str]] = defaultdict(set)  # decisions, by mention
        self._names: dict[str, str] = {}  # of the mentions that are there and decided about …
        self._ruled: dict[str, Counter[str]] = defaultdict(Counter)  # … and by name: decisions about it, how often

    def held(self, decision: str) -> LineDecision | None:
        """The decision of this id."""
        return self._decisions.get(decision)

    def about(self, mentions: Iterable[str]) -> list[LineDecision]:
        """Every decision about any of these, in the order in which they bind."""
        if not self._decisions:
            return []
        found = {decision for one in mentions for decision in self._decided.get(one, ())}
        return sorted((self._decisions[one] for one in found), key=lambda one: one.order)

    def come(self, mention: str, name: str) -> set[str]:
        """A mention is there now."""
        if mention not in self._decided:
            return {name}
        self._names[mention] = name
        self._ruled[name].update(self._decided[mention])
        return self.of({name})

    def go(self, mention: str, name: str) -> set[str]:
        """A mention no more."""
        if self._names.pop(mention, None) is None:
            return {name}
        together = self.of({name})
        self._less(name, self._decided[mention])
        return together

    def decide(self, decision: LineDecision, present: dict[str, str]) -> set[str]:
        """One more decision; ``present``: the names of those of its mentions that are there."""
        self._decisions[decision.id] = decision
        for mention in set(decision.mentions):
            self._decided[mention].add(decision.id)
            if name := present.get(mention):
                self._names[mention] = name
                self._ruled[name][decision.id] += 1
        return self.of(present.values())

    def undecide(self, decision: str) -> set[str]:
        """A decision no more. One that is not there is no mistake."""
        held = self._decisions.get(decision)
        if held is None:
            return set()
        names = {mention: self._names[mention] for mention in held.mentions if mention in self._names}
        together = self.of(names.values())
        del self._decisions[decision]
        for mention in set(held.mentions):
            self._decided[mention].discard(decision)
            if mention in names:
                self._less(names[mention], {decision})
            if not self._decided[mention]:
                del self._decided[mention]
                self._names.pop(mention, None)
        return together

    def of(self, names: Iterable[str]) -> set[str]:
        """These names, and all that people have decided about together with them."""
        family, ahead = set(names), list(names)
        while ahead and self._decisions:
            about = self._ruled.get(ahead.pop(), ())
            mentions = {mention for decision in about for mention in self._decisions[decision].mentions}
            new = {self._names[mention] for mention in mentions if mention in self._names} - family
            family |= new
            ahead += new
        return family

    def _less(self, name: str, decisions: Iterable[str]) -> None:
        self._ruled[name].subtract(decisions)
        self._ruled[name] = +self._ruled[name]
        if not self._ruled[name]:
            del self._ruled[name]
