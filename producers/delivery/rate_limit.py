"""A limit of events a second."""

from __future__ import annotations

from typing import Final

MAX_BURST_SECONDS: Final = 0.1
"""Seconds of delay that may be caught up in a burst. A longer pause is not followed by a longer burst."""


class RateLimit:
    """Spreads events evenly over time. Times are seconds of a monotonic clock. Raise ValueError for a rate of 0."""

    def __init__(self, a_second: float) -> None:
        if a_second <= 0:
            raise ValueError("a rate must be more than nothing a second")
        self._every = 1 / a_second
        self._next = float("-inf")

    def wait(self, now: float) -> float:
        """Seconds that the next event has to wait from now; it counts as sent after that."""
        due = max(self._next, now - MAX_BURST_SECONDS if self._next > float("-inf") else now)
        self._next = due + self._every
        return max(0.0, due - now)
