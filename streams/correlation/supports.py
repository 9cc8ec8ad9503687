"""Grades carried on from one conclusion to the next, so that none is lost on the way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from schemas.facts.standing import Standing
from schemas.grading import Grade, Handling

LONGEST: Final = 200
"""Characters of the conditions of a grade that are carried on. All of them stand in the item's event."""


def in_short(grade: Grade) -> Grade:
    """The same grade, its conditions cut: it is carried with many conclusions."""
    if grade.conditions is None or len(grade.conditions) <= LONGEST:
        return grade
    return grade.model_copy(update={"conditions": grade.conditions[:LONGEST]})


def as_strict_as(own: Standing, beside: Iterable[Standing]) -> Standing:
    """``own``, handled as strictly as what stands beside it: C over P, A1 over A2 over A3, S2 over S1."""
    strict = [one for one in (own, *beside) if one.handling is Handling.CONDITIONS]
    if not strict:
        return own
    action = min((one.action for one in strict if one.action), default=None)
    sanitisation = max((one.sanitisation for one in strict if one.sanitisation), default=None)
    codes = {"handling": Handling.CONDITIONS, "action": action, "sanitisation": sanitisation}
    return own.model_copy(update=codes)
