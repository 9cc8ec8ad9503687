"""Which names of lines have to be clustered together: names that may be one line's.

Names that share a number are clustered together: one of them may be misheard, or of whoever answered. So is a name
that was reported a few times only with those that it resembles, and two that one mention gives. A function of the
mentions that are present.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from streams.resolution.clustering.candidate_graph import CandidateGraph
from streams.resolution.clustering.connected_components import component_of
from streams.resolution.clustering.key_index import KeyIndex
from streams.resolution.lines.line_mentions import LineMention
from streams.resolution.lines.line_name_similarity import name_keys, similar
from streams.resolution.lines.number_names import FEW

NAMES: Final = 16
"""Names that may share a number, or the beginning of a word: more are connected by neither."""


class NameProfile(NamedTuple):
    """What of a name takes part: the numbers given with it, and whether few mentions give it."""

    numbers: frozenset[str]
    few: bool


def _names_of_key(_: str) -> int:
    """How many names may share a key. A function of the module, so that a snapshot can hold the graph."""
    return NAMES


class LineNameGraph(CandidateGraph[str, NameProfile, bool]):
    """The names of the mentions that are present, linked where they may be of one line."""

    def __init__(self) -> None:
        super().__init__(KeyIndex(_names_of_key))
        self._mentions = Counter[str]()
        self._numbers: dict[str, Counter[str]] = {}  # of a name

    def count(self, mention: LineMention) -> set[str]:
        """Add a mention. Returns the names whose connections changed."""
        return self._count(mention, 1)

    def uncount(self, mention: LineMention) -> set[str]:
        """Remove a mention. Returns the names whose connections changed."""
        return self._count(mention, -1)

    def blocking_keys(self, node: str) -> Sequence[str]:
        """The beginnings of its words, and its numbers."""
        return (*name_keys(node), *self.values[node].numbers)

    def link(self, one: str, other: str) -> bool | None:
        """Whether two names that share a key may be of one line."""
        mine, theirs = self.values[one], self.values[other]
        if (mine.few or theirs.few) and similar(one, other):
            return True
        return any(map(self._keys.within_limit, mine.numbers & theirs.numbers)) or None

    def connected(self, names: Iterable[str]) -> set[str]:
        """These names and all that are connected with them, directly or through others."""
        found = set[str]()
        for name in names:
            if name not in found:
                found |= component_of(name, self.neighbours) or set()
        return found

    def _count(self, mention: LineMention, by: int) -> set[str]:
        name, stale = mention.name, set[str]()
        self._mentions[name] += by
        numbers = self._numbers.setdefault(name, Counter())
        numbers.update(dict.fromkeys(mention.numbers, by))
        for gone in [number for number in mention.numbers if not numbers[number]]:
            del numbers[gone]
        stale |= self._update(name)
        for other in mention.also:
            stale |= self.add_bond(name, other) if by > 0 else self.remove_bond(name, other)
        return stale

    def _update(self, name: str) -> set[str]:
        before, count = self.values.get(name), self._mentions[name]
        if not count:
            del self._mentions[name], self._numbers[name]
            return self.remove(name)
        if before and before.few == (count <= FEW) and before.numbers == self._numbers[name].keys():
            return set()
        profile = NameProfile(frozenset(self._numbers[name]), few=count <= FEW)
        return self.replace({name: profile}) if before else self.add(name, profile)
