"""The index of drug lines: mentions and decisions come and go in any order, and the lines follow.

At any moment it is a function of the set of items and decisions. Lines are computed when asked for, so a batch costs
one clustering of each name it touches. Of one name the earliest ``MOST`` mentions are clustered, of one number the
earliest ``number_use.MOST`` are looked at: a flood costs no more, and never removes what was known before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.clustering.mention_index import MentionIndex
from streams.resolution.lines.line_clustering import LineClustering, LineMerge, cluster_line_mentions
from streams.resolution.lines.line_mentions import LineItem, LineMention, line_mentions
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


class LineIndex(MentionIndex[str, LineMention]):
    """The items of one view that name a line or a phone, and the lines that follow from them.

    A node is a name: what mentions of one name, or of names that may be one line's, add up to is clustered together.
    """

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, LineItem] = {}
        self._inserted: dict[str, LineMention] = {}
        self._graph = LineNameGraph()
        self._numbers = NumberUses()
        self._clusterings: dict[str, LineClustering] = {}
        self._line: dict[str, str] = {}  # by mention of a name: the earliest of its line
        self._lines: dict[str, Line] = {}
        self._before: dict[str, Line | None] = {}
        self._stale_numbers: set[str] = set()

    def put(self, naming: LineItem) -> None:
        """Add an item, or replace what it said before."""
        if self._items.get(naming.item) == naming:
            return
        self.drop_item(naming.item)
        self._items[naming.item] = naming
        for mention in line_mentions(naming):
            self.mark_stale(self.insert(mention))
        self._numbers.add(naming)
        self._stale_numbers.update(one.number for one in naming.phones)

    def drop_item(self, item: str) -> None:
        """Remove an item. An unknown id changes nothing."""
        naming = self._items.pop(item, None)
        if naming is None:
            return
        for one in naming.lines:
            self.drop(one.mention)
        self._numbers.remove(naming)
        self._stale_numbers.update(one.number for one in naming.phones)

    def insert(self, mention: LineMention) -> set[str]:
        """Add a mention that is not present. Returns the names that have to be clustered again."""
        self._place(mention.name, mention.order)
        self._inserted[mention.id] = mention
        stale = self._stale_if_counted(mention)
        if not mention.prose:  # which connects no names
            stale |= self._graph.count(mention)
        return stale | self._bond_decided(mention.id, bound=True)

    def remove(self, mention: str) -> set[str]:
        """Remove a mention that is present. Returns the names that have to be clustered again."""
        removed = self._inserted[mention]
        stale = self._stale_if_counted(removed) | self._bond_decided(mention, bound=False)
        del self._inserted[mention]
        self._displace(mention)
        return stale if removed.prose else stale | self._graph.uncount(removed)

    def inserted(self, mention: str) -> LineMention:
        """A mention that is present."""
        return self._inserted[mention]

    def bonded_by(self, decision: IdentityDecision) -> bool:
        """Names that any decision is about are clustered together: what it keeps apart, too."""
        return bool(decision.mentions)

    def bond(self, one: str, others: Sequence[str], *, bound: bool) -> set[str]:
        """Decisions are about mentions of this name and of others now, or no longer."""
        return self._graph.add_bonds(one, others) if bound else self._graph.remove_bonds(one, others)

    def component(self, node: str) -> set[str]:
        """The names that are clustered together with this one."""
        return self._graph.connected([node])

    def recluster(self, piece: frozenset[str]) -> None:
        """Derive the lines of these names."""
        places = (place for name in piece for place in self.orders(name)[:MOST])
        mentions = [self._inserted[mention] for _, mention in places]
        clustering = cluster_line_mentions(mentions, self.decisions.about([one.id for one in mentions]))
        self._clusterings.update(dict.fromkeys(piece, clustering))
        for line, cluster in clustering.lines.items():
            self._line.update(dict.fromkeys(cluster.mentions, line))

    def _stale_if_counted(self, mention: LineMention) -> set[str]:
        """The name of a mention that is present, unless it is beyond the limit ``MOST`` and so changes nothing."""
        at = bisect_left(self.orders(mention.name), mention.order)
        return {mention.name} if at < MOST else set()

    def changes(self) -> dict[str, Line | None]:
        """The lines that have changed since this was last asked: as they are now, or None for one that is none now."""
        before = self._take_touched()
        return {line: now for line, former in before.items() if (now := self._lines.get(line)) != former}

    def touched(self) -> set[str]:
        """Ids of lines, also former ones, of which any fact may have changed since the last call."""
        return set(self._take_touched())

    def lines(self) -> Iterator[Line]:
        """Every line, in no order that means anything."""
        self.recompute()
        return iter(self._lines.values())

    def line(self, mention: str) -> str | None:
        """The id of the line that a mention of a name or a phone is of; None for a phone that is no line's."""
        self.recompute()
        if mention in self._line:
            return self._line[mention]
        named = self._numbers.of(mention)
        return self._line.get(named) if named else None

    def cluster(self, line: str) -> Line | None:
        """The line of this id."""
        self.recompute()
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

    def recompute(self) -> None:
        """Cluster what changed since, and derive the lines whose mentions or numbers changed."""
        if not (self._stale or self._stale_numbers):
            return
        names = self._graph.connected(self._stale)
        before = self._forget_clusterings(names)
        self.mark_stale(names)
        super().recompute()
        after = [one for one in map(self._clusterings.get, names) if one]
        stale = changed_lines(before, after)
        numbers, self._stale_numbers = self._stale_numbers, set()
        stale |= {self._line[mention] for mention in self._numbers.reassign(numbers) if mention in self._line}
        for line in stale:
            self._rebuild_line(line)

    def _forget_clusterings(self, names: Iterable[str]) -> list[LineClustering]:
        """Forget the lines of these names, and return them."""
        found = [one for name in names if (one := self._clusterings.pop(name, None))]
        for mention in (mention for one in found for cluster in one.lines.values() for mention in cluster.mentions):
            self._line.pop(mention, None)
        return found

    def _clustering(self, line: str) -> LineClustering:
        return self._clusterings[self._inserted[line].name]

    def _take_touched(self) -> dict[str, Line | None]:
        self.recompute()
        before, self._before = self._before, {}
        return before

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
