"""Publish files with a progress bar, and say what became of every row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import Final

from ops import output
from ops.settings import Settings
from producers.files.adapters import Adapter, PublishReport
from producers.files.text_files import BadRow, LeftOut

SHOWN: Final = 20
"""Different problems that are listed, at most."""

SHOWN_LINES: Final = 6
SHOWN_REPEATS: Final = 3


def publish_files(
    files: Sequence[Path], adapter: Adapter, settings: Settings | None, *, rate: float | None = None
) -> PublishReport:
    """Publish with a progress bar; without settings, only rehearse it."""
    from producers.delivery.dry_run import DryRun
    from producers.delivery.publisher import Publisher
    from producers.files.adapters import publish as publish_all

    for file in files:
        adapter.check(file)  # refuse a wrong file before anything is sent
    with output.progress("Publishing rows", None) as more:
        if settings is None:
            return publish_all(files, adapter, DryRun(adapter.source), more)
        with Publisher(settings.bootstrap, adapter.source, rate=rate) as publisher:
            return publish_all(files, adapter, publisher, more)


def show(report: PublishReport, *, dry_run: bool = False) -> None:
    """The account for people."""
    output.table("Read" if dry_run else "Published", ["file", "rows"], report.files.items(), right=[1])
    counts = (_counted(report.rows, "row"), _counted(report.events, "event"), _counted(len(report.bad), "bad row"))
    output.say("{}: {}, {}.".format(*counts))
    if report.repeated:
        output.say(f"Rows that repeat an event of an earlier row and add nothing: {len(report.repeated):,}.")
    for row in report.repeated[:SHOWN_REPEATS]:
        output.say(_hanging(f"{row.file}{_lines([row.line])} as {row.first_file}{_lines([row.first_line])}"))
    if report.further_revisions:
        output.say(f"Events that are further revisions of another event here: {report.further_revisions:,}.")
    if dry_run:
        output.say(f"A dry run: nothing was sent. {_would_be(report)}.")
    else:
        output.say(f"{report.delivered:,} events confirmed by the broker, {len(report.failed):,} not.")
    _list("Bad", report.bad)
    _list("Left out or not understood, while the events went on", report.left_out)
    again = "" if dry_run else "; publish the file again, ids stay the same"
    outcome = "would be refused" if dry_run else "was not delivered"
    failed = Counter(report.failed)
    for (event, reason), count in list(failed.items())[:SHOWN]:
        times = f" ({count:,} times)" if count > 1 else ""
        output.say(_hanging(f"event {event} {outcome}{times}: {reason}{again}"))
    if len(failed) > SHOWN:
        output.say(f"  … and {len(failed) - SHOWN:,} more; `--json` lists all of them.")


def _would_be(report: PublishReport) -> str:
    """What would become of every row."""
    told = f"{_counted(report.events - len(report.failed), 'event')} would be delivered"
    if report.failed:
        told += f", {len(report.failed):,} would be refused"
    return f"{told}; {_counted(len(report.bad), 'bad row')} would make none" if report.bad else told


def _list(title: str, found: Sequence[BadRow | LeftOut]) -> None:
    """Each problem once, with the lines that have it; problems of more lines first."""
    if not found:
        return
    output.say(f"{title} ({len(found):,}):")
    places: dict[tuple[str, str], list[int | None]] = defaultdict(list)
    for row in found:
        for problem in row.problems:
            places[row.file, str(problem)].append(row.line)
    ranked = sorted(places.items(), key=lambda entry: -len(entry[1]))
    for (file, message), lines in ranked[:SHOWN]:
        output.say(_hanging(f"{file}{_lines(lines)}: {message}"))
    if len(ranked) > SHOWN:
        output.say(f"  … and {len(ranked) - SHOWN:,} more; `--json` lists all of them.")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _lines(lines: Sequence[int | None]) -> str:
    numbers = [f"{line:,}" for line in dict.fromkeys(lines) if line is not None]
    if not numbers:
        return ""
    more = f" and {len(numbers) - SHOWN_LINES:,} more" if len(numbers) > SHOWN_LINES else ""
    return f" line{'s' if len(numbers) > 1 else ''} {', '.join(numbers[:SHOWN_LINES])}{more}"


def _hanging(text: str) -> str:
    width = min(output.console.width, output.WIDTH)
    return fill(
        text, width, initial_indent="  ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False
    )
