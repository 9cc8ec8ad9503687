"""Met more than once: items of several days and of independent origins name the two together.

A report that names them twice, or a story that arrived through two channels, is one meeting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from schemas.documents.associations import RepeatedMeeting
from schemas.facts.associations import AssociationFact
from schemas.grading import SourceEvaluation
from schemas.times import clock_day
from schemas.vocabulary.event_kinds import EVENT_KINDS
from schemas.vocabulary.meanings import Meaning
from streams.correlation.association.association_profile import AssociationProfile
from streams.correlation.standing import SHOWN

RULE: Final = "met-more-than-once"
VERSION: Final = 1

DAYS: Final = 2
"""Fewest different days. Two is what the words mean; the document says how many there were."""

NOT_MET: Final = (Meaning.IN_COURT, Meaning.DECISION)
"""What kinds of event count for that name people together without their having met."""


def repeated_meeting(profile: AssociationProfile) -> RepeatedMeeting | None:
    """None if all facts are of one day or one origin, or all sources are not reliable."""
    meetings = [
        fact for fact in profile.counted if not EVENT_KINDS.means(fact.kind, *NOT_MET) and fact.time.knows_the_day
    ]
    chosen = list(_apart(meetings, profile))
    sources = {fact.grade.source_evaluation for fact in meetings}
    if len(chosen) < DAYS or sources <= {SourceEvaluation.NOT_RELIABLE}:
        return None
    return RepeatedMeeting(
        rule=RULE,
        version=VERSION,
        days=len(chosen),
        items=tuple(fact.item_id for fact in chosen[:SHOWN]),
        first_seen=chosen[0].start,
        last_seen=chosen[-1].end,
    )


def _apart(meetings: Sequence[AssociationFact], profile: AssociationProfile) -> Iterator[AssociationFact]:
    """The first fact of each day and origin, in the order of time; each day and each origin once."""
    days, origins = set[date](), set[str]()
    for fact in meetings:
        day, origin = clock_day(fact.start), profile.origins[fact.item_id]
        if day not in days and origin not in origins:
            days.add(day)
            origins.add(origin)
            yield fact
