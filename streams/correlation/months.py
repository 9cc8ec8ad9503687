"""Calendar months as whole numbers, so that months before and after are sums."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Final

from schemas.times import TimePrecision, clock_day

Month = int
"""Months since year 0: ``year * 12 + month - 1``."""

LOOK_BACK: Final = 12
"""Months that a month is compared with, at most: a year holds every season once. Longer gaps end a span of months."""


def day_of(month: Month) -> date:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1)


def month_of(start: datetime, precision: TimePrecision) -> Month | None:
    """The month in which something began; None where only its year is known."""
    if precision is TimePrecision.YEAR:
        return None
    day = clock_day(start)
    return day.year * 12 + day.month - 1


def spans(months: Sequence[Month]) -> list[range]:
    """Unbroken spans of months, each from the first month with an item to the last. ``months`` in order, each once.

    A year without any item ends a span: for such a gap nobody knows whether nothing happened or nobody looked.
    """
    breaks = [at for at in range(1, len(months)) if months[at] - months[at - 1] > LOOK_BACK]
    edges = [0, *breaks, len(months)]
    return [range(months[a], months[b - 1] + 1) for a, b in pairwise(edges) if b > a]
