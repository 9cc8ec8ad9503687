"""The index of drug lines: mentions and decisions come and go in any order, and the lines follow.

At any moment it is a function of the set of items and decisions. Lines are computed when asked for, so a batch costs
one clustering of each name it touches. Of one name the earliest ``MOST`` mentions are clustered, of one number the
earliest ``number_use.MOST`` are looked at: a flood costs no more, and never removes what was known before it.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import Final, NamedTuple

from streams.resolution.lines.line_clustering import LineClustering, LineMention, LineMerge, cluster_line_mentions
from streams.resolution.lines.line_decisions import DecidedNames, LineDecision
from streams.resolution.lines.line_mentions import LineItem
from streams.resolution.lines.line_name_graph import LineNameGraph
from streams.resolution.lines.line_separations import LineSeparation, changed_lines, line_separations
from streams.resolution.lines.number_use import NumberPeriod, NumberUses

MOST: Final = 2_000
"""Mentions of one name that are clustered, the earliest recorded. A line has hundreds, not thousands."""


class Line(NamedTuple):
    """One drug line; its id is its earliest mention. ``numbers``: first and last time each was named as the line's."""

    id: str
    names: tuple[str, ...]
    mentions: tuple[str, ...]
    phones: tuple[str, ...]
    numbers: tuple[NumberPeriod, ...]
    digest: str


