"""``viper publish``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ops import output
from ops.settings import Settings, load
from producers.police_uk.publish import PublishReport

app = typer.Typer(help="Publish what a source says.")
SHOWN = 10


@app.callback()
def publish() -> None:
    """Publish what a source says."""


@app.command("police-uk")
def police_uk(
    files: Annotated[list[Path], typer.Argument(help="CSV files of data.police.uk, plain or gzipped.")],
    *,
    json: output.Json = False,
) -> None:
    """Publish street-level crime and stop and search. Exit code 1: some rows were bad; 2: some did not arrive."""
    report = publish_files(load(needs=["Kafka"]), files)
    if json:
        output.as_json(asdict(report))
    else:
        show(report)
    raise typer.Exit(2 if report.failed else 1 if report.bad else 0)


def publish_files(settings: Settings, files: list[Path]) -> PublishReport:
    """Publish with a progress bar."""
    from producers.police_uk.adapter import SOURCE
    from producers.police_uk.publish import publish as publish_all
    from producers.police_uk.rows import columns_of
    from producers.publisher import Publisher

    for file in files:
        columns_of(file)  # refuse a wrong file before anything is sent
    with output.progress("Publishing rows", None) as more, Publisher(settings.bootstrap, SOURCE) as publisher:
        return publish_all(files, publisher, more)


def show(report: PublishReport) -> None:
    """The account for people."""
    output.table("Published", ["file", "rows"], report.files.items(), right=[1])
    output.say(f"{report.rows:,} rows: {report.events:,} events, {len(report.bad):,} bad rows.")
    output.say(f"{report.delivered:,} events confirmed by the broker, {len(report.failed):,} not.")
    for bad in report.bad[:SHOWN]:
        output.say(f"  {bad.file} line {bad.line}: {'; '.join(map(str, bad.problems))}")
    if len(report.bad) > SHOWN:
        output.say(f"  … and {len(report.bad) - SHOWN:,} more; `--json` lists all of them.")
    for event, reason in report.failed[:SHOWN]:
        output.say(f"  event {event} was not delivered: {reason}; publish the file again, ids stay the same")
