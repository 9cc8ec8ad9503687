"""Bands of a cuckooed address over time: runs of days in one band, and the spells that raise alerts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from streams.correlation.location.patterns.cuckooed_address import POINTS, Band, BandDay, band_days
from streams.correlation.signs import DayLevel, SignNote


class BandRun(NamedTuple):
    """Consecutive days in one band."""

    band: Band
    first: int
    until: int  # the first day on which it no longer holds


class CuckooedSpell(NamedTuple):
    """Begins when amber is first reached and ends when less than green is left by points, so that no alert flickers."""

    raised: DayLevel
    peak: DayLevel  # the day on which most spoke for it, the first of them
    band: Band  # the highest reached
    until: int


class CuckooedHistory(NamedTuple):
    """Notes, bands, spells and peak of one place over time."""

    noted: Sequence[SignNote]
    runs: tuple[BandRun, ...]
    spells: tuple[CuckooedSpell, ...]
    peak: BandDay | None  # of all days in a band


def cuckooed_history(noted: Sequence[SignNote]) -> CuckooedHistory:
    """The history that follows from these notes, which are in the order of time."""
    banded = [day for day in band_days(noted) if day.band > Band.NONE]
    peak = max(banded, key=lambda each_day: (each_day.band, each_day.level.score, -each_day.level.day), default=None)
    streaks = list(_streaks(banded))
    runs = tuple(run for streak in streaks for run in _runs(streak))
    enough = [day for day in banded if day.level.score >= POINTS[Band.GREEN]]
    spells = (spell for streak in _streaks(enough) for spell in _spell(streak))
    return CuckooedHistory(noted, runs, tuple(_once_a_month(spells)), peak)


def _streaks(banded: Sequence[BandDay]) -> Iterable[list[BandDay]]:
    """Maximal sequences of consecutive days that have a band."""
    for _, group in groupby(enumerate(banded), key=lambda pair: pair[1].level.day - pair[0]):
        yield [day for _, day in group]


def _runs(streak: Sequence[BandDay]) -> Iterable[BandRun]:
    for band, days in groupby(streak, key=lambda each_day: each_day.band):
        levels = [day.level.day for day in days]
        yield BandRun(band, levels[0], levels[-1] + 1)


def _spell(streak: Sequence[BandDay]) -> Iterable[CuckooedSpell]:
    raised = next((at for at, day in enumerate(streak) if day.band >= Band.AMBER), None)
    if raised is not None:
        active = streak[raised:]
        peak = max(active, key=lambda each_day: (each_day.level.score, -each_day.level.day)).level
        yield CuckooedSpell(active[0].level, peak, max(day.band for day in active), streak[-1].level.day + 1)


def _once_a_month(spells: Iterable[CuckooedSpell]) -> Iterable[CuckooedSpell]:
    """Joins a spell to an earlier one that was raised in the same month, since both have one alert id."""
    for _, own_spells in groupby(spells, key=lambda spell: date.fromordinal(spell.raised.day).replace(day=1)):
        first, *others = own_spells
        for other in others:
            peak = max(first.peak, other.peak, key=lambda level: (level.score, -level.day))
            first = CuckooedSpell(first.raised, peak, max(first.band, other.band), other.until)
        yield first
