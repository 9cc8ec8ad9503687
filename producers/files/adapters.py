"""Adapters, one for each file format, and the report of publishing files through one: every row is accounted for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from producers.delivery.delivery_report import DeliveryReport, Failure
from producers.delivery.validation import outgoing_record
from producers.errors import Refused, UnreadableFile
from producers.files.row_comparison import RepeatedRow, RowComparison
from producers.files.text_files import AdapterOutput, BadRow, EventRow, LeftOut
from schemas.wire import SourceRecord

Reader = Callable[[Path], Iterator[AdapterOutput]]
"""Reads a file. Raises UnreadableFile."""


def _no_check(_: Path) -> None:
    """No check before reading: the format shows only then."""


@dataclass(frozen=True, slots=True)
class Adapter:
    """A file format: the source its events belong to, the reader, and what is done before anything is sent.

    ``check`` raises UnreadableFile for a file of another format. ``survey`` reads all files of a publication once and
    returns the reader to use, where a row can only be judged beside the others. ``compares``: whether rows of one
    event are compared; ``events`` in their own format are not, because sending one twice is up to their source.
    """

    source: str
    read: Reader
    check: Callable[[Path], object] = _no_check
    survey: Callable[[Sequence[Path]], Reader] | None = None
    compares: bool = True
    notes: tuple[LeftOut, ...] = ()  # what is told once, whatever the files hold

    def reader(self, paths: Sequence[Path]) -> Reader:
        """The reader for these files. Raise UnreadableFile."""
        return self.survey(paths) if self.survey else self.read


class Sink(Protocol):
    """Where events go: ``Publisher``, ``SpoolSink``, or ``DryRun``."""

    report: DeliveryReport

    def publish(self, message: SourceRecord) -> None:
        """Take one event."""

    def flush(self) -> DeliveryReport:
        """The report, when every event taken is confirmed or has failed."""


@dataclass(slots=True)
class PublishReport:
    """Counts and lists: a row is an event, a bad row or a repeated row; every event is delivered or failed.

    A row is whatever could be an event: in a court message the charges of a defendant, in free text a whole report.
    ``further_revisions`` counts the events that are revisions of another event of the same publication.
    """

    rows: int = 0
    events: int = 0
    bad: list[BadRow] = field(default_factory=list)
    repeated: list[RepeatedRow] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    further_revisions: int = 0
    delivered: int = 0
    failed: list[Failure] = field(default_factory=list)
    files: dict[str, int] = field(default_factory=dict)


def publish(
    paths: Sequence[Path], adapter: Adapter, sink: Sink, progress: Callable[[int], None] = lambda _: None
) -> PublishReport:
    """Publish every row of every file. ``progress`` is called with the number of further rows read.

    Files that are surveyed are read before anything is sent, and rows that contradict each other are all refused;
    else of such rows the later ones. Raise UnreadableFile when a file breaks off, after everything before that place
    has been delivered.
    """
    report, comparison = PublishReport(), RowComparison()
    read = adapter.reader(paths)
    report.left_out += adapter.notes
    if adapter.survey:
        _survey(paths, read, comparison)
    confirmed, failed = sink.report.delivered, len(sink.report.failed)
    try:
        for path in paths:
            _publish_file(path, read, comparison if adapter.compares else None, sink, progress, report)
    except UnreadableFile as error:
        done = sink.flush().delivered - confirmed
        before = f" ({done:,} events before it are delivered; they keep their ids)" if done else ""
        raise UnreadableFile(f"{error}{before}") from error
    whole = sink.flush()
    report.delivered, report.failed = whole.delivered - confirmed, whole.failed[failed:]
    report.further_revisions = comparison.further_revisions
    return report


def _survey(paths: Sequence[Path], read: Reader, comparison: RowComparison) -> None:
    for path in paths:
        for output in read(path):
            if isinstance(output, EventRow):
                comparison.survey(output)
    comparison.begin()


def _unless_refused(row: EventRow) -> EventRow | BadRow:
    """The row, or why its event may not be sent. A source that an adapter speaks for is that of its events."""
    try:
        outgoing_record(row.record, row.record.source_system)
    except Refused as error:
        return BadRow(row.file, row.line, error.problems)
    return row


def _publish_file(
    path: Path,
    read: Reader,
    comparison: RowComparison | None,
    sink: Sink,
    progress: Callable[[int], None],
    report: PublishReport,
) -> None:
    before = report.rows
    for output in read(path):
        if isinstance(output, LeftOut):
            report.left_out.append(output)
            continue
        report.rows += 1
        progress(1)
        verdict = comparison.verdict(output) if comparison and isinstance(output, EventRow) else output
        if comparison and isinstance(verdict, EventRow):
            verdict = _unless_refused(verdict)
        match verdict:
            case BadRow():
                report.bad.append(verdict)
            case RepeatedRow():
                report.repeated.append(verdict)
            case EventRow(record=record):
                sink.publish(record)
                report.events += 1
    report.files[path.name] = report.files.get(path.name, 0) + report.rows - before
