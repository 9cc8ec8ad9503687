"""Cuckooed address: a home that somebody has taken over, mostly to deal drugs from.

Items note signs (``cuckooed_signs``), whose points add up and fade. A place reaches amber only when signs of dealing
and signs of the home come together from two independent origins at least: a dealer's own house has only the first, a
lonely resident only the second. At least one sign must be telling: what has many other reasons does not add up to it.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Final, NamedTuple

from schemas.facts.locations import PersonAtPlace
from schemas.grading import Assessment, SourceEvaluation
from schemas.times import day_number
from schemas.vocabulary.event_kinds import EVENT_KINDS, REFERRALS
from schemas.vocabulary.meanings import Meaning
from streams.correlation.location.patterns.cuckooed_people import people_notes
from streams.correlation.location.patterns.cuckooed_signs import SIGNS, TELLING, is_no_home, place_signs
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.origins import ItemOrigin, independent_origins
from streams.correlation.signs import DayLevel, Side, SignNote, daily_levels, grade_weight

NAME: Final = "cuckooed-address"
VERSION: Final = 2

ORIGINS: Final = 2
"""Fewest independent origins of an alert: one neighbour may err, or bear a grudge."""

TOGETHER: Final = 45
"""Days within which both sides and the origins must occur, and dealing was last noted: a home is held for weeks."""


class Band(IntEnum):
    """How severe it looks; ``POINTS`` says from how many points each band starts."""

    NONE = 0
    GREEN = 1
    AMBER = 2
    RED = 3


POINTS: Final = {Band.GREEN: 4.0, Band.AMBER: 8.0, Band.RED: 16.0}


WEAK: Final = 2.0
"""Points from which a place is green, too, where two independent origins speak for it: a few who each saw little. No
alert follows from it, only a question.
"""


class BandDay(NamedTuple):
    """One day of a place: its points and its band."""

    level: DayLevel
    band: Band


def is_outcome(fact: PlaceItem) -> bool:
    """Whether the item reports what was done about the place, rather than what it is like.

    What the police did, and found, is no sign: else a place would look worse for being policed.
    """
    enforcement = EVENT_KINDS.means(fact.kind, Meaning.ENFORCEMENT)
    return enforcement or REFERRALS.means(fact.category, Meaning.CUCKOOING_VISIT)


def address_notes(
    facts: Iterable[PlaceItem], people: Iterable[PersonAtPlace] = (), done: Collection[str] = ()
) -> list[SignNote]:
    """Every sign noted by these facts and persons, in the order of time.

    Skips facts that are suspected to be false or have no day. ``done``: items that report an outcome; the persons whom
    they link with the place note nothing by them.
    """
    counted = [item for item in facts if _counts(item)]
    whose = independent_origins(ItemOrigin(item.item, item.origin, _callers(item)) for item in counted)
    notes = {
        SignNote(
            day_number(item.start), item.start, item.item, sign, whose[item.item], item.grade, grade_weight(item.grade)
        )
        for item in counted
        for sign in place_signs(item)
    }
    return sorted(notes.union(people_notes(people, done, whose)), key=_in_time)


def is_called_no_home(facts: Iterable[PlaceItem]) -> bool:
    """Whether more independent origins call the premises nobody's home than call them a home.

    What is suspected to be false, or comes from a source that is not reliable, has no say.
    """
    credited = [item for item in facts if _is_credited(item)]
    whose = independent_origins(ItemOrigin(item.item, item.origin, _callers(item)) for item in credited)
    called = {(whose[item.item], is_no_home(item.said.premises_type)) for item in credited if item.said}
    return sum(1 if no_home else -1 for _, no_home in called) > 0


def _is_credited(fact: PlaceItem) -> bool:
    unreliable = fact.grade.source_evaluation is SourceEvaluation.NOT_RELIABLE
    return not unreliable and fact.grade.assessment is not Assessment.SUSPECTED_FALSE


def band_days(signs: Sequence[SignNote]) -> Iterator[BandDay]:
    """Days with a note, and days on which some band holds, with their level and band."""
    recent, waiting = RecentNotes(), deque(signs)
    for level in daily_levels(signs, SIGNS, WEAK):
        while waiting and waiting[0].day <= level.day:
            recent.take(waiting.popleft())
        recent.forget(level.day - TOGETHER)
        yield BandDay(level, _band(level.score, recent))


def _band(score: float, recent: RecentNotes) -> Band:
    reached = max((band for band, points in POINTS.items() if score >= points), default=Band.NONE)
    if reached is Band.NONE and score >= WEAK and recent.corroborated:
        reached = Band.GREEN
    if not recent.sides[Side.DEALING]:
        return Band.NONE  # who lives there outlasts what happened there, and alone is nothing to act on
    return reached if reached < Band.AMBER or recent.comes_together else Band.GREEN


class RecentNotes:
    """The notes of the last ``TOGETHER`` days that speak for cuckooing, by side, origin and source."""

    def __init__(self) -> None:
        self.sides, self._origins = Counter[Side](), Counter[str]()
        self._sources = Counter[SourceEvaluation]()
        self._telling = 0
        self._noted = deque[SignNote]()

    def take(self, note: SignNote) -> None:
        """Add a note, no earlier than those before."""
        if note.counts and SIGNS[note.sign].side is not Side.AGAINST:
            self._noted.append(note)
            self._count(note, 1)

    def forget(self, day: int) -> None:
        """Remove the notes of that day and before."""
        while self._noted and self._noted[0].day <= day:
            self._count(self._noted.popleft(), -1)

    @property
    def corroborated(self) -> bool:
        """Whether two independent origins are present."""
        return len(+self._origins) >= ORIGINS

    @property
    def comes_together(self) -> bool:
        """Whether both sides, a telling sign and two origins are present, and not all sources are unreliable."""
        sides, origins, sources = +self.sides, +self._origins, +self._sources
        enough = len(sides) > 1 and len(origins) >= ORIGINS and self._telling > 0
        return enough and sources.keys() != {SourceEvaluation.NOT_RELIABLE}

    def _count(self, note: SignNote, by: int) -> None:
        self.sides[SIGNS[note.sign].side] += by
        self._origins[note.origin] += by
        self._sources[note.grade.source_evaluation] += by
        self._telling += by * (note.sign in TELLING)


def _in_time(note: SignNote) -> tuple[datetime, float, str, str, str]:
    """By time; notes that count nothing after those that count."""
    return note.at, -note.counts, note.item, note.sign, note.origin


def _callers(fact: PlaceItem) -> tuple[str, ...]:
    return fact.said.callers if fact.said else ()


def _counts(fact: PlaceItem) -> bool:
    false = fact.grade.assessment is Assessment.SUSPECTED_FALSE
    return not false and fact.time.knows_the_day and not is_outcome(fact)
