"""Alerts: what a rule asks people to look at, the items behind it, and when it is active."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from schemas.base import Model, UtcMoment
from schemas.facts.standing import Standing
from schemas.search import Point, Search


class WeighedSign(Model):
    """One named sign: what it counts for, how fast that fades, and the items that note it."""

    name: str
    speaks: str  # of dealing, of the home, or against
    weight: float  # points that one item of a high grade adds; less where its grade is lower
    half_life_days: int  # 0: it does not fade
    points: float  # its sum on the day of the highest total; of what does not fade, of all items
    items_total: int
    items: tuple[str, ...]  # the earliest of them
    origins: int
    reason: Annotated[str, Search.STORED]


class AlertOrigin(Model):
    """One independent origin that an alert stands on: the earliest of its items."""

    items: Annotated[tuple[str, ...], Search.STORED]


class AlertDecisionShown(Model):
    """What somebody decided about the alert, and why."""

    item: str  # the item with the decision
    answer: str  # acknowledged, dismissed
    by: str
    at: UtcMoment
    reason: Annotated[str, Search.STORED]
    grade: str


class AlertHarm(Model):
    """How grave what an alert tells of is: lists begin with rank 1."""

    rank: int
    reason: Annotated[str, Search.STORED]


class AlertDocument(Model):
    """One alert. Raised by the agent whose rule it is; owner: correlate_alert, which adds what people decided.

    ``id`` follows from the rule, the subject, the calendar window and the earliest item it stood on when it was raised.
    There is no "now" in it: it was raised and is active from ``active_from`` up to ``active_until`` in event time.
    """

    id: str
    kind: Literal["alert"] = "alert"
    rule: str
    version: int
    subject: str  # the id of the document it is about …
    family: str  # … and its family
    name: Annotated[str, Search.NAME]
    at_risk: tuple[str, ...] = ()  # of the person it is about, or of the two: child, exploited
    town: Annotated[str | None, Search.NAME] = None
    point: Point | None = None
    window: date  # the first day of the month in which it was raised
    active_from: UtcMoment
    active_until: UtcMoment
    band: str | None = None  # the highest reached
    likely: str | None = None  # in a word of the yardstick; None where the rule states a fact and no likelihood
    signs: tuple[WeighedSign, ...] = ()
    raised_by: tuple[str, ...]  # the items it stood on when it was raised, the earliest
    standing: Standing
    explanation: Annotated[str, Search.TEXT]
    raised_again_by: Annotated[str, Search.STORED]
    origins: tuple[AlertOrigin, ...] = ()  # the earliest of ``standing.origins``
    harm: AlertHarm | None = None  # filled in by correlate_alert
    status: str = "raised"  # acknowledged, dismissed, raised-again
    new_origins: int = 0  # that were not known when it was last decided about …
    new_items: tuple[str, ...] = ()  # … and the earliest of their items
    decisions: tuple[AlertDecisionShown, ...] = ()  # the newest first
    decisions_total: int = 0
