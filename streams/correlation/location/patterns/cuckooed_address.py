"""Cuckooed address: a home that somebody has taken over, mostly to deal drugs from.

What is noted adds up by named signs (``cuckooed_signs``) and fades. A place comes to notice only when signs of dealing
and signs that the home is no longer its resident's come together, from two independent origins at least: a dealer's own
house has the first, a lonely person the second.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Final, NamedTuple

from schemas.facts.locations import PersonAtPlace
from schemas.grading import Assessment, SourceEvaluation
from streams.correlation.location.patterns.cuckooed_people import people_notes
from streams.correlation.location.patterns.cuckooed_signs import SIGNS, place_signs
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.origins import ItemOrigin, independent_origins
from streams.correlation.signs import DayLevel, Side, SignNote, daily_levels, grade_weight

NAME: Final = "cuckooed-address"
VERSION: Final = 1

ORIGINS: Final = 2
"""Fewer independent origins than this raise nothing, whatever they say: one neighbour may err, or bear a grudge."""

TOGETHER: Final = 45
"""Days within which origins and sides must come together, and dealing was last noted: a home is held for weeks."""

OUTCOME_KINDS: Final = frozenset({"warrant-executed", "arrest", "charge", "sentence", "seizure", "stop-and-search"})
"""What the police did, and found, is an outcome and no sign: else a place would look worse for being policed."""


class Band(IntEnum):
    """How much speaks for it. Between them: where it starts, in points."""

    NONE = 0
    GREEN = 1
    AMBER = 2
    RED = 3


POINTS: Final = {Band.GREEN: 4.0, Band.AMBER: 8.0, Band.RED: 16.0}


class BandDay(NamedTuple):
    """One day of a place, and what is believed then."""

    level: DayLevel
    band: Band


def is_outcome(fact: PlaceItem) -> bool:
    """Whether the item tells what was done about the place, rather than what it is like."""
    return fact.kind in OUTCOME_KINDS or fact.category == "cuckooing-visit"


def address_notes(
    facts: Iterable[PlaceItem], people: Iterable[PersonAtPlace] = (), done: Collection[str] = ()
) -> list[SignNote]:
    """Every sign in these facts, in order of time. Nothing of what is suspected to be false, or has no day.

    ``done``: items that tell what was done about the place, which say nothing by whom they name there either.
    """
    counted = [item for item in facts if _counts(item)]
    whose = independent_origins(ItemOrigin(item.item, item.origin, _callers(item)) for item in counted)
    notes = {
        SignNote(
            item.start.toordinal(), item.start, item.item, sign, whose[item.item], item.grade, grade_weight(item.grade)
        )
        for item in counted
        for sign in place_signs(item)
    }
    return sorted(notes.union(people_notes(people, done, whose)), key=_in_time)


def band_days(signs: Sequence[SignNote]) -> Iterator[BandDay]:
    """Every day that matters: those with a note, and those on which some band holds."""
    recent, waiting = RecentNotes(), deque(signs)
    for level in daily_levels(signs, SIGNS, POINTS[Band.GREEN]):
        while waiting and waiting[0].day <= level.day:
            recent.take(waiting.popleft())
        recent.forget(level.day - TOGETHER)
        yield BandDay(level, _band(level.score, recent))


def _band(score: float, recent: RecentNotes) -> Band:
    reached = max((band for band, points in POINTS.items() if score >= points), default=Band.NONE)
    if not recent.sides[Side.DEALING]:
        return Band.NONE  # who lives there outlasts what happened there, and alone is nothing to act on
    return reached if reached < Band.AMBER or recent.comes_together else Band.GREEN


class RecentNotes:
    """What was noted lately and speaks for it, counted as days go by."""

    def __init__(self) -> None:
        self.sides, self._origins = Counter[Side](), Counter[str]()
        self._sources = Counter[SourceEvaluation]()
        self._noted = deque[SignNote]()

    def take(self, note: SignNote) -> None:
        """One more note, no earlier than those before."""
        if note.counts and SIGNS[note.sign].side is not Side.AGAINST:
            self._noted.append(note)
            self._count(note, 1)

    def forget(self, day: int) -> None:
        """Those of that day and before."""
        while self._noted and self._noted[0].day <= day:
            self._count(self._noted.popleft(), -1)

    @property
    def comes_together(self) -> bool:
        """Dealing and home, from two origins at least, not all of them from sources that are not reliable."""
        sides, origins, sources = +self.sides, +self._origins, +self._sources
        return len(sides) > 1 and len(origins) >= ORIGINS and sources.keys() != {SourceEvaluation.NOT_RELIABLE}

    def _count(self, note: SignNote, by: int) -> None:
        self.sides[SIGNS[note.sign].side] += by
        self._origins[note.origin] += by
        self._sources[note.grade.source_evaluation] += by


def _in_time(note: SignNote) -> tuple[datetime, float, str, str, str]:
    """What only stands under a sign comes after what notes it."""
    return note.at, -note.counts, note.item, note.sign, note.origin


def _callers(fact: PlaceItem) -> tuple[str, ...]:
    return fact.said.callers if fact.said else ()


def _counts(fact: PlaceItem) -> bool:
    false = fact.grade.assessment is Assessment.SUSPECTED_FALSE
    return not false and fact.time.knows_the_day and not is_outcome(fact)
