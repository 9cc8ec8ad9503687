"""Mentions clustered into drug lines: strongest tie first, never across a decision that keeps them apart.

Ties in order: a number, also under names that resemble each other or that nobody knows otherwise; a person or premises
shared by two items of one name; the home town of possible members; the town that most items of a group name; a next
town; a name that resembles the only one of a town; the only home of a name. Groups that were active at one time in
different towns, or as two crews with nobody in common, are two lines, so that a village served by two lines of one name
joins nothing. A name that stands in two groups for two others joins them not: of two lines of one town each may be
written by its initial.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import combinations, compress
from typing import Final, NamedTuple

from streams.resolution.clustering.agglomeration import Agglomeration
from streams.resolution.clustering.identity_decisions import IdentityDecision
from streams.resolution.lines.line_group import LineGroup, next_to_any
from streams.resolution.lines.line_mentions import LineMention
from streams.resolution.lines.line_name_similarity import is_initial, similar
from streams.resolution.lines.number_names import (
    FEW,
    MONTH,
    NEAR,
    is_handed_on,
    misheard_names,
    names_on_number,
    renamed,
)

MOST: Final = 64
"""Groups of one name that are compared pair by pair, the first."""


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
    decisions: tuple[IdentityDecision, ...]  # those about any of these mentions
    overruled: tuple[tuple[str, str], ...] = ()  # two that one decision says are the same, and another are different


_TIES: Final[tuple[tuple[str, Callable[[LineMention], tuple[str, ...]]], ...]] = (
    ("person", lambda one: one.naming.people),
    ("premises", lambda one: one.naming.premises),
)


def cluster_line_mentions(mentions: Iterable[LineMention], decisions: Iterable[IdentityDecision]) -> LineClustering:
    """The lines of these mentions: a function of the set, independent of order."""
    by_order = sorted(mentions, key=lambda one: one.order)
    ordered = _as_meant([one for one in by_order if not one.prose])
    prose = [one for one in by_order if one.prose]
    lines = LineAgglomeration(ordered, prose, sorted(decisions, key=lambda one: one.order))
    lines.join_by_decision()
    lines.join_by_number()
    for tie, values in _TIES:
        lines.join_by_tie(tie, values)
    lines.join_by_home_town()
    lines.join_by_town()
    lines.join_next_towns()
    lines.join_names_given_together()
    lines.join_similar_names()
    lines.join_to_only_line()
    lines.join_to_only_home()
    lines.join_names_in_prose()
    return lines.clustering()


def _as_meant(ordered: list[LineMention]) -> list[LineMention]:
    """The mentions, with the name of the number's line where theirs was misheard."""
    meant = misheard_names(ordered)
    return renamed(ordered, meant)


