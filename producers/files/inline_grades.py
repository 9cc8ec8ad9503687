"""Grades as people write them after an item's full stop: ``1BP``, ``2CC A2 S1``, ``1BC A3 S1: for housing officers``.

    grade      = source assessment handling [ " " action " " sanitisation [ ": " conditions ] ]
    source     = "1" | "2" | "3"             action       = "A1" | "A2" | "A3"
    assessment = "A" | "B" | "C" | "D" | "E" sanitisation = "S1" | "S2"
    handling   = "P" | "C"

The first three are the inline form of the College of Policing (3x5x2). It has none for the codes that C requires: that
they follow, in this order, is our choice.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from pydantic import ValidationError

from schemas.errors import BrokenRule
from schemas.grading import Action, Assessment, Grade, Handling, Sanitisation, SourceEvaluation

RIGHT: Final = "1BP, or 2CC A2 S1"
_FORM: Final = re.compile(
    r"(?P<source>\w)(?P<assessment>\w)(?P<handling>\w)"
    r"(?: +(?P<action>[A-Z]\d) +(?P<sanitisation>[A-Z]\d))?(?: *: *(?P<conditions>\S.*))?"
)
_OLD_SCHEME: Final = re.compile(r"[A-Ea-e][ /-]?[1-5][ /-]?[1-5]")
_SCALES: Final = {
    "source": ("the source evaluation", SourceEvaluation),
    "assessment": ("the assessment", Assessment),
    "handling": ("the handling code", Handling),
    "action": ("the action code", Action),
    "sanitisation": ("the sanitisation code", Sanitisation),
}


def grade_of(text: str) -> Grade:
    """Parse a 3x5x2 grade. Raise BrokenRule; its message never repeats the text."""
    written = text.strip()
    found = _FORM.fullmatch(written)
    if _OLD_SCHEME.fullmatch(written):
        raise BrokenRule("is a grade of 5x5x5; here a grade is one of 3x5x2", example=RIGHT)
    if found and not _in_capitals(found):
        raise BrokenRule("a grade is written in capitals", example=RIGHT)
    if not found:
        message = "a grade is source, assessment and handling code, and under C an action and a sanitisation code"
        raise BrokenRule(message, example=RIGHT)
    for part, (name, scale) in _SCALES.items():
        _on(scale, found[part], name)
    try:
        return Grade(
            source_evaluation=SourceEvaluation(found["source"]),
            assessment=Assessment(found["assessment"]),
            handling=Handling(found["handling"]),
            action=Action(found["action"]) if found["action"] else None,
            sanitisation=Sanitisation(found["sanitisation"]) if found["sanitisation"] else None,
            conditions=found["conditions"],
        )
    except ValidationError as error:
        raise BrokenRule(_why(error), example=RIGHT) from None


def _in_capitals(found: re.Match[str]) -> bool:
    codes = found["source"] + found["assessment"] + found["handling"]
    return codes == codes.upper()


def _on(scale: type[StrEnum], written: str | None, name: str) -> None:
    codes = [str(code) for code in scale]
    if written is not None and written not in codes:
        raise BrokenRule(f"{name} is one of {', '.join(codes)}", example=RIGHT)


def _why(error: ValidationError) -> str:
    return error.errors(include_input=False, include_url=False)[0]["msg"].removeprefix("Value error, ")


KNOWN_DIRECTLY: Final = grade_of("1AP")
"""Of what a public body publishes of its own acts: it was there."""

KNOWN_INDIRECTLY: Final = grade_of("1CP")
"""Of what a public body publishes of what it was told."""
