"""The documents of one place: its own, and for a map cell one for each month."""

from __future__ import annotations

from typing import Literal, cast

import h3

from schemas.documents.locations import CellMonthDocument, LocationDocument, MonthCount
from schemas.search import GeoPoint
from streams.correlation import texts_read
from streams.correlation.location.item_tally import ItemTally, commonest
from streams.correlation.location.month_test import MonthVerdict, verdict_in_words
from streams.correlation.location.named_place import NamedPlace
from streams.correlation.location.place_aggregate import PlaceAggregate
from streams.correlation.location.premises_state import PremisesState
from streams.correlation.months import Month, day_of

Kind = Literal["cell", "address"]


def place_named(subject: str, aggregate: PlaceAggregate) -> NamedPlace:
    """Name, point, town and areas of a place.

    A map cell lies at its middle, premises at the southernmost point given.
    """
    kind, _, rest = subject.partition("/")
    name, town = commonest(aggregate.names) or "", commonest(aggregate.towns)
    around = commonest(aggregate.around) or town or rest
    areas = tuple(dict.fromkeys(area for several in sorted(aggregate.areas) for area in several))
    if kind == "cell":
        return NamedPlace(f"around {around}", _middle(rest), rest, town, areas)
    latitude, longitude = min(aggregate.points, default=(None, None))
    point = GeoPoint(lat=latitude, lon=longitude) if latitude is not None and longitude is not None else None
    return NamedPlace(name, point, None, town, areas)


def location_document(
    subject: str,
    where: NamedPlace,
    aggregate: PlaceAggregate,
    verdicts: dict[Month, MonthVerdict],
    premises: PremisesState | None,
) -> LocationDocument:
    """The document of the place itself."""
    hot = [month for month, verdict in verdicts.items() if verdict.hot]
    repeats = aggregate.repeats.earliest
    return LocationDocument(
        id=subject,
        kind=cast("Kind", subject.partition("/")[0]),
        **where._asdict(),
        first_seen=aggregate.first_seen,
        last_seen=aggregate.last_seen,
        categories=aggregate.all.categories,
        months=tuple(
            MonthCount(month=day_of(month), items=len(aggregate.month(month)), crimes=verdict.crimes)
            for month, verdict in verdicts.items()
        ),
        hot_months=tuple(map(day_of, hot)),
        near_repeats=repeats,
        cuckooing=premises.cuckooing if premises else None,
        **(premises.vehicles() | premises.acts() if premises else {}),
        read=aggregate.in_texts.shown or None,
        read_total=len(aggregate.in_texts) or None,
        standing=premises.standing(aggregate.all.standing) if premises else aggregate.all.standing,
        explanation=_explanation(aggregate, verdicts, hot, len(repeats), premises),
    )


def month_document(
    subject: str, where: NamedPlace, month: Month, verdict: MonthVerdict, tally: ItemTally
) -> CellMonthDocument:
    """The document of one month of a map cell."""
    before = verdict.before
    since = day_of(month - len(before))
    return CellMonthDocument(
        id=f"{subject}/{day_of(month):%Y-%m}",
        **where._asdict(),
        month=day_of(month),
        total=len(tally),
        crimes=verdict.crimes,
        categories=tally.categories,
        months_before=len(before),
        mean_before=round(sum(before) / len(before), 2) if before else 0.0,
        chance=None if verdict.chance is None else round(float(verdict.chance), 9),
        hot=verdict.hot,
        standing=tally.standing if tally else None,
        explanation=verdict_in_words(verdict, f"{day_of(month):%B %Y}", f"{since:%B %Y}"),
    )


def _explanation(
    aggregate: PlaceAggregate,
    verdicts: dict[Month, MonthVerdict],
    hot: list[Month],
    repeats: int,
    premises: PremisesState | None,
) -> str:
    often = ", ".join(f"{count.name} {count.items}" for count in aggregate.all.categories[:3])
    total = len(aggregate.all)
    sentences = [f"{total} item{'s' * (total != 1)} in all: {often}."]
    if read := len(aggregate.in_texts):
        sentences.append(texts_read.in_words(aggregate.in_texts.shown, read, total))
    for month in hot[-3:]:
        since = day_of(month - len(verdicts[month].before))
        sentences.append(verdict_in_words(verdicts[month], f"{day_of(month):%B %Y}", f"{since:%B %Y}"))
    if repeats:
        sentences.append(f"{repeats} near repeat{'s' * (repeats != 1)}.")
    if premises and (why := premises.cuckooing_in_words):
        sentences.append(why)
    return " ".join(sentences)


def _middle(cell: str) -> GeoPoint:
    latitude, longitude = h3.cell_to_latlng(cell)
    return GeoPoint(lat=round(latitude, 6), lon=round(longitude, 6))
