"""From a place's facts to its documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, cast

import h3

from schemas.documents import CellMonthDocument, Count, LocationDocument, MonthCount, Standing
from schemas.search import GeoPoint
from streams.correlation.location.hot import Verdict, in_words, judge, totals
from streams.correlation.location.near_repeats import near_repeats
from streams.correlation.location.seen import Month, Seen, in_order
from streams.correlation.standing import standing

Kind = Literal["cell", "address"]


class Where(NamedTuple):
    """What the place is called and where it lies."""

    name: str
    point: GeoPoint | None
    cell: str | None
    town: str | None
    areas: tuple[str, ...]


def conclude(subject: str, facts: Sequence[Seen]) -> Iterator[LocationDocument | CellMonthDocument]:
    """The place's own document and, for a map cell, one for each month of its span."""
    ordered = in_order(facts)
    kind, _, rest = subject.partition("/")
    where = _cell(rest, ordered) if kind == "cell" else _place(ordered)
    counts = totals([one.month for one in ordered if one.month is not None])
    verdicts = {month: judge(month, counts) for month in _span(counts)}
    yield _location(subject, kind, where, ordered, verdicts)
    if kind == "cell":
        by_month: dict[Month, list[Seen]] = {}
        for one in ordered:
            if one.month is not None:
                by_month.setdefault(one.month, []).append(one)
        for month, verdict in verdicts.items():
            yield _month(subject, where, month, verdict, by_month.get(month, []))


def _location(
    subject: str, kind: str, where: Where, facts: Sequence[Seen], verdicts: dict[Month, Verdict]
) -> LocationDocument:
    hot = [month for month, verdict in verdicts.items() if verdict.hot]
    repeats = near_repeats(facts)
    return LocationDocument(
        id=subject,
        kind=cast("Kind", kind),
        **where._asdict(),
        first_seen=min(one.start for one in facts),
        last_seen=max(one.end for one in facts),
        categories=_categories(facts),
        months=tuple(MonthCount(month=_day(month), items=verdict.items) for month, verdict in verdicts.items()),
        hot_months=tuple(map(_day, hot)),
        near_repeats=repeats,
        standing=_standing(facts),
        explanation=_explanation(facts, verdicts, hot, len(repeats)),
    )


def _month(subject: str, where: Where, month: Month, verdict: Verdict, facts: Sequence[Seen]) -> CellMonthDocument:
    before = verdict.before
    since = _day(month - len(before))
    return CellMonthDocument(
        id=f"{subject}/{_day(month):%Y-%m}",
        **where._asdict(),
        month=_day(month),
        total=verdict.items,
        categories=_categories(facts),
        months_before=len(before),
        mean_before=round(sum(before) / len(before), 2) if before else 0.0,
        chance=None if verdict.chance is None else round(float(verdict.chance), 9),
        hot=verdict.hot,
        standing=_standing(facts) if facts else None,
        explanation=in_words(verdict, f"{_day(month):%B %Y}", f"{since:%B %Y}"),
    )


def _explanation(facts: Sequence[Seen], verdicts: dict[Month, Verdict], hot: list[Month], repeats: int) -> str:
    often = ", ".join(f"{count.name} {count.items}" for count in _categories(facts)[:3])
    total = len({one.item for one in facts})
    said = [f"{total} item{'s' * (total != 1)} in all: {often}."]
    for month in hot[-3:]:
        since = _day(month - len(verdicts[month].before))
        said.append(in_words(verdicts[month], f"{_day(month):%B %Y}", f"{since:%B %Y}"))
    if repeats:
        said.append(f"{repeats} near repeat{'s' * (repeats != 1)}.")
    return " ".join(said)


def _categories(facts: Sequence[Seen]) -> tuple[Count, ...]:
    counted = Counter(one.category for one in facts)
    return tuple(Count(name=name, items=items) for name, items in sorted(counted.items(), key=lambda c: (-c[1], c[0])))


def _standing(facts: Sequence[Seen]) -> Standing:
    grades = {one.item: one.grade for one in facts}
    return standing(list(grades), grades.values())


def _cell(cell: str, facts: Sequence[Seen]) -> Where:
    latitude, longitude = h3.cell_to_latlng(cell)
    town, areas = _commonest([one.town for one in facts]), _areas(facts)
    name = f"around {(_commonest([one.name for one in facts]) or cell).removeprefix('On or near ')}"
    return Where(name, GeoPoint(lat=round(latitude, 6), lon=round(longitude, 6)), cell, town, areas)


def _place(facts: Sequence[Seen]) -> Where:
    named = _commonest([one.name for one in facts]) or ""
    points = [(one.latitude, one.longitude) for one in facts if one.latitude is not None and one.longitude is not None]
    latitude, longitude = min(points, default=(None, None))
    point = GeoPoint(lat=latitude, lon=longitude) if latitude is not None and longitude is not None else None
    return Where(named, point, None, _commonest([one.town for one in facts]), _areas(facts))


def _areas(facts: Sequence[Seen]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(area for one in facts for area in one.areas))


def _commonest(words: Sequence[str | None]) -> str | None:
    counted = Counter(word for word in words if word)
    return min(counted, key=lambda word: (-counted[word], word), default=None)


def _span(counts: dict[Month, int]) -> range:
    return range(min(counts), max(counts) + 1) if counts else range(0)


def _day(month: Month) -> date:
    return date(month // 12, month % 12 + 1, 1)
