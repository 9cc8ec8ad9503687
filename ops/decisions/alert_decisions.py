"""Alerts as they are listed, and the event that answers one. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from ops.decisions.amendments import INTELLIGENCE_UNIT, content_id
from ops.decisions.identity_decisions import decision_grade
from schemas.events import AlertDecision
from schemas.kinds.decisions import AlertAnswer, AlertItem
from schemas.times import minute_of
from schemas.views import View
from streams.correlation.wording import at_risk_first

ALERT_COLUMNS: Final = ("active", "what", "stands on", "status", "id")


def alert_row(alert: Mapping[str, Any]) -> tuple[str, ...]:
    """One row of the list, in the order of ``ALERT_COLUMNS``."""
    standing, whom = alert["standing"], _whom(alert)
    grades = f"{standing['best']}\u2013{standing['worst']}"
    support = f"{standing['items_total']} items\n{standing['origins']} origins\n{grades}"
    active = f"{alert['active_from'][:10]}\nto {alert['active_until'][:10]}"
    return active, f"{whom}\n{alert['rule']}", support, alert["status"], alert["id"]


def alert_heading(alert: Mapping[str, Any]) -> str:
    """The first line of one alert: whom it is about, the rule, its status."""
    return f"{_whom(alert)}: {alert['rule']} (version {alert['version']}), {alert['status']}"


def _whom(alert: Mapping[str, Any]) -> str:
    """What the alert is about and where, behind what its persons are to be protected from."""
    name, town = alert["name"], alert.get("town")
    return at_risk_first(name if not town or town in name else f"{name}, {town}", alert.get("at_risk", ()))


def alert_decision(
    alert: Mapping[str, Any], answer: AlertAnswer, *, by: str, reason: str, view: View, now: datetime
) -> AlertDecision:
    """The event. It names the items that the alert stood on, so that any other item can raise the alert again.

    Its reference follows from its content and the second: a command that is sent twice at once decides once.
    """
    second = now.replace(microsecond=0)
    reference = content_id(answer.value, alert["id"], by, reason, second.isoformat())
    item = AlertItem(
        number=1,
        grade=decision_grade(view),
        alert=alert["id"],
        decision=answer,
        decided_by=by,
        reason=reason,
        stood_on=tuple(item for origin in alert["origins"] for item in origin["items"]),
    )
    return AlertDecision(
        source_system=INTELLIGENCE_UNIT,
        source_reference=f"alert-{reference}",
        occurred=minute_of(now),
        reported_at=second,
        recorded_at=second,
        items=(item,),
    )
