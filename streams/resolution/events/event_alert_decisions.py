"""Facts about alerts: one for each item of an alert decision (acknowledged or dismissed, by whom, when, why)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from schemas.facts.alerts import AlertDecisionFact
from schemas.statements import Statement
from schemas.topics import SEPARATOR

KIND: Final = "alert-decision"


def alert_decision_facts(statement: Statement) -> Iterator[tuple[str, AlertDecisionFact]]:
    """Alert id and fact; the id of the fact is the item's. An item whose alert id is empty or holds the key separator
    gives none."""
    if statement.kind != KIND:
        return
    for item in statement.items:
        alert, *stood_on = item.about or ("",)
        if not alert or SEPARATOR.decode() in alert:
            continue
        yield (
            alert,
            AlertDecisionFact(
                item_id=item.item_id,
                answer=item.category or "",
                by=item.decided_by or "",
                at=statement.recorded_at,
                reason=item.text or "",
                grade=item.grade,
                stood_on=tuple(stood_on),
            ),
        )
