"""Signs as alerts and documents show them, and the items that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from schemas.documents.alerts import WeighedSign
from streams.correlation.raised_alert import SupportingItem
from streams.correlation.signs import DayLevel, Sign, SignNote, active_notes

ITEMS: Final = 5
"""Items that are named with one sign, the earliest."""


def sign_summaries(level: DayLevel, noted: Sequence[SignNote], signs: Mapping[str, Sign]) -> Iterator[WeighedSign]:
    """The signs that count on that day, the weightiest first."""
    counting = list(active_notes(noted, signs, level.day, level.day + 1))
    for name, points in sorted(level.points.items(), key=lambda one: (-one[1], one[0])):
        own, sign = [one for one in counting if one.sign == name], signs[name]
        items = tuple(dict.fromkeys(one.item for one in own))
        yield WeighedSign(
            name=name,
            speaks=sign.side.value,
            weight=sign.points,
            half_life_days=sign.half_life,
            points=round(points, 2),
            items_total=len(items),
            items=items[:ITEMS],
            origins=len({one.origin for one in own}),
            reason=sign.reason,
        )


def supporting_items(noted: Iterable[SignNote]) -> list[SupportingItem]:
    """Each item once, in their order."""
    return [SupportingItem(*one) for one in dict.fromkeys((one.at, one.item, one.origin, one.grade) for one in noted)]
