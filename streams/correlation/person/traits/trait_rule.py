"""What a trait rule is: how it reads one fact, how many points it takes, and how long the trait holds.

Every item that notes the trait counts by its strength (``TraitNote.strength``) and its grade, once for each independent
origin. Items suspected to be false (E) note nothing; unreliable sources (3) alone are never enough.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from reference.offences import title as official_title
from schemas.facts.persons import PersonFact
from schemas.facts.traits import Trait
from schemas.grading import Assessment, Grade, SourceEvaluation
from schemas.vocabulary import offences as offence_titles
from schemas.vocabulary.meanings import Meaning
from streams.correlation.review.notice import coded_offences

ASSERTED: Final = 1.0
"""Strength of what the source asserts: a role, a link, an offence, the threat or crime type."""

RECORDED: Final = 2.0
"""Strength of a court's own record of what it passed: as much as two assertions."""

OF_ONE_ITEM: Final = 1.0
"""Points that a trait of somebody who may do harm takes: one item of enough grade, or two of a lower one."""

TO_PROTECT: Final = 0.5
"""Points that a trait of somebody at risk takes: half, since missing a child costs more than looking in vain."""


class PersonContext(NamedTuple):
    """What a rule may use about the person beside the fact."""

    home_towns: frozenset[str]
    births: frozenset[date] = frozenset()  # birth dates that any of their items gives
    ended: frozenset[str] = frozenset()  # items of which another says that they came to nothing: acquitted, quashed


class TraitNote(NamedTuple):
    """One fact notes the trait."""

    strength: float
    why: str  # completes "Named …": short, of a few kinds


class TraitRule(NamedTuple):
    """The rule of one trait. ``lasts``: days that it holds after the last note; None: it does not lapse."""

    trait: Trait
    version: int
    reads: Callable[[PersonFact, PersonContext], TraitNote | None]
    enough: float
    lasts: int | None
    denies: Callable[[PersonFact], bool] | None = None  # where more items deny it than say it, it is not believed


def is_counted(grade: Grade) -> bool:
    """False for what is suspected to be false (E)."""
    return grade.assessment is not Assessment.SUSPECTED_FALSE


def may_clear(grade: Grade) -> bool:
    """Whether an item of this grade may end what others say: not of an unreliable source (3), nor suspected false."""
    return is_counted(grade) and grade.source_evaluation is not SourceEvaluation.NOT_RELIABLE


def first_offence_of(fact: PersonFact, *meanings: Meaning) -> str | None:
    """The first title of an offence that counts for any of these; None if there is none."""
    found = coded_offences(fact.offences, fact.offence_codes)
    return next((title for title, code in found if not offence_counts_for(title, code).isdisjoint(meanings)), None)


def offence_counts_for(title: str, code: str | None) -> frozenset[Meaning]:
    """What an offence counts for: by the official title of its code, where the list has it, else by its own title."""
    official = official_title(code) if code else None
    return offence_titles.counts_for(official or title)
