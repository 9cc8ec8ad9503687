"""Signs: named observations with points that add up over time and fade with a half-life."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from schemas.grading import Assessment, Grade, SourceEvaluation

CEILING: Final = 2.0
"""Most that one sign counts for, as a multiple of its points: ten who heard noise heard noise."""


HALF_LIVES: Final = 4
"""Half-lives after which a note stops counting: a sixteenth of it is left."""


LAST_DAY: Final = date.max.toordinal() - 1
"""No day after this ordinal is computed, so what is dated so far ahead does not fade."""


LOW_GRADE: Final = 0.5
"""What an item counts for if its source is not reliable, or it is not known how the source knows."""


class Side(StrEnum):
    """What a sign is about."""

    DEALING = "dealing"  # what happens at the place
    HOME = "home"  # whose home it is, and who has the say there
    EXPLOITATION = "exploitation"  # what is done to a person
    AGAINST = "against"  # a reason that needs no crime


class Sign(NamedTuple):
    """One sign: name, side, points, half-life in days, and the reason for both numbers."""

    name: str
    side: Side
    points: float  # above nothing, on either side
    half_life: int  # days of event time
    reason: str


class SignNote(NamedTuple):
    """One item notes one sign on one day."""

    day: int  # its ordinal
    at: datetime
    item: str
    sign: str
    origin: str
    grade: Grade
    counts: float  # 1, or less where the grade is low


class DayLevel(NamedTuple):
    """The points of each sign on one day, and their sum."""

    day: int
    points: Mapping[str, float]  # by sign, each at most its ceiling
    score: float


class _FadingSign:
    """The points of one sign from day to day. A note stops counting after ``HALF_LIVES`` half-lives."""

    __slots__ = ("_alive", "_daily", "_day", "_half_life", "_lives", "ceiling", "points", "sense")

    def __init__(self, sign: Sign) -> None:
        self.points, self.ceiling = 0.0, CEILING * sign.points
        self.sense = -1 if sign.side is Side.AGAINST else 1
        self._day, self._half_life, self._lives = 0, sign.half_life, HALF_LIVES * sign.half_life
        self._daily = self._left(1)
        self._alive = deque[tuple[int, float]]()

    def on(self, day: int, noted: float) -> None:
        """Advance to that day, and add the points noted on it."""
        days, alive = day - self._day, self._alive
        self.points = self.points * (self._daily if days == 1 else self._left(days)) + noted
        self._day = day
        if noted:
            alive.append((day, noted))
        while alive and day - alive[0][0] >= self._lives:
            began, counted = alive.popleft()
            self.points -= counted * self._left(day - began)
        if not alive:
            self.points = 0.0

    def _left(self, days: int) -> float:
        return float(0.5 ** (days / self._half_life))


def daily_levels(noted: Sequence[SignNote], signs: Mapping[str, Sign], floor: float) -> Iterator[DayLevel]:
    """The level of each day with a note, and of each day after it while the score is at or above the floor.

    ``noted`` in the order of time. Below the floor no day is computed until the next note, so that no alert is raised
    by a counter-sign fading. One origin that notes a sign again within its half-life adds nothing.
    """
    news = _points_by_day(noted, signs)
    held: dict[str, _FadingSign] = {}
    ordered = sorted(news)
    for day, following in zip(ordered, [*ordered[1:], None], strict=False):
        if more := [name for name in news[day] if name not in held]:
            held = dict(sorted((held | {name: _FadingSign(signs[name]) for name in more}).items()))
        yield (level := _level_on(day, held, news[day]))
        while level.score >= floor and level.day + 1 != following and level.day < LAST_DAY:
            yield (level := _level_on(level.day + 1, held, {}))


def active_notes(noted: Iterable[SignNote], signs: Mapping[str, Sign], first: int, until: int) -> Iterator[SignNote]:
    """The notes that counted on any day from ``first`` up to, and not including, ``until``."""
    return (note for note in noted if note.day < until and note.day + HALF_LIVES * signs[note.sign].half_life > first)


def grade_weight(grade: Grade) -> float:
    """What an item counts for under a sign, by its grade: 1, or half where the grade is low. Never a percentage."""
    low = grade.source_evaluation is SourceEvaluation.NOT_RELIABLE or grade.assessment is Assessment.NOT_KNOWN
    return LOW_GRADE if low else 1.0


def _level_on(day: int, held: Mapping[str, _FadingSign], news: Mapping[str, float]) -> DayLevel:
    """Signs in the order of names, so that floating-point sums do not depend on the order of notes."""
    points, score = dict[str, float](), 0.0
    for name, fading in held.items():
        fading.on(day, news.get(name, 0.0))
        if fading.points:
            points[name] = shown = min(fading.points, fading.ceiling)
            score += shown * fading.sense
    return DayLevel(day, points, score)


def new_to_origin(noted: Iterable[SignNote], signs: Mapping[str, Sign]) -> Iterator[SignNote]:
    """The notes of a sign that their origin had not noted within the sign's half-life."""
    last: dict[tuple[str, str], int] = {}
    for note in noted:
        key = note.origin, note.sign
        if not note.counts:
            continue  # stands under the sign, and says nothing new
        if key not in last or note.day - last[key] >= signs[note.sign].half_life:
            last[key] = note.day
            yield note


def _points_by_day(noted: Iterable[SignNote], signs: Mapping[str, Sign]) -> dict[int, dict[str, float]]:
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for note in new_to_origin(noted, signs):
        found[note.day][note.sign] = found[note.day].get(note.sign, 0.0) + note.counts * signs[note.sign].points
    return found
