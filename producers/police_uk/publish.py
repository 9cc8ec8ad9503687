"""Publish files of data.police.uk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from producers.errors import UnreadableFile
from producers.police_uk.adapter import events
from producers.police_uk.rows import BadRow
from producers.publisher import Publisher
from producers.report import Failure


@dataclass(slots=True)
class PublishReport:
    """Every row is an event or a bad row; every event is delivered or failed."""

    rows: int = 0
    events: int = 0
    bad: list[BadRow] = field(default_factory=list)
    delivered: int = 0
    failed: list[Failure] = field(default_factory=list)
    files: dict[str, int] = field(default_factory=dict)


def publish(
    paths: Sequence[Path], publisher: Publisher, progress: Callable[[int], None] = lambda _: None
) -> PublishReport:
    """Publish every row of every file. ``progress`` is told how many rows more have been read.

    Raise UnreadableFile when a file breaks off, after everything before that place has been delivered.
    """
    report = PublishReport()
    confirmed, failed = publisher.report.delivered, len(publisher.report.failed)
    try:
        for path in paths:
            _publish_file(path, publisher, progress, report)
    except UnreadableFile as error:
        done = publisher.flush().delivered - confirmed
        raise UnreadableFile(f"{error} ({done:,} events before it are delivered; they keep their ids)") from error
    whole = publisher.flush()
    report.delivered, report.failed = whole.delivered - confirmed, whole.failed[failed:]
    return report


def _publish_file(path: Path, publisher: Publisher, progress: Callable[[int], None], report: PublishReport) -> None:
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
