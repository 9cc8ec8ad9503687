"""Anonymous reports are let go together and in random order: neither order nor moment tells whose call it was.

A report is held back until there are enough others, or it has waited long enough. What is held is in memory alone; a
``Spool`` keeps it through a crash, and does not keep the order either.
"""

from __future__ import annotations

from random import Random, SystemRandom
from typing import Final

from producers.delivery.validation import OutgoingRecord

TOGETHER: Final = 50
"""So many reports go at once."""

LONGEST: Final = 3_600.0
"""Seconds after which the next report takes all that are held with it, however few."""


class AnonymousBatch:
    """Times are seconds of a clock that never goes back. ``chance`` is the system's own unless a test gives another."""

    def __init__(self, *, together: int = TOGETHER, longest: float = LONGEST, chance: Random | None = None) -> None:
        self._together, self._longest = together, longest
        self._chance = chance or SystemRandom()
        self._held: list[OutgoingRecord] = []
        self._since = 0.0

    def hold(self, report: OutgoingRecord, now: float) -> list[OutgoingRecord]:
        """Hold one more back. What goes now, in random order: nothing, or all that are held."""
        if not self._held:
            self._since = now
        self._held.append(report)
        enough = len(self._held) >= self._together or now - self._since >= self._longest
        return self.let_go() if enough else []

    def let_go(self) -> list[OutgoingRecord]:
        """All that are held, in random order."""
        going, self._held = self._held, []
        self._chance.shuffle(going)
        return going
