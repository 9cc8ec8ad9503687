"""A dry run: everything that can be found out without a broker, and nothing is sent."""

from __future__ import annotations

from producers.delivery.delivery_report import TOO_LARGE, DeliveryReport
from schemas.transport.permissions import permission_problems
from schemas.wire import MAX_BYTES, SourceRecord, encode


class DryRun:
    """Takes events as a ``Publisher`` of this source would, and refuses what the pipeline would. None is delivered."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.report = DeliveryReport()

    def publish(self, said: SourceRecord) -> None:
        """Note why the event would not get in, if it would not."""
        reasons = [str(problem) for problem in permission_problems(said, self._source)]
        if len(encode(said)) > MAX_BYTES:
            reasons.append(TOO_LARGE)
        if reasons:
            self.report.failed.append((said.event_id, "; ".join(reasons)))

    def flush(self) -> DeliveryReport:
        """There is nothing to wait for."""
        return self.report
