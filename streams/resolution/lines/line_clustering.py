"""Mentions clustered into drug lines: strongest tie first, never across a decision that keeps them apart.

Ties in order: a number, also under names that resemble each other or that nobody knows otherwise; a person or premises
shared by two items of one name; the home town of possible members; the town that most items of a group name; a next
town; a name that resembles the only one of a town. Groups that were active at one time in different towns, or as two
crews with nobody in common, are two lines, so that a village served by two lines of one name joins nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from reference import places
from streams.resolution.lines.line_decisions import LineDecision
from streams.resolution.lines.line_mentions import LineItem
from streams.resolution.lines.line_name_similarity import similar

CREW: Final = (6, 3)
"""Mentions, and different persons named with them, from which a group counts as established. Two established groups of
one time that share no person, number or premises are two lines, even of one name in one town."""

FEW: Final = 3
"""Mentions up to which a name may be a slip for another's, or the name of whoever answered."""

NEXT: Final = 20_000.0
"""Metres between the middles of two towns that one line may serve."""

MOST: Final = 64
"""Groups of one name that are compared pair by pair, the first."""

DAY: Final = 1_440
MONTH: Final = 30 * DAY
"""Minutes within which a line without a town is taken for the one that was active."""


class LineMention(NamedTuple):
    """One mention of a line, and what it is named with."""

    id: str
    recorded_at: datetime
    name: str
    numbers: tuple[str, ...]
    naming: LineItem
    also: tuple[str, ...] = ()  # other names that the mention itself gives the line

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
    ("person", lambda one: one.naming.people),
    ("premises", lambda one: one.naming.premises),
)


def cluster_line_mentions(mentions: Iterable[LineMention], decisions: Iterable[LineDecision]) -> LineClustering:
    """The lines of these mentions: a function of the set, independent of order."""
    ordered = sorted(mentions, key=lambda one: one.order)
    groups = _Groups(ordered, sorted(decisions, key=lambda one: one.order))
    groups.join_by_decision()
    groups.join_by_number()
    for tie, values in _TIES:
        groups.join_by_tie(tie, values)
    groups.join_by_home_town()
    groups.join_by_town()
    groups.join_next_towns()
    groups.join_names_given_together()
    groups.join_similar_names()
    groups.join_to_only_line()
    return groups.clustering()


