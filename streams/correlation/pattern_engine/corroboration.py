"""Patterns that do not fade: enough is said by independent origins, and they end after a time without a report.

Of each origin the item that counts most counts, and origins add up.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, TypeVar

from schemas.grading import SourceEvaluation
from schemas.times import day_number
from streams.correlation.pattern_engine.pattern import Band, Level, Pattern
from streams.correlation.pattern_engine.sign_notes import SignNote, supporting_items
from streams.correlation.raised_alert import SupportingItem, may_raise

T = TypeVar("T")

ROUNDING: Final = 1e-9
"""What the sum of shares (three thirds) may lack of a whole."""


def corroborated_points(weighed: Iterable[tuple[str, float]]) -> float:
    """The sum over independent origins of what counts most. ``weighed``: origin and points of each item."""
    best: dict[str, float] = {}
    for origin, points in weighed:
        best[origin] = max(points, best.get(origin, 0.0))
    return sum(best.values())


def first_sufficient_notes(pattern: Pattern, noted: Sequence[SignNote], level: Level = Level.AMBER) -> int | None:
    """How many of the notes, in the order of time, reach the level; None if all together do not."""
    best, least = dict[str, float](), min(band.points for band in pattern.bands) - ROUNDING
    credited = level < Level.AMBER
    for at, note in enumerate(noted):
        best[note.origin] = max(note.counts * pattern.signs[note.sign].points, best.get(note.origin, 0.0))
        credited = credited or note.grade.source_evaluation is not SourceEvaluation.NOT_RELIABLE
        enough = credited and sum(best.values()) >= least
        if enough and corroborated_level(pattern, _together(pattern, noted, at)) >= level:
            return at + 1
    return None


def _together(pattern: Pattern, noted: Sequence[SignNote], at: int) -> Sequence[SignNote]:
    """The notes up to this one that lie within the pattern's days before it. ``noted``: in the order of time."""
    since = noted[at].day - pattern.together if pattern.together else 0
    return noted[bisect_left(noted, since, hi=at, key=lambda note: note.day) : at + 1]


def corroborated_level(pattern: Pattern, noted: Sequence[SignNote]) -> Level:
    """The level of these notes together, those of the pattern's days before the last."""
    recent = [note for note in noted if noted[-1].day - note.day <= pattern.together] if pattern.together else noted
    points = corroborated_points((note.origin, note.counts * pattern.signs[note.sign].points) for note in recent)
    support = supporting_items(note for note in recent if note.counts)
    held = {pattern.signs[note.sign].side for note in recent}
    bands = (band for band in pattern.bands if points >= band.points - ROUNDING and band.sides <= held)
    stated = any(note.counts and not note.read for note in recent)
    return max((band.level for band in bands if _is_credited(band, support, stated=stated)), default=Level.NONE)


def _is_credited(band: Band, support: Sequence[SupportingItem], *, stated: bool) -> bool:
    """Whether there are origins enough, and for what raises an alert not only unreliable sources, or texts read."""
    return band.level < Level.AMBER or (stated and may_raise(support, band.origins))


def quiet_spells(
    reports: Iterable[T], quiet: int, start: Callable[[T], datetime], end: Callable[[T], datetime]
) -> Iterator[list[T]]:
    """The reports, in the order of time, split where ``quiet`` days passed after the end of all before."""
    spell, latest = list[T](), 0
    for report in reports:
        if spell and day_number(start(report)) - latest > quiet:
            yield spell
            spell, latest = [], 0
        spell.append(report)
        latest = max(latest, day_number(end(report)))
    if spell:
        yield spell
