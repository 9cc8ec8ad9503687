"""Facts about alerts: what a rule raises (an undecided ``AlertDocument``), and the decisions of people about it."""

from __future__ import annotations

from typing import Final, Literal

from schemas.base import Model, UtcMoment
from schemas.grading import Grade
from schemas.ids import ItemId

RAISED: Final = "raised"
"""What the fact is called in which a rule raises the alert: there is one of it, and the decisions beside."""


class AlertDecisionFact(Model):
    """One item in which somebody acknowledged or dismissed the alert."""

    kind: Literal["decided"] = "decided"
    item_id: ItemId
    answer: str
    by: str
    at: UtcMoment
    reason: str
    grade: Grade
    stood_on: tuple[str, ...] = ()  # items known then; none: those that raised it
