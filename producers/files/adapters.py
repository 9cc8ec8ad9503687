"""Adapters, one for each file format, and the report of publishing files through one: every row is accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from producers.delivery.delivery_report import DeliveryReport, Failure
from producers.errors import UnreadableFile
from producers.files.text_files import AdapterOutput, BadRow, LeftOut
from schemas.wire import SourceRecord


def _any(_: Path) -> None:
    """No check before reading: the format shows only then."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """A file format: the source its events belong to, the reader, and a check of a file before anything is sent."""

    source: str
    read: Callable[[Path], Iterator[AdapterOutput]]
    check: Callable[[Path], object] = _any  # raises UnreadableFile


class Sink(Protocol):
    """Where events go: ``Publisher``, ``SpoolSink``, or ``DryRun``."""

    report: DeliveryReport

    def publish(self, message: SourceRecord) -> None:
        """Take one event."""

    def flush(self) -> DeliveryReport:
        """The report, when every event taken is confirmed or has failed."""


@dataclass(slots=True)
class PublishReport:
    """Counts and lists: every row is an event or a bad row, every event is delivered or failed.

    A row is whatever could be an event: in a court message the charges of a defendant, in free text a whole report.
    """

    rows: int = 0
    events: int = 0
    bad: list[BadRow] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    delivered: int = 0
    failed: list[Failure] = field(default_factory=list)
    files: dict[str, int] = field(default_factory=dict)


def publish(
    paths: Sequence[Path], adapter: Adapter, sink: Sink, progress: Callable[[int], None] = lambda _: None
) -> PublishReport:
    """Publish every row of every file. ``progress`` is called with the number of further rows read.

    Raise UnreadableFile when a file breaks off, after everything before that place has been delivered.
    """
    report = PublishReport()
    confirmed, failed = sink.report.delivered, len(sink.report.failed)
    try:
        for path in paths:
            _publish_file(path, adapter, sink, progress, report)
    except UnreadableFile as error:
        done = sink.flush().delivered - confirmed
        raise UnreadableFile(f"{error} ({done:,} events before it are delivered; they keep their ids)") from error
    whole = sink.flush()
    report.delivered, report.failed = whole.delivered - confirmed, whole.failed[failed:]
    return report


def _publish_file(
    path: Path, adapter: Adapter, sink: Sink, progress: Callable[[int], None], report: PublishReport
) -> None:
    before = report.rows
    for one in adapter.read(path):
        if isinstance(one, LeftOut):
            report.left_out.append(one)
            continue
        report.rows += 1
        progress(1)
        if isinstance(one, BadRow):
            report.bad.append(one)
            continue
        sink.publish(one)
        report.events += 1
    report.files[path.name] = report.files.get(path.name, 0) + report.rows - before
