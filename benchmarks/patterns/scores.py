"""How a pattern is scored: of what was so, what was raised; of what was raised, what was so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from math import sqrt
from statistics import median
from typing import Any, Final

EARLY: Final = timedelta(days=1)
"""What is known by the day begins at midnight, and may so be raised some hours before it was so."""


def share(part: int, of: int) -> float | None:
    """None of nothing."""
    return round(part / of, 3) if of else None


def score(truth: int, raised: int, right: int, found: int, ahead: Iterable[float] = ()) -> dict[str, Any]:
    """``ahead``: days from when it was raised until it ended, of those found."""
    days = list(ahead)
    return {
        "truth": truth,
        "raised": raised,
        "precision": share(right, raised),
        "recall": share(found, truth),
        "median_days_ahead": round(median(days), 1) if days else None,
    }


def of_traced(traced: Collection[object], found: Collection[object]) -> dict[str, Any]:
    """Recall of those that left a trace, and how many they are."""
    return {"traced": len(traced), "recall_of_traced": share(len(set(traced) & set(found)), len(traced))}


def wilson(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The interval of a share, by Wilson's score; of nothing, everything."""
    if not total:
        return 0.0, 1.0
    share, square = right / total, z * z / total
    middle = (share + square / 2) / (1 + square)
    half = z * sqrt(share * (1 - share) / total + square / total / 4) / (1 + square)
    return middle - half, middle + half
