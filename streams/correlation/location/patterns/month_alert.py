"""What the rules about months of a place have in common: its items in order, and when the month after has ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from schemas.grading import Grade
from streams.correlation.location.named_place import Where
from streams.correlation.location.place_item import Seen
from streams.correlation.months import Month, day_of
from streams.correlation.raised_alert import About, Support, midnight


def about(subject: str, where: Where) -> About:
    """The place as an alert names it."""
    return About(subject, "locations", where.name, where.town, where.point)


def called(where: Where) -> str:
    """Its name at the beginning of a sentence."""
    return where.name[:1].upper() + where.name[1:]


def in_time(facts: Iterable[Seen]) -> list[Support]:
    """What these facts support, in order of time; an item that gave several counts once."""
    items = {one.item: Support(one.start, one.item, one.origin, one.grade) for one in sorted(facts, key=_order)}
    return sorted(items.values(), key=lambda one: (one.at, one.item))


@lru_cache(maxsize=4_096)
def _written(grade: Grade) -> str:
    return repr(grade)


def _order(one: Seen) -> tuple[datetime, str, str, str]:
    return one.start, one.item, one.origin, _written(one.grade)


def after_the_next(month: Month) -> datetime:
    """When the month after this one has ended."""
    return midnight(day_of(min(month + 2, date.max.year * 12 + 11)).toordinal())
