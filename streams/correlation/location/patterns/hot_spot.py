"""Hot spot: an alert about a month with more crimes than the months before explain (``month_test``).

Raised by the crime that exceeded the limit. Counts independent origins: a crime that is reported twice is one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from schemas.documents.alerts import AlertDocument
from streams.correlation.location.month_test import FEWEST, RARE, MonthVerdict, chance_of_count, verdict_in_words
from streams.correlation.location.named_place import NamedPlace
from streams.correlation.location.patterns.month_alert import (
    end_of_next_month,
    name_in_sentence,
    place_subject,
    supporting_items,
)
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.months import Month, day_of
from streams.correlation.raised_alert import AlertRule, SupportingItem, alert_document, may_raise

RULE: Final = AlertRule("hot-spot", 1)


def hot_spot_alert(
    subject: str, where: NamedPlace, month: Month, verdict: MonthVerdict, facts: Iterable[PlaceItem]
) -> AlertDocument | None:
    """The alert of a hot month, active until the next month has ended. ``facts``: the items of the month."""
    crimes = supporting_items(item for item in facts if item.crime)
    raised = first_too_many(crimes, verdict.before, RARE, FEWEST)
    if not raised or not may_raise(raised, FEWEST):
        return None
    since = f"{day_of(month - len(verdict.before)):%B %Y}"
    return alert_document(
        RULE,
        place_subject(subject, where),
        raised,
        end_of_next_month(month),
        crimes,
        explanation=f"{name_in_sentence(where)}: {verdict_in_words(verdict, f'{day_of(month):%B %Y}', since)}",
        raised_again_by="another month that is as much above those before it",
    )


def first_too_many(
    ordered: Sequence[SupportingItem], before: Sequence[int], rare: Fraction, fewest: int
) -> list[SupportingItem] | None:
    """The items up to the one whose origin made the count too high; None if it never was."""
    firsts = sorted({item.origin: at for at, item in reversed(list(enumerate(ordered)))}.values())
    enough = range(max(fewest, sum(before) // max(1, len(before)) + 1), len(firsts) + 1)
    at = bisect_left(
        enough, True, key=lambda count: chance_of_count(count, sum(before), len(before)) <= rare
    )  # falls with count
    return list(ordered[: firsts[enough[at] - 1] + 1]) if before and at < len(enough) else None
