"""The dry run of a delivery: every check that needs no broker; nothing is sent."""

from __future__ import annotations

from producers.delivery.delivery_report import TOO_LARGE, DeliveryReport
from schemas.transport.permissions import permission_problems
from schemas.wire import MAX_BYTES, SourceRecord, encode


class DryRun:
    """A sink like ``Publisher`` that reports which events the pipeline would refuse, and delivers none."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.report = DeliveryReport()

    def publish(self, message: SourceRecord) -> None:
        """Add the event to the failed ones, with the reasons, if intake would refuse it."""
        reasons = [str(problem) for problem in permission_problems(message, self._source)]
        if len(encode(message)) > MAX_BYTES:
            reasons.append(TOO_LARGE)
        if reasons:
            self.report.failed.append((message.event_id, "; ".join(reasons)))

    def flush(self) -> DeliveryReport:
        """Return the report; there is nothing to wait for."""
        return self.report
