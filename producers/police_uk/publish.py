"""Publish files of data.police.uk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from producers.police_uk.adapter import events
from producers.police_uk.rows import BadRow
from producers.publisher import Publisher


@dataclass(slots=True)
class PublishReport:
    """Every row is an event or a bad row; every event is delivered or failed."""

    rows: int = 0
    events: int = 0
    bad: list[BadRow] = field(default_factory=list)
    delivered: int = 0
    failed: list[tuple[str, str]] = field(default_factory=list)
    files: dict[str, int] = field(default_factory=dict)


def publish(
    paths: Sequence[Path], publisher: Publisher, progress: Callable[[int], None] = lambda _: None
) -> PublishReport:
    """Publish every row of every file. ``progress`` is told how many rows more have been read."""
    report = PublishReport()
    for path in paths:
        before = report.rows
        for one in events(path):
            report.rows += 1
            progress(1)
            if isinstance(one, BadRow):
                report.bad.append(one)
                continue
            publisher.publish(one)
            report.events += 1
        report.files[path.name] = report.rows - before
    delivered = publisher.flush()
    report.delivered, report.failed = delivered.delivered, delivered.failed
    return report
