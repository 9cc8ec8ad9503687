"""Hot spot: a month with more crimes than those before it can explain (``hot``), as an alert.

Raised with the crime that was one too many, counting independent origins alone: a crime told twice is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from schemas.alerts import AlertDocument
from streams.correlation.alerting import Rule, Support, alert, may_raise
from streams.correlation.location.hot import FEWEST, RARE, Verdict, chance, in_words
from streams.correlation.location.patterns.months import about, after_the_next, called, in_time
from streams.correlation.location.seen import Month, Seen
from streams.correlation.location.where import Where, day_of

RULE: Final = Rule("hot-spot", 1)


def hot_spots(
    subject: str, where: Where, verdicts: Mapping[Month, Verdict], months: Mapping[Month, Mapping[str, Seen]]
) -> Iterator[AlertDocument]:
    """One for each hot month, active until the month after it has ended."""
    for month, verdict in verdicts.items():
        if not verdict.hot:
            continue
        crimes = in_time(one for one in months[month].values() if one.crime)
        if (raised := first_too_many(crimes, verdict.before, RARE, FEWEST)) and may_raise(raised, FEWEST):
            since = f"{day_of(month - len(verdict.before)):%B %Y}"
            yield alert(
                RULE,
                about(subject, where),
                raised,
                after_the_next(month),
                crimes,
                explanation=f"{called(where)}: {in_words(verdict, f'{day_of(month):%B %Y}', since)}",
                raised_again_by="another month that is as much above those before it",
            )


def first_too_many(
    ordered: Sequence[Support], before: Sequence[int], rare: Fraction, fewest: int
) -> list[Support] | None:
    """The items up to the one whose origin was one too many; None when there never were."""
    seen: set[str] = set()
    for at, one in enumerate(ordered):
        seen.add(one.origin)
        count = len(seen)
        if count < fewest or not before or count * len(before) <= sum(before):
            continue
        if chance(count, sum(before), len(before)) <= rare:
            return list(ordered[: at + 1])
    return None
