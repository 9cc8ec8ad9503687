"""Near-repeat series: three or more crimes of one category, each a near repeat of another (``near_repeats``).

Pairs are shown in the place's document; series raise alerts, since the risk next door is highest in the fortnight after
(Johnson and Bowers, 2004).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from schemas.documents.alerts import AlertDocument
from schemas.documents.locations import NearRepeat
from streams.correlation.location.named_place import NamedPlace
from streams.correlation.location.near_repeats import DAYS, METRES
from streams.correlation.location.patterns.month_alert import name_in_sentence, place_subject, supporting_items
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.raised_alert import AlertRule, alert_document, day_in_words, first_sufficient, midnight_after

RULE: Final = AlertRule("near-repeat-series", 1)
FEWEST: Final = 3
"""Fewest crimes of a series, by independent reports."""


def near_repeat_alerts(
    subject: str, where: NamedPlace, pairs: Sequence[NearRepeat], facts: Callable[[str], Iterable[PlaceItem]]
) -> Iterator[AlertDocument]:
    """One alert for each series, active until a fortnight after its last crime."""
    for group in _groups(pairs):
        crimes = supporting_items(each_item for item in group for each_item in facts(item))
        if (raised := first_sufficient(crimes, FEWEST)) is None:
            continue
        of, last = _category(group, pairs), crimes[-1].at
        yield alert_document(
            RULE,
            place_subject(subject, where),
            raised,
            midnight_after(last, DAYS),
            crimes,
            explanation=f"{name_in_sentence(where)}: {len(crimes)} reports of {of} from {day_in_words(crimes[0].at)} "
            f"to {day_in_words(last)}, each within {DAYS} days and {METRES} m of another.",
            raised_again_by="another series, more than a fortnight after this one",
        )


def _groups(pairs: Sequence[NearRepeat]) -> Iterator[frozenset[str]]:
    """Connected items of three or more, the earliest group first."""
    of: dict[str, set[str]] = {}
    for pair in pairs:
        joined = of.get(pair.first, {pair.first}) | of.get(pair.second, {pair.second})
        of |= dict.fromkeys(joined, joined)
    seen = dict.fromkeys(frozenset(of[pair.first]) for pair in pairs)
    return (group for group in seen if len(group) >= FEWEST)


def _category(group: frozenset[str], pairs: Sequence[NearRepeat]) -> str:
    return next(pair.category for pair in pairs if pair.first in group)
