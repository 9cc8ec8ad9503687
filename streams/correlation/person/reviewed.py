"""What the review clock reads of a person's facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from schemas.person_facts import PersonFact
from streams.correlation.review.noticed import Noticed


def noticed(facts: Iterable[PersonFact]) -> Iterator[Noticed]:
    """One for each mention. A span counts by its last day."""
    for one in facts:
        yield Noticed(
            item=one.item_id,
            kind=one.kind,
            role=one.role,
            day=(one.end - timedelta(microseconds=1)).date(),
            assessment=one.grade.assessment,
            offences=one.offences,
            category=one.category,
            birth_date=one.birth_date,
        )
