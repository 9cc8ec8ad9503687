"""One notice of a person: what the review clock reads of one fact."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from schemas.grading import Assessment
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.roles import ROLES
from schemas.vocabulary.threats import THREATS


class Notice(NamedTuple):
    """One notice. ``day``: the last day on which it may have happened, so that a month counts in full."""

    item: str
    kind: str  # of event
    role: str  # in this event
    day: date
    assessment: Assessment
    offences: tuple[str, ...] = ()  # titles
    category: str | None = None  # threat or crime type, where no offence is named
    birth_date: date | None = None
    codes: tuple[str, ...] = ()  # CJS codes of the offences

    @property
    def counts(self) -> bool:
        """False for what is suspected to be false (E)."""
        return self.assessment is not Assessment.SUSPECTED_FALSE

    @property
    def as_offender(self) -> bool:
        """Whether they came to notice as an offender or a suspected one."""
        return ROLES.means(self.role, Meaning.OFFENDS)

    @property
    def as_risk(self) -> bool:
        """Whether intelligence names them for a risk of harm."""
        return ROLES.means(self.role, Meaning.OF_INTEREST) and THREATS.means(self.category, Meaning.RISK_OF_HARM)

    @property
    def coded_offences(self) -> tuple[tuple[str, str | None], ...]:
        """Each offence with its code; without, where not every offence has one."""
        return coded_offences(self.offences, self.codes)

    @property
    def about(self) -> tuple[str, ...]:
        """The offences, or else the category, in words."""
        return self.offences or ((self.category.replace("-", " "),) if self.category else ())


def coded_offences(titles: tuple[str, ...], codes: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
    """Titles with their CJS codes. Where only some have one, nobody says which: the titles alone."""
    return tuple(zip(titles, codes if len(codes) == len(titles) else (None,) * len(titles), strict=True))
