"""Which names of lines have to be clustered together: names that may be one line's.

A name that was reported a few times only may be a slip for another's, or of whoever answered: it is clustered with
names that share a number with it, or that it resembles. Names reported more often are clustered together where they
share a number and resemble each other, or where a mention gives both. A function of the mentions that are present.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from streams.resolution.lines.line_clustering import FEW, LineMention
from streams.resolution.lines.line_name_similarity import name_keys, similar

NAMES: Final = 16
"""Names that may share a number, or the beginning of a word: more are connected by neither."""


class LineNameGraph:
    """The names of the mentions that are present, with their numbers."""

    def __init__(self) -> None:
        self._mentions = Counter[str]()
        self._numbers: dict[str, Counter[str]] = defaultdict(Counter)  # of a name
        self._also: dict[str, Counter[str]] = defaultdict(Counter)  # names given together by one mention
        self._names: dict[str, set[str]] = defaultdict(set)  # of a number, or of the beginning of a word

    def add(self, mention: LineMention) -> bool:
        """Add a mention. Whether any connection may have changed."""
        return self._count(mention, 1)

    def remove(self, mention: LineMention) -> bool:
        """Remove a mention. Whether any connection may have changed."""
        return self._count(mention, -1)

    def neighbours(self, name: str) -> Iterator[str]:
        """Names that may be of one line with this one."""
        yield from self._also.get(name, ())
        if name not in self._mentions:  # only given beside another name
            return
        few = self._mentions[name] <= FEW
        for number in self._numbers.get(name, ()):
            yield from (one for one in self._sharing(number) if few or self._mentions[one] <= FEW or similar(name, one))
        for key in name_keys(name):
            near = (one for one in self._sharing(key) if few or self._mentions[one] <= FEW)
            yield from (one for one in near if similar(name, one))

    def crowded(self, mention: LineMention) -> set[str]:
        """Names that would be connected, or would be no more, if this mention came or went."""
        values = (*name_keys(mention.name), *mention.numbers)
        return {
            name for one in values if NAMES <= len(self._names.get(one, ())) <= NAMES + 1 for name in self._names[one]
        }

    def _sharing(self, value: str) -> set[str]:
        names = self._names.get(value, set())
        return names if len(names) <= NAMES else set()

    def _count(self, mention: LineMention, by: int) -> bool:
        name, before = mention.name, self._mentions[mention.name]
        self._mentions[name] += by
        if not self._mentions[name]:
            del self._mentions[name]
        changed = before <= FEW + 1
        if 0 in {before, before + by}:
            for key in name_keys(name):
                self._list(key, name, present=by > 0)
        for number in mention.numbers:
            if self._tally(self._numbers, name, number, by):
                self._list(number, name, present=by > 0)
                changed = True
        for other in mention.also:
            pair = (self._tally(self._also, name, other, by), self._tally(self._also, other, name, by))
            changed = changed or any(pair)
        return changed

    def _list(self, value: str, name: str, *, present: bool) -> None:
        """List or strike a name under a number or the beginning of a word."""
        if present:
            self._names[value].add(name)
            return
        self._names[value].discard(name)
        if not self._names[value]:
            del self._names[value]

    def _tally(self, counts: dict[str, Counter[str]], name: str, value: str, by: int) -> bool:
        """Count a value of a name. Whether it is new or gone."""
        counter = counts[name]
        counter[value] += by
        if counter[value] > 0:
            return by > 0 and counter[value] == 1
        del counter[value]
        if not counter:
            del counts[name]
        return True
