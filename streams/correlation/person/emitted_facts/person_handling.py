"""How a person must be handled where another subject shows them: risk and name stand on items of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from schemas.facts.persons import PersonFact
from schemas.facts.standing import HandlingCodes
from schemas.grading import Grade, Handling
from streams.correlation.person.person_profile import PersonProfile
from streams.correlation.person.traits.derivation import at_risk
from streams.correlation.standing import strictest_codes


class Graded(Protocol):
    """Whatever stands on one item."""

    @property
    def grade(self) -> Grade:
        """Of the item."""


def risk_fields(profile: PersonProfile) -> dict[str, object]:
    """Whether they are at risk, and how the items that say so must be handled."""
    risks = profile.risks
    return {
        "at_risk": at_risk(risks),
        "at_risk_handling": strictest_codes(trait.standing for trait in risks),
    }


def name_fields(name: str, facts: Iterable[PersonFact]) -> dict[str, object]:
    """How the items must be handled that give the name, where none of them may be shared."""
    return {"name_handling": handling_unless_shared(fact for fact in facts if name in fact.names)}


def handling_unless_shared(facts: Iterable[Graded]) -> HandlingCodes | None:
    """The strictest codes of what only these items say. None: one of them is permitted (P), or there is none."""
    grades = [fact.grade for fact in facts]
    strict = all(grade.handling is Handling.CONDITIONS for grade in grades)
    return strictest_codes(grades) if strict else None
