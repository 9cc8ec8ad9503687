"""``viper publish``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from ops import output
from ops.publication import spool_delivery
from ops.publication.file_publication import publish_files, show
from ops.settings import load
from producers.files.adapters import Adapter

app = typer.Typer(help="Publish what a source says.")
DryRun = Annotated[bool, typer.Option("--dry-run", help="Read and check everything; send nothing.")]
Source = Annotated[str, typer.Option(help="The source system that speaks, such as `patrols`.")]
Rate = Annotated[float | None, typer.Option(help="At most so many events a second.", min=0.1)]


@app.callback()
def publish() -> None:
    """Publish what a source says. Exit code 1: some rows were bad; 2: some did not arrive."""


@app.command("police-uk")
def police_uk(
    files: Annotated[list[Path], typer.Argument(help="CSV files of data.police.uk, plain or gzipped.")],
    *,
    dry_run: DryRun = False,
    json: output.Json = False,
) -> None:
    """Publish street-level crime and stop and search. Exit code 1: some rows were bad; 2: some did not arrive."""
    from producers.police_uk.adapter import POLICE_UK

    _publish(files, POLICE_UK, dry_run=dry_run, json=json)


@app.command()
def csv(
    files: Annotated[list[Path], typer.Argument(help="CSV files with a header line, plain or gzipped.")],
    *,
    mapping: Annotated[Path, typer.Option(help="Which column is which field: TOML or JSON (docs/adapters.md).")],
    dry_run: DryRun = False,
    json: output.Json = False,
) -> None:
    """Publish a row an event, as a mapping file says. Exit code 1: some rows were bad; 2: some did not arrive."""
    from producers.tables.adapter import table

    _publish(files, table(mapping, files), dry_run=dry_run, json=json)


@app.command()
def courts(
    files: Annotated[list[Path], typer.Argument(help="Court hearings as JSON, one a file or one a line.")],
    *,
    earlier: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE", help="A file published before: numbers that a later share lacks are taken from it."
        ),
    ] = None,
    dry_run: DryRun = False,
    json: output.Json = False,
) -> None:
    """Publish the charges and sentences of court hearings. Exit code 1: some were refused; 2: some did not arrive."""
    from producers.courts.adapter import courts as adapter

    _publish(files, adapter(earlier or ()), dry_run=dry_run, json=json)


@app.command()
def reports(
    files: Annotated[list[Path], typer.Argument(help="Intelligence reports as text, one a file.")],
    *,
    dry_run: DryRun = False,
    json: output.Json = False,
) -> None:
    """Publish written intelligence reports. Exit code 1: some are not as they should be; 2: some did not arrive."""
    from producers.free_text.adapter import FREE_TEXT

    _publish(files, FREE_TEXT, dry_run=dry_run, json=json)


@app.command()
def events(
    files: Annotated[list[Path], typer.Argument(help="JSON lines, plain or gzipped; `-` is standard input.")],
    *,
    source: Source,
    spool: Annotated[Path | None, typer.Option(help="Keep them in this folder until the broker has them.")] = None,
    dry_run: DryRun = False,
    rate: Rate = None,
    json: output.Json = False,
) -> None:
    """Publish events of any kind. Exit code 1: some were refused; 2: some did not arrive; 3: some wait in the spool."""
    from producers.files.json_lines import json_lines

    adapter = json_lines(source)
    if spool is None or dry_run:
        _publish(files, adapter, dry_run=dry_run, json=json, rate=rate)
    _spool(files, adapter, spool, json=json, rate=rate)


@app.command("spooled")
def spooled_(
    *,
    source: Source,
    spool: Annotated[Path, typer.Option(help="The folder where they wait.", exists=True, file_okay=False)],
    rate: Rate = None,
    json: output.Json = False,
) -> None:
    """Send what waits in a spool, the oldest first. Exit code 3: some of it waits still."""
    from producers.delivery.spool import Spool

    spool_delivery.check(spool, source)
    with Spool(spool, source) as waiting:
        found = spool_delivery.drain(waiting, source, rate)
    if json:
        output.as_json(found._asdict())
    else:
        spool_delivery.show(found)
    raise typer.Exit(spool_delivery.WAITS if found.waiting else 0)


def _spool(files: Sequence[Path], adapter: Adapter, folder: Path, *, json: bool, rate: float | None) -> NoReturn:
    from producers.delivery.spool import Spool

    for file in files:
        adapter.check(file)
    with Spool(folder, adapter.source) as waiting:
        report = spool_delivery.accept(files, adapter, waiting)
        found = spool_delivery.drain(waiting, adapter.source, rate)
    report.delivered = found.delivered
    if json:
        output.as_json(asdict(report) | {"dry_run": False, "waiting": found.waiting})
    else:
        show(report)
        spool_delivery.show(found)
    raise typer.Exit(2 if report.failed else 1 if report.bad else spool_delivery.WAITS if found.waiting else 0)


def _publish(
    files: Sequence[Path], adapter: Adapter, *, dry_run: bool, json: bool, rate: float | None = None
) -> NoReturn:
    report = publish_files(files, adapter, None if dry_run else load(needs=["Kafka"]), rate=rate)
    if json:
        output.as_json(asdict(report) | {"dry_run": dry_run})
    else:
        show(report, dry_run=dry_run)
    raise typer.Exit(2 if report.failed else 1 if report.bad else 0)
