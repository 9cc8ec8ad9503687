"""Patterns of what rises: more independent reports of different days within the pattern's days than in those before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from streams.correlation.pattern_engine.corroboration import corroborated_level
from streams.correlation.pattern_engine.pattern import Level, Pattern
from streams.correlation.pattern_engine.sign_notes import SignNote


class RisingSpell(NamedTuple):
    """One time that it rises: slices of the notes, by index."""

    first: int
    raised: int  # the index after the last note that raised it
    until: int  # … and after the last that was reported as long as it was active


def apart(noted: Sequence[SignNote]) -> list[int]:
    """Indices of the notes of a day and an origin that were not there before: two who saw one fight are one report."""
    days, origins, found = set[int](), set[str](), list[int]()
    for at, note in enumerate(noted):
        if note.day not in days and note.origin not in origins:
            days.add(note.day)
            origins.add(note.origin)
            found.append(at)
    return found


def rising_spells(pattern: Pattern, noted: Sequence[SignNote]) -> Iterator[RisingSpell]:
    """Each time that a band is reached and more is reported than before. ``noted``: apart, in the order of time."""
    at = 0
    while at < len(noted):
        first = _first_recent(pattern, noted, at)
        if corroborated_level(pattern, noted[first : at + 1]) >= Level.AMBER and _more(pattern, noted, first, at):
            until = _until(pattern, noted, at)
            yield RisingSpell(first, at + 1, until)
            at = until
        else:
            at += 1


def _first_recent(pattern: Pattern, noted: Sequence[SignNote], at: int) -> int:
    return next(index for index, note in enumerate(noted) if noted[at].day - note.day <= pattern.together)


def _more(pattern: Pattern, noted: Sequence[SignNote], first: int, at: int) -> bool:
    """Whether there are more than ``times`` as many as in a mean stretch of as many days before."""
    day, stretch = noted[at].day, pattern.together + 1
    earlier = sum(stretch <= day - note.day < stretch * (pattern.before + 1) for note in noted[:at])
    return (at + 1 - first) * pattern.before > pattern.times * earlier


def _until(pattern: Pattern, noted: Sequence[SignNote], at: int) -> int:
    until = at + 1
    while until < len(noted) and noted[until].day - noted[until - 1].day <= pattern.quiet:
        until += 1
    return until
