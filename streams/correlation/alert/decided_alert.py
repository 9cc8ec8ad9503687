"""An alert joined with people's decisions about it: the newest decision gives its status.

A supporting origin is new if the decision knew none of its items. New origins raise a dismissed alert again; an
acknowledged alert stays acknowledged and lists them. Decisions assessed E (suspected to be false) are ignored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from schemas.documents.alerts import AlertDecisionShown, AlertDocument, AlertOrigin
from schemas.facts.alerts import AlertDecisionFact
from schemas.facts.standing import Standing
from schemas.grading import Assessment, Grade, strictest
from streams.correlation.raised_alert import day_in_words

SHOWN: Final = 10
"""Decisions shown (the newest) and new items named (the earliest), at most."""

DISMISSED: Final = "dismissed"
AGAIN: Final = "raised-again"


def alert_with_decisions(raised: AlertDocument, decided: Iterable[AlertDecisionFact]) -> AlertDocument:
    """The alert with status, new origins and decisions filled in; unchanged if no decision counts."""
    counting = [decision for decision in decided if decision.grade.assessment is not Assessment.SUSPECTED_FALSE]
    newest = sorted(counting, key=lambda decision: (decision.at, decision.item_id), reverse=True)
    if not newest:
        return raised
    last = newest[0]
    new = unknown_origins(raised, last)
    again = last.answer == DISMISSED and bool(new)
    return raised.model_copy(
        update={
            "status": AGAIN if again else last.answer,
            "new_origins": len(new),
            "new_items": tuple(chain.from_iterable(origin.items for origin in new))[:SHOWN],
            "decisions": tuple(map(_shown, newest[:SHOWN])),
            "decisions_total": len(newest),
            "standing": with_decision_handling(raised.standing, (decision.grade for decision in newest)),
            "explanation": f"{raised.explanation} {_in_words(last, len(new))}",
            "raised_again_by": _raised_again_by(raised, last, again=again),
        }
    )


def unknown_origins(raised: AlertDocument, decided: AlertDecisionFact) -> Sequence[AlertOrigin]:
    """The origins of the alert of which the decision knew no item."""
    known = frozenset(decided.stood_on or raised.raised_by)
    return [origin for origin in raised.origins if known.isdisjoint(origin.items)]


def with_decision_handling(standing: Standing, grades: Iterable[Grade]) -> Standing:
    """The alert's standing, its handling raised to the strictest of the decisions that are shown with it."""
    handling, action, sanitisation = strictest(grades)
    return standing.model_copy(
        update={
            "handling": max(standing.handling, handling, key=lambda one: one.value == "C"),
            "action": min(filter(None, (standing.action, action)), default=None),
            "sanitisation": max(filter(None, (standing.sanitisation, sanitisation)), default=None),
        }
    )


def _shown(decision: AlertDecisionFact) -> AlertDecisionShown:
    said = {
        "answer": decision.answer,
        "by": decision.by,
        "at": decision.at,
        "reason": decision.reason,
        "grade": decision.grade.inline,
    }
    return AlertDecisionShown.model_validate({"item": decision.item_id, **said})


def _in_words(last: AlertDecisionFact, new: int) -> str:
    sentence = f"{last.answer.capitalize()} by {last.by} on {day_in_words(last.at)}."
    if not new:
        return sentence
    origins = "one independent origin tells" if new == 1 else f"{new} independent origins tell"
    since = f"Since then {origins} of it that was not known then"
    return f"{sentence} {since}{': it is raised again.' if last.answer == DISMISSED else '.'}"


def _raised_again_by(raised: AlertDocument, last: AlertDecisionFact, *, again: bool) -> str:
    if last.answer != DISMISSED or again:
        return raised.raised_again_by
    known = len(raised.origins)
    origins = "the one known" if known == 1 else f"the {known} known"
    return f"a report of it that is independent of {origins} when it was dismissed; or {raised.raised_again_by}"
