"""Publish files with a progress bar, and say what became of every row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ops import output
from ops.settings import Settings
from producers.files.adapters import Adapter, PublishReport
from producers.files.text_files import BadRow, LeftOut

SHOWN: Final = 10
SHOWN_OF_ONE: Final = 4


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
    output.say(f"{report.rows:,} rows: {report.events:,} events, {len(report.bad):,} bad rows.")
    if dry_run:
        output.say(f"A dry run: nothing was sent; {len(report.failed):,} events would not have got in.")
    else:
        output.say(f"{report.delivered:,} events confirmed by the broker, {len(report.failed):,} not.")
    _list("Bad", report.bad)
    _list("Left out, while the events went on", report.left_out)
    for event, reason in report.failed[:SHOWN]:
        again = "" if dry_run else "; publish the file again, ids stay the same"
        output.say(f"  event {event} was not delivered: {reason}{again}")


def _list(title: str, found: Sequence[BadRow | LeftOut]) -> None:
    if found:
        output.say(f"{title} ({len(found):,}):")
    for one in found[:SHOWN]:
        place = one.file if one.line is None else f"{one.file} line {one.line}"
        for problem in one.problems[:SHOWN_OF_ONE]:
            output.say(f"  {place}: {problem}")
        if len(one.problems) > SHOWN_OF_ONE:
            output.say(f"  {place}: … and {len(one.problems) - SHOWN_OF_ONE:,} more")
    if len(found) > SHOWN:
        output.say(f"  … and {len(found) - SHOWN:,} more; `--json` lists all of them.")
