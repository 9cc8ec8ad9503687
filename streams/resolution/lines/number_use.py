"""Which drug line a phone number belonged to, and when: a line's while items name it as the line's, else none's."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from streams.resolution.lines.line_mentions import LineItem

DAY: Final = 1_440
NEAR: Final = 180 * DAY
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
    """One mention of a number: when, and the line mention it is linked with (empty: none)."""

    start: int
    mention: str
    of: str
    own: bool


class NumberUses:
    """Every mention of every number, and the line mention that each goes with."""

    def __init__(self) -> None:
        self._by_number: dict[str, list[DatedNumberMention]] = defaultdict(list)  # in order
        self._by_line: dict[str, MentionsByLine] = {}  # by number, as last decided
        self._line_mention_by_phone: dict[str, str] = {}  # by mention of a phone: the mention of the line it goes with
        self._numbers: dict[str, set[str]] = defaultdict(set)  # by mention of a line

    def add(self, naming: LineItem) -> None:
        """Add the phones of an item."""
        for phone in naming.phones:
            insort(self._by_number[phone.number], DatedNumberMention(naming.start, phone.mention, phone.of, phone.own))

    def remove(self, naming: LineItem) -> None:
        """Remove the phones of an item."""
        for phone in naming.phones:
            uses = self._by_number[phone.number]
            del uses[bisect_left(uses, DatedNumberMention(naming.start, phone.mention, phone.of, phone.own))]
            if not uses:
                del self._by_number[phone.number]

    def reassign(self, numbers: Iterable[str]) -> set[str]:
        """Recompute which line mention these numbers go with. Returns the line mentions whose phones changed.

        All numbers at once: a mention that changed its number leaves the old one before it joins the new.
        """
        current = {number: mentions_by_line(self._by_number.get(number, ())[:MOST]) for number in numbers}
        changed = {number: _changed(self._by_line.get(number, {}), after) for number, after in current.items()}
        for number, uses in changed.items():
            self._remove(number, uses)
        for number, uses in changed.items():
            self._store(number, current[number], uses)
        return {of for uses in changed.values() for of in uses}

    def _remove(self, number: str, uses: Iterable[str]) -> None:
        before = self._by_line.pop(number, {})
        for of in uses:
            for use in before.get(of, ()):
                del self._line_mention_by_phone[use.mention]
            self._numbers[of].discard(number)
            if not self._numbers[of]:
                del self._numbers[of]

    def _store(self, number: str, current: MentionsByLine, uses: set[str]) -> None:
        for of in uses & current.keys():
            self._line_mention_by_phone.update((use.mention, of) for use in current[of])
            self._numbers[of].add(number)
        if current:
            self._by_line[number] = current

    def of(self, mention: str) -> str | None:
        """The line mention that a mention of a phone goes with, or None."""
        return self._line_mention_by_phone.get(mention)

    def numbers_of(self, mentions: Iterable[str]) -> tuple[tuple[str, ...], tuple[NumberPeriod, ...]]:
        """The phone mentions that go with these line mentions, and the numbers with their periods."""
        phones, starts = list[str](), dict[str, list[int]]()
        for of in mentions:
            for number in self._numbers.get(of, ()):
                for use in self._by_line[number][of]:
                    phones.append(use.mention)
                    if use.of:
                        starts.setdefault(number, []).append(use.start)
        used = (NumberPeriod(number, min(uses), max(uses)) for number, uses in sorted(starts.items()))
        return tuple(sorted(phones)), tuple(used)


def _changed(before: MentionsByLine, current: MentionsByLine) -> set[str]:
    return {of for of in before.keys() | current.keys() if before.get(of) != current.get(of)}


def mentions_by_line(uses: Sequence[DatedNumberMention]) -> MentionsByLine:
    """Each mention with the line it is linked with, else with the line named nearest in time.

    A phone that a person uses as their own is no line's, however often it is named beside one.
    """
    named = sorted((use.start, use.of) for use in uses if use.of)
    found: dict[str, list[DatedNumberMention]] = {}
    for use in uses:
        if of := use.of or ("" if use.own else nearest_naming(named, use.start)):
            found.setdefault(of, []).append(use)
    return {of: tuple(used) for of, used in found.items()}


def nearest_naming(named: Sequence[tuple[int, str]], start: int) -> str:
    """The line mention nearest in time within ``NEAR``: the earliest of several, then the first by id; empty: none."""
    at = bisect_left(named, (start, ""))
    near = list(named[at : at + 1])
    if at:
        first = bisect_left(named, (named[at - 1][0], ""))
        near.append(named[first])
    close = [(abs(when - start), when, of) for when, of in near if abs(when - start) <= NEAR]
    return min(close)[2] if close else ""
