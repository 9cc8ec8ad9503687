"""Signs as alerts and documents show them, with the items they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from schemas.documents.alerts import WeighedSign
from streams.correlation.raised_alert import SupportingItem
from streams.correlation.signs import DayLevel, Sign, SignNote, active_notes

ITEMS: Final = 5
"""Items named with one sign, at most: the earliest."""


def sign_summaries(level: DayLevel, noted: Sequence[SignNote], signs: Mapping[str, Sign]) -> Iterator[WeighedSign]:
    """The signs that count on that day, those with most points first."""
    counting = list(active_notes(noted, signs, level.day, level.day + 1))
    for name, points in sorted(level.points.items(), key=lambda pair: (-pair[1], pair[0])):
        own, sign = [note for note in counting if note.sign == name], signs[name]
        items = tuple(dict.fromkeys(note.item for note in own))
        yield WeighedSign(
            name=name,
            speaks=sign.side.value,
            weight=sign.points,
            half_life_days=sign.half_life,
            points=round(points, 2),
            items_total=len(items),
            items=items[:ITEMS],
            origins=len({note.origin for note in own}),
            reason=sign.reason,
        )


def supporting_items(noted: Iterable[SignNote]) -> list[SupportingItem]:
    """Each item of these notes once, in their order."""
    return [
        SupportingItem(*pair) for pair in dict.fromkeys((note.at, note.item, note.origin, note.grade) for note in noted)
    ]
