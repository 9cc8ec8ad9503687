"""What a rule about a trait is: how it reads one fact, how much it takes, and how long it holds.

Every item that notes the trait counts by how plainly it says so (``Note.strength``) and by its grade, once for each
independent origin. What is suspected to be false (E) notes nothing; unreliable sources (3) alone raise nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from schemas.facts.persons import PersonFact
from schemas.facts.traits import Trait
from schemas.grading import Assessment, Grade, SourceEvaluation

ASSERTED: Final = 1.0
"""The source asserts it: a role, a link, an offence, what the item is about."""

RECORDED: Final = 2.0
"""A court's own record of what it passed: as good as two who say so."""

READ_IN_TEXT: Final = 0.5
"""A machine read it in the text, of whomever that speaks: it takes two such items from independent origins."""

OF_ONE_ITEM: Final = 1.0
"""One item of enough grade is enough to suggest a trait of somebody who may do harm; of a lower one it takes two."""

TO_PROTECT: Final = 0.5
"""Half as much is enough where somebody may be at risk: missing a child costs more than looking in vain."""

_GOOD: Final = frozenset({Assessment.KNOWN_DIRECTLY, Assessment.KNOWN_INDIRECTLY_CORROBORATED})

ACTED: Final = frozenset({"suspect", "convicted", "subject"})
"""Roles in which a person acts. Having been a victim or a witness, or being vulnerable, makes nobody a nominal."""

SUSPECTED: Final = frozenset({"suspect", "convicted"})

AT_RISK: Final = frozenset({"vulnerable", "victim", "subject", "other"})
"""Roles in which a safeguarding referral names whom it is for."""


class PersonContext(NamedTuple):
    """What is known of the person beside the fact that is read."""

    home_towns: frozenset[str]


class TraitNote(NamedTuple):
    """One fact notes the trait."""

    strength: float
    why: str  # completes "Named …": short, of a few kinds


class TraitRule(NamedTuple):
    """One trait. ``lasts`` is in days after the last note; None: it does not lapse."""

    trait: Trait
    version: int
    reads: Callable[[PersonFact, PersonContext], TraitNote | None]
    enough: float
    lasts: int | None
    denies: Callable[[PersonFact], bool] | None = None  # where more items deny it than say it, it is not believed


def trait_weight(grade: Grade) -> float:
    """1 where the source may be relied on and knows, or was corroborated; half otherwise."""
    known = grade.source_evaluation is not SourceEvaluation.NOT_RELIABLE and grade.assessment in _GOOD
    return 1.0 if known else 0.5


def is_counted(grade: Grade) -> bool:
    """What is suspected to be false counts nowhere."""
    return grade.assessment is not Assessment.SUSPECTED_FALSE


def first_title_with(titles: tuple[str, ...], words: tuple[str, ...]) -> str | None:
    """The first offence whose title has any of these words in it."""
    return next((title for title in titles if any(word in f" {title.casefold()} " for word in words)), None)
