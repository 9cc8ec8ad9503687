"""Whose number a number was, and when: a line's while items name it as the line's, nobody's line otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from streams.resolution.lines.namings import Naming

DAY: Final = 1_440
NEAR: Final = 120 * DAY
"""Minutes before and after a number was named as a line's in which a handset with it is taken for that line's."""


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
        self._said: dict[str, set[Said]] = defaultdict(set)
        self._number: dict[str, tuple[str, Said]] = {}
        self._of: dict[str, set[str]] = defaultdict(set)  # by mention of a line: the numbers said to be its own

    def add(self, naming: Naming) -> None:
        """The phones of one item."""
        for phone in naming.phones:
            said = Said(naming.start, phone.mention, phone.of, phone.own)
            self._said[phone.number].add(said)
            self._number[phone.mention] = (phone.number, said)
            if phone.of:
                self._of[phone.of].add(phone.number)

    def remove(self, naming: Naming) -> None:
        """The phones of one item no more."""
        for phone in naming.phones:
            number, said = self._number.pop(phone.mention)
            self._said[number].discard(said)
            if not self._said[number]:
                del self._said[number]
            self._of.pop(phone.of, None)

    def of(self, mention: str) -> str | None:
        """The mention of the line that a mention of a phone goes with: the one it names, else the nearest in time.

        A phone that somebody uses as their own is no line's, however often it is named beside one.
        """
        if mention not in self._number:
            return None
        number, said = self._number[mention]
        if said.of or said.own:
            return said.of or None
        named = [one for one in self._said[number] if one.of and abs(one.start - said.start) <= NEAR]
        return min(named, key=lambda one: (abs(one.start - said.start), one.start, one.of)).of if named else None

    def lines_with(self, number: str) -> set[str]:
        """The mentions of lines whose number it is said to be."""
        return {said.of for said in self._said.get(number, ()) if said.of}

    def named_with(self, mentions: Iterable[str]) -> tuple[tuple[str, ...], tuple[Used, ...]]:
        """The phones that go with these mentions of a line, and its numbers with when they were named."""
        ours = set(mentions)
        numbers = {number for mention in ours for number in self._of.get(mention, ())}
        phones = sorted(
            said.mention for number in numbers for said in self._said[number] if self.of(said.mention) in ours
        )
        return tuple(phones), tuple(sorted(self._used(number, ours) for number in numbers))

    def _used(self, number: str, ours: set[str]) -> Used:
        starts = [said.start for said in self._said[number] if said.of in ours]
        return Used(number, min(starts), max(starts))
