"""Documents of questions: two persons who may be one, and what knowing would change. Owner: correlate_association."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from schemas.base import Model, UtcMoment
from schemas.facts.associations import Stake
from schemas.facts.persons import MentionComparison
from schemas.grading import Action, Handling, Sanitisation
from schemas.search import Search


class QuestionedPerson(Model):
    """One of the two. ``mentions_total`` is None where they have likelier others than this one."""

    person: str
    name: Annotated[str, Search.PERSON]
    at_risk: tuple[str, ...] = ()  # child, exploited
    birth_dates: tuple[date, ...] = ()
    mentions_total: int | None = None
    digest: str  # of all their mentions


class StakeOfQuestion(Stake):
    """What is at stake, on which side, and in words."""

    of_both: bool
    words: str


class QuestionDocument(Model):
    """Whether two persons are one: nobody has decided, and they are never merged before. Owner: correlate_association.

    ``question`` is what `viper review` takes. It follows from the digests of both: once either person has changed it is
    another question.
    """

    id: str
    question: str
    name: Annotated[str, Search.NAME]
    persons: tuple[str, ...]  # the two, by id
    first: QuestionedPerson
    second: QuestionedPerson
    likely: str  # that they are one person
    bits: float  # that they are one person, by the pair and by what all that is known of both says against it
    points: float  # of all that is at stake; 0: nothing would change
    rank: float  # points times how likely they are one: the highest first
    position: int  # which of those whom they may also be: 1 the likeliest; lists show up to ``ASKED_OF_A_PERSON``
    stakes: tuple[StakeOfQuestion, ...] = ()
    why_not: Annotated[str, Search.TEXT]
    to_know: Annotated[str, Search.TEXT]
    pair: MentionComparison  # their two mentions that have most in common, compared
    last_seen: UtcMoment
    handling: Handling
    action: Action | None = None
    sanitisation: Sanitisation | None = None
    explanation: Annotated[str, Search.TEXT]
