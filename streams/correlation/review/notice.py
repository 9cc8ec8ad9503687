"""How somebody came to notice: what the clock reads of one fact about a person."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from schemas.grading import Assessment
from streams.correlation.review.schedule import RISKS

OFFENDER: Final = frozenset({"suspect", "convicted"})
"""Roles of an offender or somebody suspected to be one. Nobody is moved by having been a victim or a witness."""

NAMED_FOR: Final = frozenset({"subject", "associate"})
"""Roles in which intelligence names somebody: no suspicion of an offence, but perhaps a risk of harm."""


class Notice(NamedTuple):
    """One fact. ``day`` is the last on which it may have happened, so that a month unknown by day counts in full."""

    item: str
    kind: str  # of event
    role: str  # in this event
    day: date
    assessment: Assessment
    offences: tuple[str, ...] = ()  # titles
    category: str | None = None  # threat or crime type, where no offence is named
    birth_date: date | None = None

    @property
    def counts(self) -> bool:
        """What is suspected to be false (E) moves nothing."""
        return self.assessment is not Assessment.SUSPECTED_FALSE

    @property
    def as_offender(self) -> bool:
        """Whether they came to notice as an offender, or suspected one."""
        return self.role in OFFENDER

    @property
    def as_risk(self) -> bool:
        """Whether intelligence names them for a risk of harm."""
        return self.role in NAMED_FOR and self.category in RISKS

    @property
    def about(self) -> tuple[str, ...]:
        """What it was about, in words: the offences, or the category."""
        return self.offences or ((self.category.replace("-", " "),) if self.category else ())
