"""Met more than once: on several days, as independent origins say.

One report that names two people twice, or a story told through two channels, is one meeting told twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from schemas.documents.associations import RepeatedMeeting
from schemas.facts.associations import AssociationFact
from schemas.grading import SourceEvaluation
from streams.correlation.association.association_profile import AssociationProfile
from streams.correlation.standing import SHOWN

RULE: Final = "met-more-than-once"
VERSION: Final = 1

DAYS: Final = 2
"""On so many days at least. Two is what the words say; the document tells how many there were."""

NOT_MET: Final = frozenset({"charge", "sentence", "identity-decision"})
"""Kinds that name people together for what they did before: in court nobody meets again."""


def repeated_meeting(profile: AssociationProfile) -> RepeatedMeeting | None:
    """None where all is one day, or one origin, or from sources that are not reliable."""
    meetings = [fact for fact in profile.counted if fact.kind not in NOT_MET and fact.time.knows_the_day]
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
    """In the order of time, those of a day and an origin that were not there before."""
    days, origins = set[date](), set[str]()
    for fact in meetings:
        day, origin = fact.start.date(), profile.origins[fact.item_id]
        if day not in days and origin not in origins:
            days.add(day)
            origins.add(origin)
            yield fact
