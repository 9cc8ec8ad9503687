"""Standing of a conclusion: its items, grades, number of origins, and the handling that follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final, Protocol

from schemas.facts.standing import Count, HandlingCodes, Standing
from schemas.grading import Action, Assessment, Grade, Handling, Sanitisation, SourceEvaluation, strictest

SHOWN: Final = 10
"""Items that a document names, at most: the earliest. ``items_total`` gives their number."""


_Codes = tuple[SourceEvaluation, Assessment, Handling, Action | None, Sanitisation | None]


def origin_of(item: str, story: str | None) -> str:
    """The event that first reported the item's story. Items of one origin do not corroborate one another."""
    return (story or item).partition("/")[0]


def standing_of(said: Iterable[tuple[str, Grade]], origins: int) -> Standing:
    """From items with their grades, in the order in which they are to be named; repeated items count once."""
    items: dict[str, Grade] = {}
    for item, grade in said:
        items.setdefault(item, grade)
    times: Counter[_Codes] = Counter()
    known: dict[_Codes, Grade] = {}
    for grade in items.values():
        codes = (grade.source_evaluation, grade.assessment, grade.handling, grade.action, grade.sanitisation)
        times[codes] += 1
        known.setdefault(codes, grade)
    return standing(items, len(items), {known[codes]: many for codes, many in times.items()}, origins)


def standing(items: Iterable[str], total: int, grades: Mapping[Grade, int], origins: int) -> Standing:
    """From counts.

    ``items`` in the order in which they are to be named, ``total`` of them; ``grades``: items of each grade.
    """
    inline = Counter[str]()
    for grade, times in grades.items():
        inline[grade.inline] += times
    ordered = sorted(inline)
    handling, action, sanitisation = strictest(grades)
    return Standing(
        items_total=total,
        origins=origins,
        items=tuple(islice(items, SHOWN)),
        grades=tuple(Count(name=grade, items=inline[grade]) for grade in ordered),
        best=ordered[0][:2],
        worst=ordered[-1][:2],
        handling=handling,
        action=action,
        sanitisation=sanitisation,
    )


LONGEST_CONDITIONS: Final = 200
"""Characters of a grade's conditions that are copied. The item's event has all of them."""


def shortened(grade: Grade) -> Grade:
    """The grade with its conditions cut to ``LONGEST_CONDITIONS``, since it is copied into many conclusions."""
    if grade.conditions is None or len(grade.conditions) <= LONGEST_CONDITIONS:
        return grade
    return grade.model_copy(update={"conditions": grade.conditions[:LONGEST_CONDITIONS]})


class Handled(Protocol):
    """Whatever has a handling code, and the codes of action and sanitisation that go with it."""

    @property
    def handling(self) -> Handling:
        """P or C."""

    @property
    def action(self) -> Action | None:
        """None under P."""

    @property
    def sanitisation(self) -> Sanitisation | None:
        """None under P."""


def strictest_codes(handled: Iterable[Handled]) -> HandlingCodes | None:
    """The strictest handling of all: C over P, A1 over A2 over A3, S2 over S1. None: all are permitted."""
    strict = [each for each in handled if each.handling is Handling.CONDITIONS]
    if not strict:
        return None
    return HandlingCodes(
        handling=Handling.CONDITIONS,
        action=min((each.action for each in strict if each.action), default=None),
        sanitisation=max((each.sanitisation for each in strict if each.sanitisation), default=None),
    )


def with_strictest_handling(own: Standing, beside: Iterable[Handled]) -> Standing:
    """``own`` with the strictest handling of all."""
    codes = strictest_codes([own, *beside])
    return own if codes is None else own.model_copy(update=dict(codes))
