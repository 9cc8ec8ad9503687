"""Violence rising at a place: more independent reports of violence or weapons in a month than before.

Two people who saw one stabbing are two reports: reports are counted, never the hurt, whose number no item can be relied
on to give. Hence three at least, and the exact test of ``month_test`` with a larger chance, since violence is rare:
over 200 places, one false alarm a month. What the police did or found is not counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from schemas.documents.alerts import AlertDocument
from streams.correlation.location.named_place import NamedPlace
from streams.correlation.location.patterns.hot_spot import first_too_many
from streams.correlation.location.patterns.month_alert import (
    end_of_next_month,
    name_in_sentence,
    place_subject,
    supporting_items,
)
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.months import Month, day_of
from streams.correlation.raised_alert import AlertRule, alert_document, may_raise

RULE: Final = AlertRule("violence-rising", 1)
RARE: Final = Fraction(1, 200)
FEWEST: Final = 3
LOOK_BACK: Final = 12
"""Months compared with, at most."""

SHORTEST: Final = 6


def violent_origins(facts: Mapping[str, PlaceItem]) -> int:
    """The number of independent reports of violence among these facts."""
    return len({item.origin for item in facts.values() if item.violent})


def months_before(counts: Mapping[Month, int], months: Mapping[Month, object], month: Month) -> tuple[int, ...] | None:
    """Counts of the months before; None if this month has too few, or fewer than six precede it."""
    before = tuple(counts.get(earlier, 0) for earlier in range(max(min(months), month - LOOK_BACK), month))
    return before if counts[month] >= FEWEST and len(before) >= SHORTEST else None


def violence_alert(
    subject: str, where: NamedPlace, month: Month, before: Sequence[int], facts: Iterable[PlaceItem]
) -> AlertDocument | None:
    """The alert of a month, active until the next month has ended. ``facts``: the items of the month."""
    reports = supporting_items(item for item in facts if item.violent)
    raised = first_too_many(reports, before, RARE, FEWEST)
    if not raised or not may_raise(raised, FEWEST):
        return None
    mean = sum(before) / len(before)
    return alert_document(
        RULE,
        place_subject(subject, where),
        raised,
        end_of_next_month(month),
        reports,
        explanation=f"{name_in_sentence(where)}: {len({item.origin for item in reports})} independent reports of "
        f"violence or weapons in {day_of(month):%B %Y}, against {mean:.1f} a month in the {len(before)} months before.",
        raised_again_by="another month in which as many more report violence or weapons",
    )
