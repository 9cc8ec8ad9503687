"""What a conclusion stands on: items, grades, and how it must therefore be handled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from schemas.documents import Count, Standing
from schemas.grading import Grade, strictest

SHOWN: Final = 10
"""Items named in a document, the earliest ones; ``items_total`` says how many there are."""


def origin(item: str, story: str | None) -> str:
    """What an item goes back to: the report that first told its story. Items with one origin corroborate nothing."""
    return (story or item).partition("/")[0]


def standing(items: Iterable[str], total: int, grades: Mapping[Grade, int], origins: int) -> Standing:
    """``items`` in the order they are to be named, ``total`` of them; ``grades`` counts those of each grade."""
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
