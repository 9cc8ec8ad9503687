"""Notes: that one item says one sign on one day, with what its grade lets it count for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple

from schemas.grading import Assessment, Grade, SourceEvaluation
from streams.correlation.pattern_engine.pattern import Sign
from streams.correlation.raised_alert import SupportingItem

HALF_LIVES: Final = 4
"""Half-lives after which a note stops counting: a sixteenth of it is left."""

_BY_ASSESSMENT: Final = {
    Assessment.KNOWN_DIRECTLY: 1.0,
    Assessment.KNOWN_INDIRECTLY_CORROBORATED: 1.0,
    Assessment.KNOWN_INDIRECTLY: 0.75,
    Assessment.NOT_KNOWN: 0.5,
    Assessment.SUSPECTED_FALSE: 0.0,
}

UNRELIABLE: Final = 0.5
"""Most that an item counts for whose source is not reliable."""

READ_IN_TEXT: Final = 0.5
"""Share by which what is read in a text counts, beside what the source of the item asserts."""


class SignNote(NamedTuple):
    """One item notes one sign on one day."""

    day: int  # its ordinal
    at: datetime
    item: str
    sign: str
    origin: str
    grade: Grade
    counts: float  # by its grade, or a share of that
    read: bool = False  # read in a text about something that no source states


def grade_weight(grade: Grade) -> float:
    """What an item counts for in every pattern and trait, by its grade. A weight, never a percentage.

    1 where the source knows directly or was corroborated, three quarters where it was told, half where it is not known
    how it knows or the source is not reliable, nothing where it is suspected to be false.
    """
    known = _BY_ASSESSMENT[grade.assessment]
    return min(known, UNRELIABLE) if grade.source_evaluation is SourceEvaluation.NOT_RELIABLE else known


def active_notes(noted: Iterable[SignNote], signs: Mapping[str, Sign], first: int, until: int) -> Iterator[SignNote]:
    """The notes that counted on any day from ``first`` up to, and not including, ``until``."""
    return (note for note in noted if note.day < until and note.day + HALF_LIVES * signs[note.sign].half_life > first)


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


def supporting_items(noted: Iterable[SignNote]) -> list[SupportingItem]:
    """Each item of these notes once, in their order."""
    return [
        SupportingItem(*pair) for pair in dict.fromkeys((note.at, note.item, note.origin, note.grade) for note in noted)
    ]
