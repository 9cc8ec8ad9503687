"""Which names and numbers are one line, kept up to date: items and decisions come and go in any order.

What is held at any moment is a function of the set of items and decisions. Lines are decided when they are asked for: a
batch costs one division of each name it touches. Of one name the earliest ``MOST`` mentions are divided, of one number
the earliest ``numbers.MOST`` are looked at: what is more goes with no line, so that a flood of one name or number costs
no more than that, and never takes away what was known before it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from typing import Final, NamedTuple

from streams.resolution.lines.line_clustering import LineClustering, LineMention, LineMerge, cluster_line_mentions
from streams.resolution.lines.line_decisions import DecidedNames, LineDecision
from streams.resolution.lines.line_mentions import LineItem
from streams.resolution.lines.line_separations import LineSeparation, changed_lines, line_separations
from streams.resolution.lines.number_use import NumberPeriod, NumberUses

MOST: Final = 2_000
"""Mentions of one name that are divided into lines, the earliest recorded. A line has hundreds, not thousands."""


class Line(NamedTuple):
    """One drug line, named after the earliest mention. ``numbers``: from when until when each was named as its own."""

    id: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    phones: tuple[str, ...]
    numbers: tuple[NumberPeriod, ...]
    digest: str


class LineIndex:
    """All items of one view that name a line or a phone, and the lines they name."""

    def __init__(self) -> None:
        self._items: dict[str, LineItem] = {}
        self._mentions: dict[str, LineMention] = {}
        self._named: dict[str, list[tuple[datetime, str]]] = defaultdict(list)  # in the order of recording
        self._families = DecidedNames()
        self._numbers = NumberUses()
        self._divisions: dict[str, LineClustering] = {}
        self._line: dict[str, str] = {}  # by mention of a name: the earliest of its line
        self._lines: dict[str, Line] = {}
        self._before: dict[str, Line | None] = {}
        self._names: set[str] = set()  # of which something has changed since lines were decided
        self._digits: set[str] = set()  # and numbers

    def put(self, naming: LineItem) -> None:
        """An item, new or said otherwise than before."""
        if self._items.get(naming.item) == naming:
            return
        self.drop(naming.item)
        self._items[naming.item] = naming
        for mention in line_mentions(naming):
            self._mentions[mention.id] = mention
            named, bound = self._named[mention.name], self._families.come(mention.id, mention.name)
            self._bound(bound, bisect_left(named, mention.place))
            insort(named, mention.place)
        self._numbers.add(naming)
        self._digits.update(one.number for one in naming.phones)

    def drop(self, item: str) -> None:
        """An item no more. One that is not there is no mistake."""
        naming = self._items.pop(item, None)
        if naming is None:
            return
        for one in naming.lines:
            named = self._named[one.name]
            at = bisect_left(named, self._mentions.pop(one.mention).place)
            self._bound(self._families.go(one.mention, one.name), at)
            del named[at]
            if not named:
                del self._named[one.name]
        self._numbers.remove(naming)
        self._digits.update(one.number for one in naming.phones)

    def decide(self, decision: LineDecision) -> None:
        """Somebody decided which are one line. Mentions that are not there yet are waited for."""
        if self._families.held(decision.id) != decision:
            self.undecide(decision.id)
            present = {one: self._mentions[one].name for one in decision.mentions if one in self._mentions}
            self._names |= self._families.decide(decision, present)

    def undecide(self, decision: str) -> None:
        """A decision no more. One that is not there is no mistake."""
        self._names |= self._families.undecide(decision)

    def changes(self) -> dict[str, Line | None]:
        """The lines that have changed since this was last asked: as they are now, or None for one that is none now."""
        before = self._asked()
        return {line: now for line, was in before.items() if (now := self._lines.get(line)) != was}

    def touched(self) -> set[str]:
        """The lines, also those that are none now, of which anything may be told otherwise since last asked."""
        return set(self._asked())

    def lines(self) -> Iterator[Line]:
        """Every line, in no order that means anything."""
        self._decide()
        return iter(self._lines.values())

    def line(self, mention: str) -> str | None:
        """The id of the line that a mention of a name or a phone is of; None for a phone that is no line's."""
        self._decide()
        if mention in self._line:
            return self._line[mention]
        named = self._numbers.of(mention)
        return self._line.get(named) if named else None

    def whole(self, line: str) -> Line | None:
        """The line of this id."""
        self._decide()
        return self._lines.get(line)

    def explanation(self, mention: str) -> tuple[LineMerge, ...]:
        """What joined the line that a mention is of: the two mentions, the kind of tie, and what it was."""
        line = self.line(mention)
        if line is None:
            return ()
        return self._division(line).lines[line].joins

    def apart(self, line: str) -> tuple[LineSeparation, ...]:
        """Other lines of the same names, and why they are others: the first of them."""
        return line_separations(self._division(line), line)

    def overruled(self, line: str) -> list[tuple[str, str]]:
        """Two mentions that one decision says are of one line, this one, and another decision says are not."""
        ours = set(self._lines[line].mentions)
        return [pair for pair in self._division(line).overruled if ours & set(pair)]

    def _division(self, line: str) -> LineClustering:
        return self._divisions[self._mentions[line].name]

    def _asked(self) -> dict[str, Line | None]:
        self._decide()
        before, self._before = self._before, {}
        return before

    def _bound(self, names: set[str], at: int) -> None:
        """These are to be divided anew, but where one is named too often already for one more mention to matter."""
        if at < MOST or len(names) > 1:
            self._names |= names

    def _decide(self) -> None:
        if not (self._names or self._digits):
            return
        names, digits = self._families.of(self._names), self._digits
        self._names, self._digits = set(), set()
        before = [one for one in map(self._divisions.get, names) if one]
        stale = changed_lines(before, list(self._divide(names)))
        of = self._numbers.decide(digits)
        stale |= {self._line[mention] for mention in of if mention in self._line}
        for line in stale:
            self._write(line)

    def _divide(self, names: set[str]) -> Iterator[LineClustering]:
        """All of these names anew, those that were decided about together."""
        for old in [one for name in names if (one := self._divisions.pop(name, None))]:
            for its in old.lines.values():
                for mention in its.mentions:
                    self._line.pop(mention, None)
        left = set(names)
        while left:
            family = self._families.of({min(left)})
            left -= family
            if division := self._divided(family):
                self._divisions.update(dict.fromkeys(family, division))
                for line, whole in division.lines.items():
                    self._line.update(dict.fromkeys(whole.mentions, line))
                yield division

    def _divided(self, family: set[str]) -> LineClustering | None:
        places = (place for name in family for place in self._named.get(name, ())[:MOST])
        mentions = [self._mentions[mention] for _, mention in places]
        return cluster_line_mentions(mentions, self._families.about([one.id for one in mentions])) if mentions else None

    def _write(self, line: str) -> None:
        was = self._lines.pop(line, None)
        self._before.setdefault(line, was)
        if self._line.get(line) == line:
            self._lines[line] = self._read(line)

    def _read(self, line: str) -> Line:
        names, mentions, _, _ = self._division(line).lines[line]
        phones, used = self._numbers.named_with(mentions)
        digest = sha256("\n".join(sorted((*mentions, *phones))).encode()).hexdigest()[:16]
        return Line(line, names, mentions, phones, used, digest)


def line_mentions(naming: LineItem) -> Iterator[LineMention]:
    """The mentions of lines of one item, each with the numbers said to be its own."""
    for one in naming.lines:
        numbers = tuple(sorted(phone.number for phone in naming.phones if phone.of == one.mention))
        yield LineMention(one.mention, naming.recorded_at, one.name, numbers, naming)
