"""Alerts as they are listed, and the answer to one. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from ops.decisions.amendment_publication import amendment_id
from ops.decisions.identity_decisions import DESK, grade_of
from schemas.events import AlertDecision
from schemas.kinds.decisions import AlertAnswer, AlertItem
from schemas.times import minute_of
from schemas.views import View

OPEN: Final = ("raised", "raised-again")
"""How an alert stands that still waits for somebody."""

COLUMNS: Final = ("active", "what", "stands on", "status", "id")


def query(*, statuses: Sequence[str], rule: str | None, on: date | None, size: int) -> dict[str, Any]:
    """The search request: alerts of these, the latest first; ``on``: only those active that day."""
    clauses: list[dict[str, Any]] = [{"terms": {"status": list(statuses)}}] if statuses else []
    if rule:
        clauses.append({"term": {"rule": rule}})
    if on:
        clauses.append({"range": {"active_from": {"lt": f"{on.isoformat()}||+1d"}}})
        clauses.append({"range": {"active_until": {"gt": on.isoformat()}}})
    sort = [{"active_from": "desc"}, {"id": "asc"}]
    return {"query": {"bool": {"filter": clauses}}, "sort": sort, "size": size, "track_total_hits": True}


def row(alert: Mapping[str, Any]) -> tuple[str, ...]:
    """One line of the list, in the order of ``COLUMNS``."""
    standing, name, town = alert["standing"], alert["name"], alert.get("town")
    where = name if not town or town in name else f"{name}, {town}"
    grades = f"{standing['best']}\u2013{standing['worst']}"
    stands_on = f"{standing['items_total']} items\n{standing['origins']} origins\n{grades}"
    active = f"{alert['active_from'][:10]}\nto {alert['active_until'][:10]}"
    return active, f"{alert['rule']}\n{where}", stands_on, alert["status"], alert["id"]


def answered(
    alert: Mapping[str, Any], answer: AlertAnswer, *, by: str, reason: str, view: View, now: datetime
) -> AlertDecision:
    """The event. It says which items were seen, so that whatever is new can raise the alert again.

    Its reference follows from what it says and the second: pressed twice at once, it is decided once.
    """
    second = now.replace(microsecond=0)
    said = (answer.value, alert["id"], by, reason, second.isoformat())
    item = AlertItem(
        number=1,
        grade=grade_of(view),
        alert=alert["id"],
        decision=answer,
        decided_by=by,
        reason=reason,
        stood_on=tuple(item for origin in alert["origins"] for item in origin["items"]),
    )
    return AlertDecision(
        source_system=DESK,
        source_reference=f"alert-{amendment_id(*said)}",
        occurred=minute_of(now),
        reported_at=second,
        recorded_at=second,
        items=(item,),
    )
