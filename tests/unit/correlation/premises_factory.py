"""Factories: what items say of one home, of which a test names only what matters. Everybody is invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from schemas.documents.alerts import AlertDocument
from schemas.documents.locations import LocationDocument
from schemas.facts.locations import LocationFact, MentionedPerson, PremisesDetails
from schemas.ids import ItemId
from schemas.mentions.locations import LocationPrecision
from schemas.times import TimePrecision
from schemas.views import View
from schemas.vocabulary.indicators import Indicator
from streams.correlation.location.place_item import PlaceItem, place_item
from streams.correlation.location.stage import CorrelateLocation, PlaceState
from tests.make import grade

HOME, CELL = "address/1-sample-street/nn1-1aa", "cell/881954b1b3fffff"
FIRST = datetime(2018, 10, 1, 21, tzinfo=UTC)


def item(
    item: str,
    *signs: Indicator,
    day: int = 0,
    graded: str = "2AP",
    kind: str = "crime-report",
    category: str = "anti-social-behaviour",
    by: str | None = None,
    retells: str | None = None,
    persons: Iterable[MentionedPerson] = (),
    weapons: Iterable[str] = (),
    time: TimePrecision = TimePrecision.HOUR,
    north: float = 0.0,
    premises_type: str | None = None,
    **more: Any,
) -> PlaceItem:
    """``day``: after the first of October 2018. ``by``: who called. ``north``: degrees."""
    start = FIRST + timedelta(days=day)
    callers = (by,) if by else ()
    return place_item(
        LocationFact(
            item_id=ItemId(f"{item}/1"),
            kind=kind,
            category=category,
            crime=kind in {"crime-report", "recorded-crime"},
            start=start,
            end=start + timedelta(hours=1),
            time=time,
            grade=grade(graded),
            place=LocationPrecision.ADDRESS,
            name="1 Sample Street, Northampton",
            town="Northampton",
            latitude=52.2376 + north,
            longitude=-0.8954,
            weapons=tuple(weapons),
            details=PremisesDetails(
                indicators=signs, callers=callers, persons=tuple(persons), premises_type=premises_type
            ),
            story=ItemId(f"{retells}/1") if retells else None,
            **more,
        )
    )


def state_of(facts: Iterable[PlaceItem], subject: str = HOME) -> PlaceState:
    made = CorrelateLocation("test", View.C).empty_state(subject)
    for item in facts:
        made.put(item.item, item)
    return made


def outputs_of(kept: PlaceState) -> tuple[LocationDocument, list[AlertDocument]]:
    """The place's own document, and its alerts, the first raised first."""
    said: Mapping[str, Any] = {
        destination.key.decode(): output.value for destination, output in kept.conclude().items()
    }
    own = next(value for key, value in said.items() if key.startswith("locations|") and not key[-7:].startswith("20"))
    alerts = [AlertDocument.model_validate_json(value) for key, value in said.items() if key.endswith("|raised")]
    return LocationDocument.model_validate_json(own), sorted(alerts, key=lambda alert: (alert.active_from, alert.rule))


def concluded(*facts: PlaceItem, subject: str = HOME) -> tuple[LocationDocument, list[AlertDocument]]:
    return outputs_of(state_of(facts, subject))


def raised(*facts: PlaceItem, rule: str = "cuckooed-address", subject: str = HOME) -> list[AlertDocument]:
    """The alerts of one rule."""
    return [alert for alert in concluded(*facts, subject=subject)[1] if alert.rule == rule]
