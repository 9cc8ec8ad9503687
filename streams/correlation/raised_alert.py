"""Builds alert documents. The id follows from rule, subject, month and earliest supporting item.

So it survives rebuilds and regrades, and decisions about the alert find it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid5

from schemas.documents.alerts import AlertDocument, AlertOrigin
from schemas.facts.alerts import RAISED
from schemas.facts.standing import Standing
from schemas.grading import Assessment, Grade, SourceEvaluation
from schemas.search import GeoPoint
from schemas.times import clock_day, day_number
from schemas.topics import record_key
from schemas.wire import encode
from streams.correlation.standing import SHOWN, standing
from streams.subject_step import Destination, Output

ALERTS: Final = UUID("2f0c7b0e-7a57-5f55-8d0b-51f5c0f0a9be")
"""Namespace of alert ids. Never changes: decisions about alerts depend on it."""


ORIGINS: Final = 100
ITEMS: Final = 5
"""Origins that an alert names, and items of each, at most: the earliest.

Later origins of a crowd are not seen as new.
"""


class SupportingItem(NamedTuple):
    """One item that an alert stands on."""

    at: datetime
    item: str
    origin: str
    grade: Grade


class AlertSubject(NamedTuple):
    """The subject of an alert: the document that it is about, and where it lies."""

    subject: str
    family: str
    name: str
    town: str | None = None
    point: GeoPoint | None = None


class AlertRule(NamedTuple):
    """Name and version of the rule that raises alerts."""

    name: str
    version: int


def alert_document(
    rule: AlertRule,
    about: AlertSubject,
    raised_by: Sequence[SupportingItem],
    until: datetime,
    support: Iterable[SupportingItem],
    **more: Any,
) -> AlertDocument:
    """An alert, active from the latest of ``raised_by`` (in the order of time) to ``until``.

    ``support``: all items that it stands on. ``more``: further fields of the document.
    """
    raised, behind = max(item.at for item in raised_by), list(support)
    window = clock_day(raised).replace(day=1)
    return AlertDocument(
        id=alert_id(rule, about.subject, window, raised_by[0].item),
        rule=rule.name,
        version=rule.version,
        **about._asdict(),
        window=window,
        active_from=raised,
        active_until=max(until, raised),
        raised_by=tuple(dict.fromkeys(item.item for item in raised_by))[:SHOWN],
        standing=support_standing(behind),
        origins=alert_origins(behind),
        **more,
    )


def alert_id(rule: AlertRule, subject: str, window: date, earliest: str) -> str:
    """The id: uuid5 of rule, subject, month and earliest item."""
    return str(uuid5(ALERTS, " ".join([rule.name, subject, f"{window:%Y-%m}", earliest])))


def alert_fact(facts: str, alert: AlertDocument) -> tuple[Destination, Output]:
    """The output by which a rule's stage raises an alert; correlate_alert joins it with people's decisions."""
    return Destination(facts, record_key(alert.id, RAISED)), Output(alert.id.encode(), encode(alert))


def alert_origins(support: Iterable[SupportingItem]) -> tuple[AlertOrigin, ...]:
    """Supporting items by origin, the earliest first, so that a decision can be compared with what it did not know."""
    found: dict[str, list[str]] = {}
    for item in sorted({item.item: item for item in support}.values(), key=lambda item: (item.at, item.item)):
        found.setdefault(item.origin, []).append(item.item)
    return tuple(AlertOrigin(items=tuple(items[:ITEMS])) for items in islice(found.values(), ORIGINS))


def may_raise(support: Sequence[SupportingItem], origins: int) -> bool:
    """Whether these have enough independent origins not suspected to be false, and not only unreliable sources."""
    true = [item for item in support if item.grade.assessment is not Assessment.SUSPECTED_FALSE]
    sources = {item.grade.source_evaluation for item in true}
    return len({item.origin for item in true}) >= origins and sources != {SourceEvaluation.NOT_RELIABLE}


def first_sufficient(ordered: Sequence[SupportingItem], origins: int) -> list[SupportingItem] | None:
    """The shortest prefix that may raise an alert; None if all together may not."""
    ends = range(origins, len(ordered) + 1)
    return next((list(ordered[:end]) for end in ends if may_raise(ordered[:end], origins)), None)


def support_standing(support: Iterable[SupportingItem]) -> Standing:
    """Items (each once, the earliest first), grades and handling of this support."""
    ordered = sorted({item.item: item for item in support}.values(), key=lambda item: (item.at, item.item))
    grades = Counter(item.grade for item in ordered)
    return standing((item.item for item in ordered), len(ordered), grades, len({item.origin for item in ordered}))


def midnight(day: int) -> datetime:
    """The start of the day with this ordinal, at most of the last day there is."""
    return datetime.combine(date.fromordinal(min(day, date.max.toordinal())), datetime.min.time(), UTC)


def midnight_after(moment: datetime, days: int) -> datetime:
    """The midnight at which ``days`` whole days after this moment have ended."""
    return midnight(day_number(moment) + days + 1)


def day_in_words(moment: datetime) -> str:
    """A day as people read it: ``2 Oct 2018``."""
    return f"{clock_day(moment):%d %b %Y}".lstrip("0")
