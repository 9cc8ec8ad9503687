"""Bands over time: the band of each day, runs of days in one band, and the spells that raise alerts."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import heappop, heappush
from itertools import groupby
from typing import NamedTuple, TypeVar

from schemas.grading import SourceEvaluation
from streams.correlation.pattern_engine.fading import DayLevel, daily_levels
from streams.correlation.pattern_engine.pattern import Band, Level, Pattern, Side
from streams.correlation.pattern_engine.sign_notes import SignNote

K = TypeVar("K")


class BandDay(NamedTuple):
    """One day: its points and its band."""

    level: DayLevel
    band: Level
    lasting: bool  # enough is left for an alert that was raised to go on


class BandRun(NamedTuple):
    """Consecutive days in one band."""

    band: Level
    first: int
    until: int  # the first day on which it no longer holds


class Spell(NamedTuple):
    """Begins when amber is first reached and ends when too little is left, so that no alert flickers."""

    raised: DayLevel
    peak: DayLevel  # the day on which most spoke for it, the first of them
    band: Level  # the highest reached
    until: int


class BandHistory(NamedTuple):
    """Notes, bands, spells and peak of one subject over time."""

    noted: Sequence[SignNote]
    runs: tuple[BandRun, ...]
    spells: tuple[Spell, ...]
    peak: BandDay | None  # of all days in a band


def band_history(pattern: Pattern, noted: Sequence[SignNote]) -> BandHistory:
    """The history that follows from these notes, which are in the order of time."""
    days = list(_band_days(pattern, noted))
    banded = [day for day in days if day.band > Level.NONE]
    peak = max(banded, key=lambda each_day: (each_day.band, each_day.level.score, -each_day.level.day), default=None)
    runs = tuple(run for streak in _streaks(banded) for run in _runs(streak))
    lasting = [day for day in days if day.lasting]
    spells = (spell for streak in _streaks(lasting) for spell in _spell(streak))
    return BandHistory(noted, runs, tuple(_once_a_month(spells)), peak)


def _band_days(pattern: Pattern, noted: Sequence[SignNote]) -> Iterator[BandDay]:
    """Days with a note, and days with points enough for any band, with their level and band."""
    recent, latest, waiting = _RecentNotes(pattern), _RecentNotes(pattern, pattern.needed_within), deque(noted)
    for level in daily_levels(noted, pattern.signs, pattern.floor):
        while waiting and waiting[0].day <= level.day:
            note = waiting.popleft()
            recent.take(note)
            latest.take(note)
        recent.forget(level.day)
        latest.forget(level.day)
        needed = not pattern.needs or any(latest.has({side}) for side in pattern.needs)
        band = _band(pattern.bands, level.score, recent) if needed else Level.NONE
        yield BandDay(level, band, needed and level.score >= pattern.lasts)


def _band(bands: Iterable[Band], score: float, recent: _RecentNotes) -> Level:
    return max((band.level for band in bands if score >= band.points and recent.meets(band)), default=Level.NONE)


class _RecentNotes:
    """The recent notes that speak for the pattern, each for the days of its sign, by side, origin and source."""

    def __init__(self, pattern: Pattern, most: int = 0) -> None:
        self._signs = pattern.signs
        self._days = {name: min(most or pattern.together, pattern.days_of(name)) for name in pattern.signs}
        self._sides, self._origins = Counter[Side](), Counter[str]()
        self._telling = Counter[str]()  # by origin
        self._sources = Counter[SourceEvaluation]()
        self._stated = 0
        self._until: list[tuple[int, SignNote]] = []  # a heap, by the day on which they are forgotten

    def take(self, note: SignNote) -> None:
        """Add a note."""
        if note.counts and self._signs[note.sign].side is not Side.AGAINST:
            heappush(self._until, (note.day + self._days[note.sign], note))
            self._count(note, 1)

    def forget(self, day: int) -> None:
        """Remove the notes whose days are over on that day."""
        while self._until and self._until[0][0] <= day:
            self._count(heappop(self._until)[1], -1)

    def has(self, sides: Iterable[Side]) -> bool:
        """Whether each of these sides is noted."""
        return all(self._sides[side] for side in sides)

    def meets(self, band: Band) -> bool:
        """Whether origins, sides and telling signs are those that the band needs.

        Unreliable sources alone raise nothing, nor does what was only read in texts.
        """
        return (
            len(self._origins) >= band.origins
            and self.has(band.sides)
            and len(self._telling) >= band.telling
            and (band.level < Level.AMBER or self._credited)
        )

    @property
    def _credited(self) -> bool:
        return self._stated > 0 and self._sources.keys() != {SourceEvaluation.NOT_RELIABLE}

    def _count(self, note: SignNote, by: int) -> None:
        sign = self._signs[note.sign]
        for side in filter(None, (sign.side, sign.also)):
            self._sides[side] += by
        _add(self._origins, note.origin, by)
        _add(self._sources, note.grade.source_evaluation, by)
        self._stated += by * (not note.read)
        if not sign.common:
            _add(self._telling, note.origin, by)


def _add(counts: Counter[K], key: K, by: int) -> None:
    """Add to a count; one that comes to nothing is removed."""
    counts[key] += by
    if not counts[key]:
        del counts[key]


def _streaks(days: Sequence[BandDay]) -> Iterable[list[BandDay]]:
    """Maximal sequences of consecutive days."""
    for _, group in groupby(enumerate(days), key=lambda pair: pair[1].level.day - pair[0]):
        yield [day for _, day in group]


def _runs(streak: Sequence[BandDay]) -> Iterable[BandRun]:
    for band, days in groupby(streak, key=lambda each_day: each_day.band):
        levels = [day.level.day for day in days]
        yield BandRun(band, levels[0], levels[-1] + 1)


def _spell(streak: Sequence[BandDay]) -> Iterable[Spell]:
    raised = next((at for at, day in enumerate(streak) if day.band >= Level.AMBER), None)
    if raised is not None:
        active = streak[raised:]
        peak = max(active, key=lambda each_day: (each_day.level.score, -each_day.level.day)).level
        yield Spell(active[0].level, peak, max(day.band for day in active), streak[-1].level.day + 1)


def _once_a_month(spells: Iterable[Spell]) -> Iterable[Spell]:
    """Joins a spell to an earlier one that was raised in the same month, since both have one alert id."""
    for _, own_spells in groupby(spells, key=lambda spell: date.fromordinal(spell.raised.day).replace(day=1)):
        first, *others = own_spells
        for other in others:
            peak = max(first.peak, other.peak, key=lambda level: (level.score, -level.day))
            first = Spell(first.raised, peak, max(first.band, other.band), other.until)
        yield first
