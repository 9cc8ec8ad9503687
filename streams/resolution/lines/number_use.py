"""Whose number a number was, and when: a line's while items name it as the line's, nobody's line otherwise."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from streams.resolution.lines.line_mentions import LineItem

DAY: Final = 1_440
NEAR: Final = 120 * DAY
"""Minutes before and after a number was named as a line's in which a handset with it is taken for that line's."""

MOST: Final = 2_000
"""Mentions of one number that are looked at, the earliest in time: what is more does not count."""

MentionsByLine = Mapping[str, tuple["DatedNumberMention", ...]]
"""Mentions of one number, by the mention of the line that they go with."""


class NumberPeriod(NamedTuple):
    """A number of a line, and when it was first and last named as such, in minutes since 1970."""

    number: str
    first: int
    last: int


class DatedNumberMention(NamedTuple):
    """One mention of a number: when, and the mention of the line whose it is said to be, if any is."""

    start: int
    mention: str
    of: str
    own: bool


class NumberUses:
    """Every mention of every number."""

    def __init__(self) -> None:
        self._said: dict[str, list[DatedNumberMention]] = defaultdict(list)  # in order
        self._going: dict[str, MentionsByLine] = {}  # by number, as last decided
        self._of: dict[str, str] = {}  # by mention of a phone: the mention of the line it goes with
        self._numbers: dict[str, set[str]] = defaultdict(set)  # by mention of a line

    def add(self, naming: LineItem) -> None:
        """The phones of one item."""
        for phone in naming.phones:
            insort(self._said[phone.number], DatedNumberMention(naming.start, phone.mention, phone.of, phone.own))

    def remove(self, naming: LineItem) -> None:
        """The phones of one item no more."""
        for phone in naming.phones:
            several = self._said[phone.number]
            del several[bisect_left(several, DatedNumberMention(naming.start, phone.mention, phone.of, phone.own))]
            if not several:
                del self._said[phone.number]

    def decide(self, numbers: Iterable[str]) -> set[str]:
        """Whose they were when, anew. The mentions of lines that other phones go with than when this was last decided.

        All at once: a mention that says another number than before is taken from the one before the other has it.
        """
        now = {number: mentions_by_line(self._said.get(number, ())[:MOST]) for number in numbers}
        changed = {number: _changed(self._going.get(number, {}), after) for number, after in now.items()}
        for number, several in changed.items():
            self._forget(number, several)
        for number, several in changed.items():
            self._hold(number, now[number], several)
        return {of for several in changed.values() for of in several}

    def _forget(self, number: str, several: Iterable[str]) -> None:
        before = self._going.pop(number, {})
        for of in several:
            for said in before.get(of, ()):
                del self._of[said.mention]
            self._numbers[of].discard(number)
            if not self._numbers[of]:
                del self._numbers[of]

    def _hold(self, number: str, now: MentionsByLine, several: set[str]) -> None:
        for of in several & now.keys():
            self._of.update((said.mention, of) for said in now[of])
            self._numbers[of].add(number)
        if now:
            self._going[number] = now

    def of(self, mention: str) -> str | None:
        """The mention of the line that a mention of a phone goes with."""
        return self._of.get(mention)

    def named_with(self, mentions: Iterable[str]) -> tuple[tuple[str, ...], tuple[NumberPeriod, ...]]:
        """The phones that go with these mentions of a line, and its numbers with when they were named."""
        phones, starts = list[str](), dict[str, list[int]]()
        for of in mentions:
            for number in self._numbers.get(of, ()):
                for said in self._going[number][of]:
                    phones.append(said.mention)
                    if said.of:
                        starts.setdefault(number, []).append(said.start)
        used = (NumberPeriod(number, min(several), max(several)) for number, several in sorted(starts.items()))
        return tuple(sorted(phones)), tuple(used)


def _changed(before: MentionsByLine, now: MentionsByLine) -> set[str]:
    return {of for of in before.keys() | now.keys() if before.get(of) != now.get(of)}


def mentions_by_line(several: Sequence[DatedNumberMention]) -> MentionsByLine:
    """With the line that each names, else with the one named nearest in time.

    A phone that somebody uses as their own is no line's, however often it is named beside one.
    """
    named = sorted((said.start, said.of) for said in several if said.of)
    found: dict[str, list[DatedNumberMention]] = {}
    for said in several:
        if of := said.of or ("" if said.own else nearest_naming(named, said.start)):
            found.setdefault(of, []).append(said)
    return {of: tuple(its) for of, its in found.items()}


def nearest_naming(named: Sequence[tuple[int, str]], start: int) -> str:
    """The nearest in time within ``NEAR``: of several the earliest, then the first by id; nothing where none is."""
    at = bisect_left(named, (start, ""))
    near = list(named[at : at + 1])
    if at:
        first = bisect_left(named, (named[at - 1][0], ""))
        near.append(named[first])
    close = [(abs(when - start), when, of) for when, of in near if abs(when - start) <= NEAR]
    return min(close)[2] if close else ""