class _Groups:
    """Groups of mentions while they are being joined."""

    def __init__(self, ordered: list[LineMention], decisions: list[LineDecision]) -> None:
        self._ordered, self._decisions = ordered, decisions
        self._group = {one.id: [one] for one in ordered}
        self._mentions = Counter(one.name for one in ordered)
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

    def join_by_number(self) -> None:
        """Join what names one number: names that are one name, or that are known by this number alone."""
        holders: dict[str, list[LineMention]] = defaultdict(list)
        for one in self._ordered:
            for number in one.numbers:
                holders[number].append(one)
        elsewhere = self._numbers_by_name()
        for number, mentions in sorted(holders.items()):
            for same in names_on_number(mentions, self._mentions, elsewhere):
                self._join_all([one for one in mentions if one.name in same], "number", number)

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
        """Join groups of one name that are named with the same town more often than with any other.

        A group whose towns tie joins the only group in any of them that it may be one line with.
        """
        holders: dict[tuple[str, str], list[LineMention]] = defaultdict(list)
        main = {key: self._main_towns(one) for key, one in self._groups_of(self._ordered).items()}
        for one in self._ordered:
            if len(towns := main[id(self._group[one.id])]) == 1:
                holders[one.name, min(towns)].append(one)
        for (_, town), mentions in sorted(holders.items()):
            self._join_unless_ambiguous(mentions, "town", town)
        for _, mentions in sorted(self._by_name().items()):
            for one in self._groups_of(mentions).values():
                for town in sorted(towns) if len(towns := self._main_towns(one)) > 1 else ():
                    self._join_tied(mentions, town)

    def _join_tied(self, mentions: list[LineMention], town: str) -> None:
        """Join the groups that name a town among those they name most, where any two of them may be one line."""
        here = [one for one in self._groups_of(mentions).values() if town in self._main_towns(one)]
        if all(self._compatible(*pair) for pair in combinations(here[:MOST], 2)):
            self._join_unless_ambiguous(here[:MOST], "town", town)

    def join_next_towns(self) -> None:
        """Join groups of one name in towns next to each other, where none of them may be another line than another."""
        for _, mentions in sorted(self._by_name().items()):
            towns = {one: self._main_towns(one) for one in list(self._groups_of(mentions).values())[:MOST]}
            groups = [one for one, main in towns.items() if main]
            for at, one in enumerate(groups):
                near = [other for other in groups if other is not one and _next_to_any(towns[one], towns[other])]
                if all(self._compatible(*pair) for pair in combinations((one, *near), 2)):
                    for other in groups[:at]:
                        if other in near:
                            self._join(other.id, one.id, "next town", min(towns[one]))

    def join_names_given_together(self) -> None:
        """Join a mention that gives a line two names with the line of the other name: of its town, or the only one."""
        by_name = self._by_name()
        for one in self._ordered:
            for other_name in one.also:
                groups = list(self._groups_of(by_name.get(other_name, ())).values())
                here = [other for other in groups if self._main_towns(other) & self._main_towns(one)] or groups
                if len(here) == 1:
                    self._join(one.id, here[0].id, "names given together", other_name)

    def join_similar_names(self) -> None:
        """Join a name that was reported a few times, without a number, with the only similar one of its town."""
        for one in self._groups_of(self._ordered).values():
            if not self._numbers_of(one) and self._mentions[one.name] <= FEW:
                alike = [other for other in self._groups_of(self._ordered).values() if self._similar(one, other)]
                if len(alike) == 1:
                    self._join(alike[0].id, one.id, "similar name", min(self._main_towns(one)))

    def join_to_only_line(self) -> None:
        """Join groups without any town to the only line of their name, or to the only one active at their time."""
        for name, mentions in sorted(self._by_name().items()):
            groups = list(self._groups_of(mentions).values())
            placed = [(one, self._span(one)) for one in groups if self._has_place(one)]
            for one in groups if placed else ():
                if not self._has_place(one):
                    first, last = self._span(one)
                    active = [each for each, (start, end) in placed if start - MONTH <= first and last <= end + MONTH]
                    known = [placed[0][0]] if len(placed) == 1 else active
                    if len(known) == 1:
                        self._join(known[0].id, one.id, "only line of this name", name)

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
        crews = [one for one in groups if self._has_crew(one)]
        if len(homes) <= 1 and not any(self._at_one_time(*pair) for pair in combinations(crews, 2)):
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

    def _by_name(self) -> Mapping[str, list[LineMention]]:
        named: dict[str, list[LineMention]] = defaultdict(list)
        for one in self._ordered:
            named[one.name].append(one)
        return named

    def _numbers_by_name(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for one in self._ordered:
            found[one.name].update(one.numbers)
        return found

    def _main_towns(self, one: LineMention) -> frozenset[str]:
        """The towns that most mentions of a group name: several where they tie."""
        named = Counter(town for each in self._group[one.id] for town in {*each.naming.towns, *each.naming.homes})
        most = max(named.values(), default=0)
        return frozenset(town for town, count in named.items() if count == most)

    def _numbers_of(self, one: LineMention) -> set[str]:
        return {number for each in self._group[one.id] for number in each.numbers}

    def _span(self, one: LineMention) -> tuple[int, int]:
        """The first and last time at which a group is named, in minutes."""
        starts = [each.naming.start for each in self._group[one.id]]
        return min(starts), max(starts)

    def _similar(self, one: LineMention, other: LineMention) -> bool:
        """Whether another group of the same town has a similar name."""
        group = self._group[other.id]
        if group is self._group[one.id] or not self._main_towns(one) & self._main_towns(other):
            return False
        names = {each.name for each in group}
        return one.name not in names and any(similar(one.name, name) for name in names) and self._compatible(one, other)

    def _at_one_time(self, one: LineMention, other: LineMention) -> bool:
        """Whether two groups were active for at least half the time of the shorter one together."""
        (first, last), (other_first, other_last) = self._span(one), self._span(other)
        shorter = min(last - first, other_last - other_first)
        return 2 * (min(last, other_last) - max(first, other_first)) >= shorter

    def _compatible(self, one: LineMention, other: LineMention) -> bool:
        """Whether two groups may be one line: not of two home towns, nor with two numbers at one time."""
        if self._group[one.id] is self._group[other.id]:
            return True
        if len({home for each in (one, other) if (home := self._home(each))}) > 1 or self._numbers_overlap(one, other):
            return False
        return not (self._has_crew(one) and self._has_crew(other) and self._at_one_time(one, other))

    def _numbers_overlap(self, one: LineMention, other: LineMention) -> bool:
        """Whether a number of one group was in use while another number of the other group was."""
        uses, other_uses = self._uses(one), self._uses(other)
        return not uses.keys() & other_uses.keys() and any(
            max(first, other_first) <= min(last, other_last)
            for first, last in uses.values()
            for other_first, other_last in other_uses.values()
        )

    def _uses(self, one: LineMention) -> Mapping[str, tuple[int, int]]:
        """The numbers of a group, each with the first and last time that it is named."""
        starts: dict[str, list[int]] = defaultdict(list)
        for each in self._group[one.id]:
            for number in each.numbers:
                starts[number].append(each.naming.start)
        return {number: (min(times), max(times)) for number, times in starts.items()}

    def _has_place(self, one: LineMention) -> bool:
        return any(each.naming.homes or each.naming.towns for each in self._group[one.id])


def names_on_number(
    mentions: Iterable[LineMention], counts: Mapping[str, int], elsewhere: Mapping[str, set[str]]
) -> list[frozenset[str]]:
    """The names under which one number is one line's: similar names, and names known by the other's numbers alone.

    The latter are names of few mentions, said while the number was the other's. ``counts``: mentions by name;
    ``elsewhere``: all numbers by name.
    """
    starts: dict[str, list[int]] = defaultdict(list)
    for one in mentions:
        starts[one.name].append(one.naming.start)
    classes = _similar_classes(sorted(starts))
    known = sorted(classes, key=lambda names: (-sum(len(starts[name]) for name in names), sorted(names)))
    found: list[frozenset[str]] = []
    for names in known:
        within = [one for one in found if _within(names, one, starts)]
        unknown = all(counts[name] <= FEW for name in names)
        if within and unknown and _numbers(names, elsewhere) <= _numbers(within[0], elsewhere):
            found[found.index(within[0])] = within[0] | names
        else:
            found.append(names)
    return found


def _similar_classes(names: list[str]) -> list[frozenset[str]]:
    classes: list[frozenset[str]] = []
    for name in names:
        alike = [one for one in classes if any(similar(name, other) for other in one)]
        classes = [one for one in classes if one not in alike]
        classes.append(frozenset({name}).union(*alike))
    return classes


def _within(names: frozenset[str], others: frozenset[str], starts: Mapping[str, list[int]]) -> bool:
    """Whether some names were first said while a number went by the others."""
    first = min(start for name in names for start in starts[name])
    known = [start for name in others for start in starts[name]]
    return min(known) - MONTH <= first <= max(known)


def _numbers(names: Iterable[str], elsewhere: Mapping[str, set[str]]) -> set[str]:
    return {number for name in names for number in elsewhere[name]}


def _next_to_any(ones: Iterable[str], others: Iterable[str]) -> bool:
    return any(next_to(one, other) for one in ones for other in others)


@lru_cache(maxsize=16_384)
def next_to(one: str, other: str) -> bool:
    """Whether two towns are one, or next to each other. A town that is in no list is next to itself alone."""
    if one == other:
        return True
    return any(places.metres(a, b) <= NEXT for a in places.find(one)[:1] for b in places.find(other)[:1])
