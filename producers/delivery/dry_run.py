"""The dry run of a delivery: every check that needs no broker; nothing is sent."""

from __future__ import annotations

from typing import Final

from producers.delivery.delivery_report import DeliveryReport
from producers.delivery.validation import objections
from producers.files.row_comparison import identity_of
from schemas.ids import digest
from schemas.size import size_problems
from schemas.wire import SourceRecord, encode

CONFLICT: Final = "says something else than an earlier event of the same reference and revision; raise the revision"


class DryRun:
    """A sink like ``Publisher`` that reports which events the pipeline would refuse, and delivers none."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.report = DeliveryReport()
        self._contents: dict[tuple[str, int], str] = {}

    def publish(self, message: SourceRecord) -> None:
        """Add the event to the failed ones, with the reasons, if intake would refuse it."""
        value = encode(message)
        problems = [*objections(message, self._source), *size_problems(message, len(value))]
        reasons = [str(problem) for problem in problems]
        content = digest(value)
        if self._contents.setdefault(identity_of(message), content) != content:
            reasons.append(CONFLICT)
        if reasons:
            self.report.failed.append((message.event_id, "; ".join(reasons)))

    def flush(self) -> DeliveryReport:
        """Return the report; there is nothing to wait for."""
        return self.report
