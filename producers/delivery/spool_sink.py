"""Publish into a spool: every event is on disk before anybody tries to send it."""

from __future__ import annotations

from typing import Final

from producers.delivery.delivery_report import TOO_LARGE, DeliveryReport
from producers.delivery.spool import Spool
from schemas.wire import MAX_BYTES, SourceRecord, encode

TOGETHER: Final = 500
"""So many events are synced at once."""


class SpoolSink:
    """Takes events as a ``Publisher`` would. None is delivered until the spool is drained."""

    def __init__(self, spool: Spool) -> None:
        self._spool, self._taken = spool, list[SourceRecord]()
        self.report = DeliveryReport()

    def publish(self, said: SourceRecord) -> None:
        """Keep one event. Raise SpoolFull."""
        if len(encode(said)) > MAX_BYTES:
            self.report.failed.append((said.event_id, TOO_LARGE))
            return
        self._taken.append(said)
        if len(self._taken) >= TOGETHER:
            self.flush()

    def flush(self) -> DeliveryReport:
        """The report, when every event taken is on disk."""
        taken, self._taken = self._taken, []
        if taken:
            self._spool.accept(taken)
        return self.report
