"""The points of signs from day to day: they add up, and fade by half in a half-life."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from streams.correlation.pattern_engine.pattern import Side, Sign
from streams.correlation.pattern_engine.sign_notes import HALF_LIVES, SignNote, new_to_origin

CEILING: Final = 2.0
"""Most that one sign counts for, as a multiple of its points: ten who heard noise heard noise."""

LAST_DAY: Final = date.max.toordinal() - 1
"""No day after this ordinal is computed, so what is dated so far ahead does not fade."""


class DayLevel(NamedTuple):
    """The points of each sign on one day, and their sum."""

    day: int
    points: Mapping[str, float]  # by sign, each at most its ceiling; of a sign against, what it takes from others
    score: float


class _FadingSign:
    """The points of one sign from day to day. A note stops counting after ``HALF_LIVES`` half-lives."""

    __slots__ = ("_alive", "_daily", "_day", "_half_life", "_lives", "ceiling", "points")

    def __init__(self, sign: Sign) -> None:
        self.points, self.ceiling = 0.0, CEILING * sign.points
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
        yield (level := _level_on(day, held, news[day], signs))
        while level.score >= floor and level.day + 1 != following and level.day < LAST_DAY:
            yield (level := _level_on(level.day + 1, held, {}, signs))


def _level_on(
    day: int, held: Mapping[str, _FadingSign], news: Mapping[str, float], signs: Mapping[str, Sign]
) -> DayLevel:
    """Signs in the order of names, so that floating-point sums do not depend on the order of notes."""
    points = dict[str, float]()
    for name, fading in held.items():
        fading.on(day, news.get(name, 0.0))
        if fading.points:
            points[name] = min(fading.points, fading.ceiling)
    against = [name for name in points if signs[name].side is Side.AGAINST]
    left = {name: counted for name, counted in points.items() if name not in against}
    for name in against:
        points[name] = _explained(points[name], left, signs[name].explains)
    return DayLevel(day, points, sum(left.values()))


def _explained(points: float, left: dict[str, float], explains: Collection[str]) -> float:
    """The points that a sign against takes from those it explains, in the order of names: no more than they have."""
    taken = 0.0
    for name in left:
        if not explains or name in explains:
            part = min(left[name], points - taken)
            left[name] -= part
            taken += part
    return taken


def _points_by_day(noted: Iterable[SignNote], signs: Mapping[str, Sign]) -> dict[int, dict[str, float]]:
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for note in new_to_origin(noted, signs):
        found[note.day][note.sign] = found[note.day].get(note.sign, 0.0) + note.counts * signs[note.sign].points
    return found
