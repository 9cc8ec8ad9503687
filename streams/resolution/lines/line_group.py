"""The mentions of one drug line while they are being joined, and what they add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Final

from reference import places
from streams.resolution.clustering.agglomeration import Group
from streams.resolution.lines.line_mentions import LineMention
from streams.resolution.lines.line_name_similarity import is_initial, similar

CREW: Final = (6, 3)
"""Mentions, and different persons named with them, from which a group counts as established. Two established groups of
one time that share no person, number or premises are two lines, even of one name in one town."""

NEXT: Final = 20_000.0
"""Metres between the middles of two towns that one line may serve."""


class LineGroup(Group[str]):
    """Mentions of one line, and what is derived of them all: computed when asked for, until the group grows."""

    __slots__ = ("__dict__", "mentions")

    def __init__(self, mention: LineMention) -> None:
        super().__init__(mention.id)
        self.mentions = [mention]

    def absorb(self, other: Group[str]) -> None:
        """Take in the other group."""
        super().absorb(other)
        if isinstance(other, LineGroup):
            self.mentions += other.mentions
        self.__dict__.clear()  # everything derived

    @cached_property
    def home(self) -> str:
        """The town where most members live; the first by name where several tie; empty: unknown."""
        lived = Counter(home for one in self.mentions for home in one.naming.homes)
        return min(lived, key=lambda home: (-lived[home], home), default="")

    @cached_property
    def main_towns(self) -> frozenset[str]:
        """The towns that most mentions name: several where they tie."""
        named = Counter(town for one in self.mentions for town in {*one.naming.towns, *one.naming.homes})
        most = max(named.values(), default=0)
        return frozenset(town for town, count in named.items() if count == most)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that the mentions give."""
        return frozenset(one.name for one in self.mentions)

    def meaning(self, name: str) -> str:
        """The name for which this one stands here: the most reported of those like it, for an initial one in full."""
        alike = [other for other in self._count if similar(other, name)]
        return min(alike, key=lambda one: (is_initial(one), -self._count[one], one), default=name)

    @cached_property
    def _count(self) -> Mapping[str, int]:
        """The mentions of each name."""
        return Counter(one.name for one in self.mentions)

    @cached_property
    def number_spans(self) -> Mapping[str, tuple[int, int]]:
        """The numbers, each with the first and last time that it is named, in minutes since 1970."""
        starts: dict[str, list[int]] = defaultdict(list)
        for one in self.mentions:
            for number in one.numbers:
                starts[number].append(one.naming.start)
        return {number: (min(times), max(times)) for number, times in starts.items()}

    @cached_property
    def span(self) -> tuple[int, int]:
        """The first and last time at which the line is named, in minutes since 1970."""
        starts = [one.naming.start for one in self.mentions]
        return min(starts), max(starts)

    @cached_property
    def has_crew(self) -> bool:
        """Whether this is an established line, with people of its own."""
        mentions, people = CREW
        enough = len(self.mentions) >= mentions
        return enough and len({each for one in self.mentions for each in one.naming.people}) >= people

    @cached_property
    def has_place(self) -> bool:
        """Whether any mention names a town."""
        return any(one.naming.homes or one.naming.towns for one in self.mentions)

    @property
    def is_around_here(self) -> bool:
        """Whether the towns that most mentions name are in the county or around it."""
        return bool(self.main_towns) and all(map(places.find, self.main_towns))

    def is_at_one_time_with(self, other: LineGroup) -> bool:
        """Whether two groups were active for at least half the time of the shorter one together."""
        (first, last), (other_first, other_last) = self.span, other.span
        shorter = min(last - first, other_last - other_first)
        return 2 * (min(last, other_last) - max(first, other_first)) >= shorter

    def is_compatible_with(self, other: LineGroup) -> bool:
        """Whether two groups may be one line: not of two home towns, with two numbers or as two crews at one time."""
        if self is other:
            return True
        if len({self.home, other.home} - {""}) > 1 or self._numbers_overlap(other):
            return False
        return not (self.has_crew and other.has_crew and self.is_at_one_time_with(other))

    def _numbers_overlap(self, other: LineGroup) -> bool:
        """Whether a number of one group was in use while another number of the other group was."""
        uses, other_uses = self.number_spans, other.number_spans
        return not uses.keys() & other_uses.keys() and any(
            max(first, other_first) <= min(last, other_last)
            for first, last in uses.values()
            for other_first, other_last in other_uses.values()
        )


def next_to_any(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether any two of these towns are one, or next to each other."""
    return any(next_to(one, other) for one in ones for other in others)


@lru_cache(maxsize=16_384)
def next_to(one: str, other: str) -> bool:
    """Whether two towns are one, or next to each other. A town that is in no list is next to itself alone."""
    if one == other:
        return True
    return any(places.metres(a, b) <= NEXT for a in places.find(one)[:1] for b in places.find(other)[:1])
