"""So many events a second, and no more."""

from __future__ import annotations

from typing import Final

CATCH_UP: Final = 0.1
"""Seconds of delay that may be made good at once. A longer pause is not followed by a burst."""


class RateLimit:
    """Spreads events evenly. Times are seconds of a clock that never goes back."""

    def __init__(self, a_second: float) -> None:
        if a_second <= 0:
            raise ValueError("a rate must be more than nothing a second")
        self._every = 1 / a_second
        self._next = float("-inf")

    def wait(self, now: float) -> float:
        """How many seconds the next event must wait. It counts as gone then."""
        due = max(self._next, now - CATCH_UP if self._next > float("-inf") else now)
        self._next = due + self._every
        return max(0.0, due - now)
