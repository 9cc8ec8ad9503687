"""What an item counts for by its grade: whole or half, never a percentage."""

from __future__ import annotations

from typing import Final

from schemas.grading import Assessment, Grade, SourceEvaluation

LOW: Final = 0.5
"""What an item counts for whose source is not reliable, or of which it is not known how the source knows."""


def worth(grade: Grade) -> float:
    """Whole, or half of that where the grade is low."""
    low = grade.source_evaluation is SourceEvaluation.NOT_RELIABLE or grade.assessment is Assessment.NOT_KNOWN
    return LOW if low else 1.0
