"""Whose number a number was, and when: a line's while items name it as the line's, nobody's line otherwise."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple, TypeVar

from streams.resolution.lines.namings import Naming

DAY: Final = 1_440
NEAR: Final = 120 * DAY
"""Minutes before and after a number was named as a line's in which a handset with it is taken for that line's."""

MOST: Final = 2_000
"""Mentions of one number that are looked at, the earliest in time: what is more does not count."""

T = TypeVar("T", "Said", tuple[int, str])


class Used(NamedTuple):
    """A number of a line, and when it was first and last named as such, in minutes since 1970."""

    number: str
    first: int
    last: int


class Said(NamedTuple):
    """One mention of a number: when, and the mention of the line whose it is said to be, if any is."""

    start: int
    mention: str
    of: str
    own: bool


class Numbers:
    """Every mention of every number."""

    def __init__(self) -> None:
        self._said: dict[str, list[Said]] = defaultdict(list)  # in order
        self._named: dict[str, list[tuple[int, str]]] = defaultdict(list)  # those said to be a line's: when, of what
        self._number: dict[str, tuple[str, Said]] = {}
        self._of: dict[str, set[str]] = defaultdict(set)  # by mention of a line: the numbers said to be its own

    def add(self, naming: Naming) -> None:
        """The phones of one item."""
        for phone in naming.phones:
            said = Said(naming.start, phone.mention, phone.of, phone.own)
            insort(self._said[phone.number], said)
            self._number[phone.mention] = (phone.number, said)
            if phone.of:
                insort(self._named[phone.number], (said.start, phone.of))
                self._of[phone.of].add(phone.number)

    def remove(self, naming: Naming) -> None:
        """The phones of one item no more."""
        for phone in naming.phones:
            number, said = self._number.pop(phone.mention)
            _take(self._said, number, said)
            if phone.of:
                _take(self._named, number, (said.start, phone.of))
                self._of.pop(phone.of, None)

    def of(self, mention: str) -> str | None:
        """The mention of the line that a mention of a phone goes with: the one it names, else the nearest in time.

        A phone that somebody uses as their own is no line's, however often it is named beside one.
        """
        return self._whose(*self._number[mention]) if mention in self._number else None

    def lines_with(self, number: str) -> set[str]:
        """The mentions of lines whose number it is said to be."""
        return {of for _, of in self._named.get(number, ())[:MOST]}

    def named_with(self, mentions: Iterable[str]) -> tuple[tuple[str, ...], tuple[Used, ...]]:
        """The phones that go with these mentions of a line, and its numbers with when they were named."""
        ours = set(mentions)
        numbers = sorted({number for mention in ours for number in self._of.get(mention, ())})
        phones = [
            said.mention
            for number in numbers
            for said in self._said[number][:MOST]
            if self._whose(number, said, counts=True) in ours
        ]
        used = (self._used(number, ours) for number in numbers)
        return tuple(sorted(phones)), tuple(one for one in used if one)

    def _whose(self, number: str, said: Said, *, counts: bool = False) -> str | None:
        if not counts and bisect_left(self._said[number], said) >= MOST:
            return None
        if said.of or said.own:
            return said.of or None
        named = self._named.get(number, ())[:MOST]
        at = bisect_left(named, (said.start, ""))
        near = list(named[at : at + 1])
        if at:
            near += named[(first := bisect_left(named, (named[at - 1][0], ""))) : first + 1]
        close = [(abs(start - said.start), start, of) for start, of in near if abs(start - said.start) <= NEAR]
        return min(close)[2] if close else None

    def _used(self, number: str, ours: set[str]) -> Used | None:
        starts = [start for start, of in self._named[number][:MOST] if of in ours]
        return Used(number, min(starts), max(starts)) if starts else None


def _take(lists: dict[str, list[T]], key: str, one: T) -> None:
    ordered = lists[key]
    del ordered[bisect_left(ordered, one)]
    if not ordered:
        del lists[key]