class LineAgglomeration(Agglomeration[str, LineGroup, LineMerge]):
    """Groups of mentions while they are being joined: one method for each tie."""

    def __init__(self, ordered: list[LineMention], prose: list[LineMention], decisions: list[IdentityDecision]) -> None:
        super().__init__({one.id: LineGroup(one) for one in (*ordered, *prose)})
        self._ordered, self._prose, self._decisions = ordered, prose, decisions
        self._count = Counter(one.name for one in ordered)
        self._overruled: list[tuple[str, str]] = []
        self.keep_apart(_decided_different(decisions, self.group_of))

    def join_by_decision(self) -> None:
        """Join what people said is one line."""
        for decision in self._decisions:
            named = sorted(one for one in decision.mentions if one in self.group_of) if decision.same else []
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
            for same in names_on_number(mentions, self._count, elsewhere):
                named = [one for one in mentions if one.name in same]
                self._join_all(named, partial(self._join_mentions, tie="number", value=number))

    def join_by_tie(self, tie: str, values: Callable[[LineMention], tuple[str, ...]]) -> None:
        """Join mentions of one name that share a value."""
        holders: dict[tuple[str, str], list[LineMention]] = defaultdict(list)
        for one in self._ordered:
            for value in values(one):
                holders[one.name, value].append(one)
        for (_, value), mentions in sorted(holders.items()):
            self._join_all(mentions, partial(self._join_by_name, tie=tie, value=value))

    def join_by_home_town(self) -> None:
        """Join groups whose members live in the same town."""
        holders: dict[tuple[str, str], list[LineMention]] = defaultdict(list)
        for one in self._ordered:
            if home := self.group_of[one.id].home:
                holders[one.name, home].append(one)
        for (_, home), mentions in sorted(holders.items()):
            self._join_unless_ambiguous(mentions, "home town", home)

    def join_by_town(self) -> None:
        """Join groups of one name that are named with the same town more often than with any other.

        A group whose towns tie joins the only group in any of them that it may be one line with.
        """
        holders: dict[tuple[str, str], list[LineMention]] = defaultdict(list)
        for one in self._ordered:
            if len(towns := self.group_of[one.id].main_towns) == 1:
                holders[one.name, min(towns)].append(one)
        for (_, town), mentions in sorted(holders.items()):
            self._join_unless_ambiguous(mentions, "town", town)
        for _, mentions in sorted(self._by_name().items()):
            for one in self._one_of_each_group(mentions):
                for town in sorted(towns) if len(towns := self.group_of[one.id].main_towns) > 1 else ():
                    self._join_tied(one, mentions, town)

    def join_next_towns(self) -> None:
        """Join groups of one name in towns next to each other, where none of them may be another line than another.

        An initial without a number is any line's.
        """
        for name, mentions in sorted(self._by_name().items()):
            each = [(one, self.group_of[one.id]) for one in self._one_of_each_group(mentions)[:MOST]]
            known = [(one, group) for one, group in each if group.number_spans or not is_initial(name)]
            placed = [(one, group.main_towns) for one, group in known if group.main_towns]
            for at, (one, towns) in enumerate(placed):
                near = [other is not one and next_to_any(towns, others) for other, others in placed]
                if self._all_compatible([one, *(other for other, _ in compress(placed, near))]):
                    for other, _ in compress(placed[:at], near):
                        self._join_by_name(other, one, "next town", min(towns))

    def join_names_given_together(self) -> None:
        """Join a mention that gives a line two names with the line of the other name: of its town, or the only one.

        Not where the two names were of two lines before, and a number went from one to the other.
        """
        by_name = self._by_name()
        for one in self._ordered:
            for other_name in one.also:
                towns, groups = self.group_of[one.id].main_towns, self._one_of_each_group(by_name.get(other_name, ()))
                here = [other for other in groups if self.group_of[other.id].main_towns & towns] or groups
                if len(here) == 1 and not self._is_handed_on(one, self.group_of[here[0].id]):
                    self._join(one.id, here[0].id, "names given together", other_name)

    def _is_handed_on(self, one: LineMention, other: LineGroup) -> bool:
        """Whether only a number went from the line of the other name to that of this mention's."""
        mine = self.group_of[one.id]
        return mine is not other and is_handed_on(one, mine.mentions, other.mentions)

    def join_similar_names(self) -> None:
        """Join a name that was reported a few times, without a number, with the only similar one of its town."""
        for one in self._one_of_each_group(self._ordered):
            group = self.group_of[one.id]
            if not group.number_spans and self._count[one.name] <= FEW:
                alike = [other for other in self._one_of_each_group(self._ordered) if self._similar(one, other)]
                if len(alike) == 1:
                    self._join(alike[0].id, one.id, "similar name", min(group.main_towns))

    def join_to_only_line(self) -> None:
        """Join groups without any town to the only line of their name, or to the only one active at their time."""
        for name, mentions in sorted(self._by_name().items()):
            groups = [(one, self.group_of[one.id]) for one in self._one_of_each_group(mentions)]
            placed = [(one, group.span) for one, group in groups if group.has_place]
            for one, _ in groups if placed else ():
                if not self.group_of[one.id].has_place:
                    first, last = self.group_of[one.id].span
                    active = [each for each, (start, end) in placed if start - MONTH <= first and last <= end + MONTH]
                    known = [placed[0][0]] if len(placed) == 1 else active
                    if len(known) == 1:
                        self._join_by_name(known[0], one, "only line of this name", name)

    def join_to_only_home(self) -> None:
        """Join groups around here of whose people no home is known to the only group of their name with a home town.

        A line reaches places where nobody of it lives; who has a home elsewhere, or another number, is another line.
        """
        for name, mentions in sorted(self._by_name().items()):
            groups = [(one, self.group_of[one.id]) for one in self._one_of_each_group(mentions)]
            at_home = [one for one, group in groups if group.home]
            for one, group in groups if len(at_home) == 1 else ():
                if not group.home and group.is_around_here and self._all_compatible([at_home[0], one]):
                    self._join_by_name(at_home[0], one, "only home of this name", name)

    def join_names_in_prose(self) -> None:
        """Join a name of a text with the only line that is known by it there and then: alone it makes no line."""
        by_name = self._by_name()
        found = [(one, self._known_by(one, by_name.get(one.name, ()))) for one in self._prose]
        for one, known in found:
            if known:
                self._join(known.id, one.id, "name in a text", one.name)

    def _known_by(self, one: LineMention, named: Iterable[LineMention]) -> LineMention | None:
        """A mention of the only line of this name with a number, in the town or next to it, within half a year."""
        lines = [other for other in self._one_of_each_group(named) if self._may_be_meant(one, self.group_of[other.id])]
        return lines[0] if len(lines) == 1 else None

    def _may_be_meant(self, one: LineMention, line: LineGroup) -> bool:
        first, last = line.span
        near = first - NEAR <= one.naming.start <= last + NEAR
        return near and bool(line.number_spans) and next_to_any(one.naming.towns, line.main_towns)

    def clustering(self) -> LineClustering:
        """The lines as joined so far."""
        found = [group for group in self.groups() if not all(one.prose for one in group.mentions)]
        groups = [(sorted(group.mentions, key=lambda one: one.order), group) for group in found]
        joins: dict[int, list[LineMerge]] = defaultdict(list)
        for join in self.joins:
            joins[id(self.group_of[join.one])].append(join)
        lines = {
            mentions[0].id: LineCluster(
                tuple(sorted(group.names)),
                tuple(one.id for one in mentions),
                tuple(joins[id(group)]),
                group.home,
            )
            for mentions, group in sorted(groups, key=lambda one: one[0][0].order)
        }
        return LineClustering(lines, tuple(self._decisions), tuple(self._overruled))

    def _join(self, one: str, other: str, tie: str, value: str) -> bool:
        """Whether they are one line now: not, where a person decided that they are two."""
        return self.join(one, other, LineMerge(one, other, tie, value))

    def _join_mentions(self, one: LineMention, other: LineMention, tie: str, value: str) -> bool:
        return self._join(one.id, other.id, tie, value)

    def _join_by_name(self, one: LineMention, other: LineMention, tie: str, value: str) -> bool:
        """Whether two mentions of one name are one line now: not, where it stands for two names in their groups."""
        return self._means_one_name((one, other)) and self._join(one.id, other.id, tie, value)

    def _means_one_name(self, mentions: Iterable[LineMention]) -> bool:
        """Whether one name stands for one in the groups of all these mentions of it."""
        meanings = {self.group_of[one.id].meaning(one.name) for one in mentions}
        return all(similar(one, other) for one, other in combinations(sorted(meanings), 2))

    def _join_all(self, mentions: list[LineMention], join: Callable[[LineMention, LineMention], bool]) -> None:
        firsts: list[LineMention] = []  # one of each group that the tie holds, in order
        for one in mentions:
            if not any(join(first, one) for first in firsts):
                firsts.append(one)

    def _join_unless_ambiguous(self, mentions: list[LineMention], tie: str, value: str) -> None:
        """Nothing is joined where lines of one name live in different towns or two have a crew each."""
        groups = [self.group_of[one.id] for one in self._one_of_each_group(mentions)]
        crews = [group for group in groups if group.has_crew]
        if len({group.home for group in groups} - {""}) > 1:
            return
        together = any(one.is_at_one_time_with(other) for one, other in combinations(crews, 2))
        if not together and self._means_one_name(mentions):
            self._join_all(mentions, partial(self._join_by_name, tie=tie, value=value))

    def _join_tied(self, tied: LineMention, mentions: list[LineMention], town: str) -> None:
        """Join a group with those that name a town among those they name most, where any two may be one line."""
        each = self._one_of_each_group(mentions)
        groups = [self.group_of[one.id] for one in each]
        own = self.group_of[tied.id]
        here = [one for one, group in zip(each, groups, strict=True) if group is own or town in group.main_towns][:MOST]
        if self._all_compatible(here):
            self._join_unless_ambiguous(here, "town", town)

    def _all_compatible(self, mentions: Iterable[LineMention]) -> bool:
        """Whether any two groups of these may be one line."""
        mentions = list(mentions)
        groups = [self.group_of[one.id] for one in mentions]
        compatible = all(one.is_compatible_with(other) for one, other in combinations(groups, 2))
        return compatible and self._means_one_name(mentions)

    def _similar(self, one: LineMention, other: LineMention) -> bool:
        """Whether another group of the same town has a similar name."""
        mine, theirs = self.group_of[one.id], self.group_of[other.id]
        if theirs is mine or not mine.main_towns & theirs.main_towns or one.name in theirs.names:
            return False
        return any(similar(one.name, name) for name in theirs.names) and mine.is_compatible_with(theirs)

    def _one_of_each_group(self, mentions: Iterable[LineMention]) -> list[LineMention]:
        """The last mention of each group that these are of, in the order of the groups' first."""
        return list({id(self.group_of[one.id]): one for one in mentions}.values())

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


def _decided_different(
    decisions: Iterable[IdentityDecision], present: Mapping[str, LineGroup]
) -> Iterator[tuple[str, str]]:
    for decision in decisions:
        if not decision.same:
            yield from ((one, other) for one, other in decision.pairs if one in present and other in present)
