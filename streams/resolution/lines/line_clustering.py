"""Mentions of one name clustered into drug lines: strongest tie first, never across a decision that keeps them apart.

Ties in order: a number, a person or premises shared by two items of one name; then the home town of possible members;
then a town served, only where no two of the groups live in different towns, so that a village served by two lines of
one name joins nothing. Different names are different lines unless a decision joins them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from streams.resolution.lines.line_decisions import LineDecision
from streams.resolution.lines.line_mentions import LineItem

CREW: Final = (6, 3)
"""Mentions, and different persons named with them, from which a group counts as established. Two established groups
that share no person, number or premises are two lines, even of one name in one town."""


class LineMention(NamedTuple):
    """One mention of a line, and what it is named with."""

    id: str
    recorded_at: datetime
    name: str
    numbers: tuple[str, ...]
    naming: LineItem

    @property
    def order(self) -> tuple[datetime, str]:
        """First recorded first, then by id: the first mention of a line gives the line its id."""
        return (self.recorded_at, self.id)


class LineMerge(NamedTuple):
    """Two mentions whose tie joined two groups, the kind of tie, and its value."""

    one: str
    other: str
    tie: str
    value: str


class LineCluster(NamedTuple):
    """The mentions of one line in order, what joined them, and the home town of most members (empty: unknown)."""

    names: tuple[str, ...]
    mentions: tuple[str, ...]
    joins: tuple[LineMerge, ...]
    home: str


class LineClustering(NamedTuple):
    """The lines of a set of names that are clustered together."""

    lines: Mapping[str, LineCluster]  # by the earliest mention, in that order
    decisions: tuple[LineDecision, ...]  # those about any of these mentions
    overruled: tuple[tuple[str, str], ...] = ()  # two that one decision says are the same, and another are different


_TIES: Final[tuple[tuple[str, Callable[[LineMention], tuple[str, ...]]], ...]] = (
    ("number", lambda one: one.numbers),
    ("person", lambda one: one.naming.people),
    ("premises", lambda one: one.naming.premises),
)


def cluster_line_mentions(mentions: Iterable[LineMention], decisions: Iterable[LineDecision]) -> LineClustering:
    """The lines of these mentions: a function of the set, independent of order."""
    ordered = sorted(mentions, key=lambda one: one.order)
    groups = _Groups(ordered, sorted(decisions, key=lambda one: one.order))
    groups.join_by_decision()
    for tie, values in _TIES:
        groups.join_by_tie(tie, values)
    groups.join_by_home_town()
    groups.join_by_town()
    groups.join_to_only_line()
    return groups.clustering()


class _Groups:
    """Groups of mentions while they are being joined."""

    def __init__(self, ordered: list[LineMention], decisions: list[LineDecision]) -> None:
        self._ordered, self._decisions = ordered, decisions
        self._group = {one.id: [one] for one in ordered}
        self._joins: list[LineMerge] = []
        self._overruled: list[tuple[str, str]] = []
        self._apart: dict[str, set[str]] = defaultdict(set)
        for decision in decisions:
            if not decision.same:
                for mention in decision.mentions:
                    self._apart[mention] |= set(decision.mentions) - {mention}

    def join_by_decision(self) -> None:
        for decision in self._decisions:
            named = sorted(one for one in decision.mentions if one in self._group) if decision.same else []
            for other in named[1:]:
                if not self._join(named[0], other, "decision", decision.id):
                    self._overruled.append((named[0], other))

    def join_by_tie(self, tie: str, values: Callable[[LineMention], tuple[str, ...]]) -> None:
        holders: dict[tuple[str, str], list[LineMention]] = defaultdict(list)
        for one in self._ordered:
            for value in values(one):
                holders[one.name, value].append(one)
        for (_, value), mentions in sorted(holders.items()):
            self._join_all(mentions, tie, value)

    def join_by_home_town(self) -> None:
        """Join groups whose members live in the same town."""
        for (_, home), mentions in sorted(self._by_home().items()):
            self._join_unless_ambiguous(mentions, "home town", home)

    def join_by_town(self) -> None:
        """Join a group without a home town to the one line of its name that serves the same town."""
        holders: dict[tuple[str, str], list[LineMention]] = defaultdict(list)
        for one in self._ordered:
            for town in {*one.naming.towns, *one.naming.homes}:
                holders[one.name, town].append(one)
        for (_, town), mentions in sorted(holders.items()):
            self._join_unless_ambiguous(mentions, "town", town)

    def join_to_only_line(self) -> None:
        """Join groups without any town to the only line of their name, where there is exactly one."""
        named: dict[str, list[LineMention]] = defaultdict(list)
        for one in self._ordered:
            named[one.name].append(one)
        for name, mentions in sorted(named.items()):
            placed = {key: one for key, one in self._groups_of(mentions).items() if self._has_place(one)}
            if len(placed) == 1:
                (known,) = placed.values()
                for one in self._groups_of(mentions).values():
                    if not self._has_place(one):
                        self._join(known.id, one.id, "only line of this name", name)

    def clustering(self) -> LineClustering:
        groups_by_id = {id(group): group for group in self._group.values()}
        groups = {key: sorted(group, key=lambda one: one.order) for key, group in groups_by_id.items()}
        joins: dict[int, list[LineMerge]] = defaultdict(list)
        for join in self._joins:
            joins[id(self._group[join.one])].append(join)
        ordered = sorted(groups.items(), key=lambda one: one[1][0].order)
        wholes = {
            group[0].id: LineCluster(
                tuple(sorted({one.name for one in group})),
                tuple(one.id for one in group),
                tuple(joins[key]),
                self._home(group[0]),
            )
            for key, group in ordered
        }
        return LineClustering(wholes, tuple(self._decisions), tuple(self._overruled))

    def _join_unless_ambiguous(self, mentions: list[LineMention], tie: str, value: str) -> None:
        """Nothing is joined where lines of one name live in different towns or two have a crew each."""
        groups = self._groups_of(mentions).values()
        homes = {home for one in groups if (home := self._home(one))}
        if len(homes) <= 1 and sum(map(self._has_crew, groups)) <= 1:
            self._join_all(mentions, tie, value)

    def _join_all(self, mentions: list[LineMention], tie: str, value: str) -> None:
        firsts: list[LineMention] = []  # one of each group that the tie holds, in order
        for one in mentions:
            if not any(self._join(first.id, one.id, tie, value) for first in firsts):
                firsts.append(one)

    def _join(self, one: str, other: str, tie: str, value: str) -> bool:
        """Whether they are one line now: not, where a person decided that they are two."""
        group, other_group = self._group[one], self._group[other]
        if group is other_group:
            return True
        if len(group) < len(other_group):
            group, other_group = other_group, group
        if self._apart and any(
            self._group.get(separated) is group for each in other_group for separated in self._apart.get(each.id, ())
        ):
            return False
        self._joins.append(LineMerge(one, other, tie, value))
        group.extend(other_group)
        self._group.update((each.id, group) for each in other_group)
        return True

    def _by_home(self) -> Mapping[tuple[str, str], list[LineMention]]:
        found: dict[tuple[str, str], list[LineMention]] = defaultdict(list)
        homes = {key: self._home(one) for key, one in self._groups_of(self._ordered).items()}
        for one in self._ordered:
            if home := homes[id(self._group[one.id])]:
                found[one.name, home].append(one)
        return found

    def _groups_of(self, mentions: Iterable[LineMention]) -> dict[int, LineMention]:
        """One mention of each group that these are of."""
        return {id(self._group[one.id]): one for one in mentions}

    def _home(self, one: LineMention) -> str:
        """The town where most members live; the first by name where several tie."""
        lived = Counter(home for each in self._group[one.id] for home in each.naming.homes)
        return min(lived, key=lambda home: (-lived[home], home), default="")

    def _has_crew(self, one: LineMention) -> bool:
        group = self._group[one.id]
        mentions, people = CREW
        return len(group) >= mentions and len({each for it in group for each in it.naming.people}) >= people

    def _has_place(self, one: LineMention) -> bool:
        return any(each.naming.homes or each.naming.towns for each in self._group[one.id])