class LineIndex:
    """The items of one view that name a line or a phone, and the lines that follow from them."""

    def __init__(self) -> None:
        self._items: dict[str, LineItem] = {}
        self._mentions: dict[str, LineMention] = {}
        self._mentions_by_name: dict[str, list[tuple[datetime, str]]] = defaultdict(list)  # in the order of recording
        self._decided_names = DecidedNames()
        self._graph = LineNameGraph()
        self._numbers = NumberUses()
        self._clusterings: dict[str, LineClustering] = {}
        self._line: dict[str, str] = {}  # by mention of a name: the earliest of its line
        self._lines: dict[str, Line] = {}
        self._before: dict[str, Line | None] = {}
        self._stale_names: set[str] = set()  # of which something has changed since lines were decided
        self._stale_numbers: set[str] = set()  # and numbers

    def put(self, naming: LineItem) -> None:
        """Add an item, or replace what it said before."""
        if self._items.get(naming.item) == naming:
            return
        self.drop(naming.item)
        self._items[naming.item] = naming
        for mention in line_mentions(naming):
            self._add_mention(mention)
        self._numbers.add(naming)
        self._stale_numbers.update(one.number for one in naming.phones)

    def drop(self, item: str) -> None:
        """Remove an item. An unknown id changes nothing."""
        naming = self._items.pop(item, None)
        if naming is None:
            return
        for one in naming.lines:
            self._remove_mention(self._mentions[one.mention])
        self._numbers.remove(naming)
        self._stale_numbers.update(one.number for one in naming.phones)

    def _add_mention(self, mention: LineMention) -> None:
        before = self._connected({mention.name, *self._graph.crowded(mention)})
        self._mentions[mention.id] = mention
        named = self._mentions_by_name[mention.name]
        self._decided_names.add_mention(mention.id, mention.name)
        changed = self._graph.add(mention)
        at = bisect_left(named, mention.order)
        self._mark_stale(before | self._connected(before), at, changed=changed)
        insort(named, mention.order)

    def _remove_mention(self, mention: LineMention) -> None:
        before = self._connected({mention.name, *self._graph.crowded(mention)})
        del self._mentions[mention.id]
        named = self._mentions_by_name[mention.name]
        self._decided_names.remove_mention(mention.id, mention.name)
        changed = self._graph.remove(mention)
        at = bisect_left(named, mention.order)
        self._mark_stale(before | self._connected(before), at, changed=changed)
        del named[at]
        if not named:
            del self._mentions_by_name[mention.name]

    def _connected(self, names: Iterable[str]) -> set[str]:
        """These names and all names that decisions, numbers or likeness connect with them, also through others."""
        connected, pending = set(names), list(names)
        while pending:
            name = pending.pop()
            new = (self._decided_names.connected({name}) | set(self._graph.neighbours(name))) - connected
            connected |= new
            pending += new
        return connected

    def add_decision(self, decision: LineDecision) -> None:
        """Add or replace a decision. Its mentions need not exist yet."""
        if self._decided_names.get(decision.id) != decision:
            self.remove_decision(decision.id)
            present = {one: self._mentions[one].name for one in decision.mentions if one in self._mentions}
            self._stale_names |= self._connected(self._decided_names.add_decision(decision, present))

    def remove_decision(self, decision: str) -> None:
        """Remove a decision. An unknown id changes nothing."""
        self._stale_names |= self._connected(self._decided_names.remove_decision(decision))

    def changes(self) -> dict[str, Line | None]:
        """The lines that have changed since this was last asked: as they are now, or None for one that is none now."""
        before = self._take_touched()
        return {line: now for line, former in before.items() if (now := self._lines.get(line)) != former}

    def touched(self) -> set[str]:
        """Ids of lines, also former ones, of which any fact may have changed since the last call."""
        return set(self._take_touched())

    def lines(self) -> Iterator[Line]:
        """Every line, in no order that means anything."""
        self._recompute()
        return iter(self._lines.values())

    def line(self, mention: str) -> str | None:
        """The id of the line that a mention of a name or a phone is of; None for a phone that is no line's."""
        self._recompute()
        if mention in self._line:
            return self._line[mention]
        named = self._numbers.of(mention)
        return self._line.get(named) if named else None

    def cluster(self, line: str) -> Line | None:
        """The line of this id."""
        self._recompute()
        return self._lines.get(line)

    def explanation(self, mention: str) -> tuple[LineMerge, ...]:
        """What joined the line that a mention is of: the two mentions, the kind of tie, and what it was."""
        line = self.line(mention)
        if line is None:
            return ()
        return self._clustering(line).lines[line].joins

    def separations(self, line: str) -> tuple[LineSeparation, ...]:
        """Other lines of the same names, and why they are others: the first of them."""
        return line_separations(self._clustering(line), line)

    def overruled(self, line: str) -> list[tuple[str, str]]:
        """Pairs of mentions that one decision joins in this line and another decision keeps apart."""
        mentions = set(self._lines[line].mentions)
        return [pair for pair in self._clustering(line).overruled if mentions & set(pair)]

    def _clustering(self, line: str) -> LineClustering:
        return self._clusterings[self._mentions[line].name]

    def _take_touched(self) -> dict[str, Line | None]:
        self._recompute()
        before, self._before = self._before, {}
        return before

    def _mark_stale(self, names: set[str], at: int, *, changed: bool) -> None:
        """Mark names for clustering, unless a mention beyond the limit ``MOST`` changes nothing."""
        if at < MOST or changed:
            self._stale_names |= names

    def _recompute(self) -> None:
        if not (self._stale_names or self._stale_numbers):
            return
        names, digits = self._connected(self._stale_names), self._stale_numbers
        self._stale_names, self._stale_numbers = set(), set()
        before = [one for one in map(self._clusterings.get, names) if one]
        stale = changed_lines(before, list(self._recluster(names)))
        changed_mentions = self._numbers.reassign(digits)
        stale |= {self._line[mention] for mention in changed_mentions if mention in self._line}
        for line in stale:
            self._rebuild_line(line)

    def _recluster(self, names: set[str]) -> Iterator[LineClustering]:
        """Cluster these names again, each set of connected names once."""
        for old in [one for name in names if (one := self._clusterings.pop(name, None))]:
            for cluster in old.lines.values():
                for mention in cluster.mentions:
                    self._line.pop(mention, None)
        left = set(names)
        while left:
            connected_names = self._connected({min(left)})
            left -= connected_names
            if division := self._clustering_of(connected_names):
                self._clusterings.update(dict.fromkeys(connected_names, division))
                for line, line_cluster in division.lines.items():
                    self._line.update(dict.fromkeys(line_cluster.mentions, line))
                yield division

    def _clustering_of(self, connected_names: set[str]) -> LineClustering | None:
        places = (place for name in connected_names for place in self._mentions_by_name.get(name, ())[:MOST])
        mentions = [self._mentions[mention] for _, mention in places]
        return (
            cluster_line_mentions(mentions, self._decided_names.about([one.id for one in mentions]))
            if mentions
            else None
        )

    def _rebuild_line(self, line: str) -> None:
        former = self._lines.pop(line, None)
        self._before.setdefault(line, former)
        if self._line.get(line) == line:
            self._lines[line] = self._build_line(line)

    def _build_line(self, line: str) -> Line:
        names, mentions, _, _ = self._clustering(line).lines[line]
        phones, used = self._numbers.numbers_of(mentions)
        digest = sha256("\n".join(sorted((*mentions, *phones))).encode()).hexdigest()[:16]
        return Line(line, names, mentions, phones, used, digest)


def line_mentions(naming: LineItem) -> Iterator[LineMention]:
    """The mentions of lines in one item, each with the numbers that the item names as its own."""
    for one in naming.lines:
        numbers = tuple(sorted(phone.number for phone in naming.phones if phone.of == one.mention))
        yield LineMention(one.mention, naming.recorded_at, one.name, numbers, naming, one.also)
