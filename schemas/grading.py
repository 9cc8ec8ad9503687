"""3x5x2: how reliable a source and its information are, and with whom it may be shared.

Source of the rules: College of Policing, Authorised Professional Practice, intelligence report (3x5x2).
A grade is never a percentage.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, Self

from pydantic import ConfigDict, JsonValue, model_validator
from pydantic.config import JsonDict

from schemas.base import Model, Text
from schemas.errors import BrokenRule


class SourceEvaluation(StrEnum):
    """How reliable the source has been."""

    RELIABLE = "1"
    UNTESTED = "2"
    NOT_RELIABLE = "3"


class Assessment(StrEnum):
    """How the source came to know."""

    KNOWN_DIRECTLY = "A"
    KNOWN_INDIRECTLY_CORROBORATED = "B"
    KNOWN_INDIRECTLY = "C"
    NOT_KNOWN = "D"
    SUSPECTED_FALSE = "E"


class Handling(StrEnum):
    """P: lawful sharing permitted. C: lawful sharing permitted with conditions."""

    PERMITTED = "P"
    CONDITIONS = "C"


class Action(StrEnum):
    """What may be done with a C item; A1 is the strictest."""

    COVERT_DEVELOPMENT = "A1"
    COVERT_USE = "A2"
    OVERT_USE = "A3"


class Sanitisation(StrEnum):
    """Who may write the sanitised version of a C item; S2 is the stricter."""

    UNSUPERVISED = "S1"
    CONSULT_ORIGINATOR = "S2"


_ABSENT: Final[JsonDict] = {"type": "null"}
_CODES: Final[list[JsonValue]] = [
    {
        "if": {"properties": {"handling": {"const": "P"}}},
        "then": {"properties": {"action": _ABSENT, "sanitisation": _ABSENT, "conditions": _ABSENT}},
        "else": {
            "required": ["action", "sanitisation"],
            "properties": {"action": {"type": "string"}, "sanitisation": {"type": "string"}},
        },
    },
    {
        "if": {"required": ["action"], "properties": {"action": {"const": "A3"}}},
        "then": {"required": ["conditions"], "properties": {"conditions": {"type": "string"}}},
    },
]
"""The same rules in JSON Schema."""

_CONDITIONAL: Final = (
    '{"source_evaluation": "2", "assessment": "C", "handling": "C", "action": "A2", "sanitisation": "S1"}'
)


class Grade(Model):
    """The grade of one item. Under P no action or sanitisation code may be given; under C both are required."""

    model_config = ConfigDict(json_schema_extra={"allOf": _CODES})

    source_evaluation: SourceEvaluation
    assessment: Assessment
    handling: Handling
    action: Action | None = None
    sanitisation: Sanitisation | None = None
    conditions: Text | None = None  # what the owner of the information allows; required under A3

    @model_validator(mode="after")
    def _codes_fit_the_handling(self) -> Self:
        if self.handling is Handling.PERMITTED:
            if self.action or self.sanitisation or self.conditions:
                raise ValueError("handling code P takes no action, sanitisation or conditions; leave them out")
        elif not (self.action and self.sanitisation):
            message = "handling code C requires an action code (A1, A2, A3) and a sanitisation code (S1, S2)"
            raise BrokenRule(message, example=_CONDITIONAL)
        elif self.action is Action.OVERT_USE and not self.conditions:
            message = "action code A3 requires conditions: what the owner of the information allows"
            raise BrokenRule(message, field="conditions", example='"may be shared with housing officers"')
        return self

    @property
    def inline(self) -> str:
        """As it stands after an item's full stop, without the brackets: ``1BP``."""
        return f"{self.source_evaluation.value}{self.assessment.value}{self.handling.value}"


def strictest(grades: Iterable[Grade]) -> tuple[Handling, Action | None, Sanitisation | None]:
    """How a conclusion that stands on these grades must be handled: C over P, A1 over A2 over A3, S2 over S1."""
    conditional = [grade for grade in grades if grade.handling is Handling.CONDITIONS]
    if not conditional:
        return Handling.PERMITTED, None, None
    action = min(grade.action for grade in conditional if grade.action)
    sanitisation = max(grade.sanitisation for grade in conditional if grade.sanitisation)
    return Handling.CONDITIONS, action, sanitisation
