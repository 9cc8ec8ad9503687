"""The review clock of a person, from their facts.

Of facts that are equal in all that the clock reads but item and day only the first and the last can matter, so
thousands of mentions are reduced to a few.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from schemas.documents.review import Review
from schemas.facts.persons import PersonFact
from schemas.grading import Assessment
from schemas.times import TimePrecision, last_day
from schemas.vocabulary.meanings import Meaning
from schemas.vocabulary.outcomes import never_was
from schemas.vocabulary.roles import ROLES
from streams.correlation.review.clock import review_of
from streams.correlation.review.notice import Notice

ELIMINATED: Final = "eliminated"

_Sort = tuple[str, str, Assessment, tuple[str, ...], str | None, date | None, tuple[str, ...]]
_When = tuple[date, str]  # the last day on which it may have happened, and the item


def person_review(facts: Iterable[PersonFact]) -> Review | None:
    """The same as if the clock read every fact. None if there are none."""
    spans: dict[_Sort, tuple[_When, _When]] = {}
    false, days = set[tuple[_When, _Sort]](), dict[tuple[datetime, TimePrecision], date]()
    for fact in facts:
        said = (fact.offences, fact.category, fact.birth_date, fact.offence_codes)
        sort = (fact.kind, _role(fact), fact.grade.assessment, *said)
        if (day := days.get((fact.end, fact.time))) is None:
            day = days[fact.end, fact.time] = last_day(fact.end, fact.time)
        when = (day, fact.item_id)
        first, last = spans.get(sort, (when, when))
        spans[sort] = (min(first, when), max(last, when))
        if fact.grade.assessment is Assessment.SUSPECTED_FALSE:
            false.add((when, sort))
    review = review_of(_notice(sort, when) for sort, span in spans.items() for when in span)
    return review.model_copy(update={"suspected_false": len(false)}) if review else None


def _role(fact: PersonFact) -> str:
    """The role in the event; ``eliminated`` where its outcome says that it was somebody else, or nothing happened.

    Whoever a court acquitted stays: the review schedule is about people convicted, acquitted, charged, arrested or
    implicated.
    """
    return ELIMINATED if ROLES.means(fact.role, Meaning.OFFENDS) and never_was(fact.outcome) else fact.role


def _notice(sort: _Sort, when: _When) -> Notice:
    kind, role, assessment, offences, category, born, codes = sort
    day, item = when
    return Notice(item, kind, role, day, assessment, offences, category, born, codes)
