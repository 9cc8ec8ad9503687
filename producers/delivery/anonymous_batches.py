"""Batches of anonymous reports, released in random order, so that neither order nor time identifies a caller.

A report waits until the batch is full or its oldest report has waited ``MAX_WAIT_SECONDS``. Waiting reports are in
memory only; a ``Spool`` stores them through a crash, and does not store their order either.
"""

from __future__ import annotations

from random import Random, SystemRandom
from typing import Final

from producers.delivery.validation import OutgoingRecord

BATCH_SIZE: Final = 50
"""Reports of a full batch."""

MAX_WAIT_SECONDS: Final = 3_600.0
"""Seconds after which the next report releases the batch, however few reports it has."""


class AnonymousBatch:
    """One batch at a time. Times are seconds of a monotonic clock. ``chance``: the system's randomness unless given."""

    def __init__(
        self, *, size: int = BATCH_SIZE, max_wait: float = MAX_WAIT_SECONDS, chance: Random | None = None
    ) -> None:
        self._size, self._max_wait = size, max_wait
        self._chance = chance or SystemRandom()
        self._waiting: list[OutgoingRecord] = []
        self._since = 0.0

    def add(self, report: OutgoingRecord, now: float) -> list[OutgoingRecord]:
        """Add a report. Return the whole batch in random order when it is due, else nothing."""
        if not self._waiting:
            self._since = now
        self._waiting.append(report)
        enough = len(self._waiting) >= self._size or now - self._since >= self._max_wait
        return self.release() if enough else []

    def release(self) -> list[OutgoingRecord]:
        """Return all waiting reports in random order."""
        released, self._waiting = self._waiting, []
        self._chance.shuffle(released)
        return released
