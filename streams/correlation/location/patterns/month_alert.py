"""What the alerts about months of a place share: the subject, supporting items, the end of activity."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from schemas.grading import Grade
from streams.correlation.location.named_place import NamedPlace
from streams.correlation.location.place_item import PlaceItem
from streams.correlation.months import Month, day_of
from streams.correlation.raised_alert import AlertSubject, SupportingItem, midnight


def place_subject(subject: str, where: NamedPlace) -> AlertSubject:
    """The place as the subject of an alert."""
    return AlertSubject(subject, "locations", where.name, where.town, where.point)


def name_in_sentence(where: NamedPlace) -> str:
    """The place's name with a capital, for the start of a sentence."""
    return where.name[:1].upper() + where.name[1:]


def supporting_items(facts: Iterable[PlaceItem]) -> list[SupportingItem]:
    """One supporting item for each item of these facts, in the order of time."""
    items = {
        item.item: SupportingItem(item.start, item.item, item.origin, item.grade) for item in sorted(facts, key=_order)
    }
    return sorted(items.values(), key=lambda item: (item.at, item.item))


@lru_cache(maxsize=4_096)
def _grade_text(grade: Grade) -> str:
    return repr(grade)


def _order(item: PlaceItem) -> tuple[datetime, str, str, str]:
    return item.start, item.item, item.origin, _grade_text(item.grade)


def end_of_next_month(month: Month) -> datetime:
    """The midnight at which the month after this one ends."""
    return midnight(day_of(min(month + 2, date.max.year * 12 + 11)).toordinal())
