"""The two views. P contains what may lawfully be shared; C contains everything.

From enrich on every topic, table and index exists once for each view, so that access control keeps them apart.
"""

from __future__ import annotations

from enum import StrEnum

from schemas.grading import Handling


class View(StrEnum):
    """Who is looking."""

    P = "p"
    C = "c"

    def shows(self, handling: Handling) -> bool:
        """Whether an item of this handling code exists in this view."""
        return self is View.C or handling is Handling.PERMITTED
