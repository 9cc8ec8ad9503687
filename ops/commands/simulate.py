"""``viper simulate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ops import output
from ops.publication.simulation import simulate_year
from ops.settings import load
from producers.simulator.output_files import EVENTS, TRUTH, WrittenCounts

app = typer.Typer(help="Tell an invented year of Operation Viper, with its truth known.")


@app.command()
def simulate(
    *,
    story: Annotated[str, typer.Option(help="Which story.")] = "viper",
    seed: Annotated[int, typer.Option(help="The same seed tells the same, byte for byte.")] = 1,
    scale: Annotated[float, typer.Option(help="1 is a force's year: 12,000 reports and 60,000 vehicle reads.")] = 1.0,
    as_sent: Annotated[
        bool, typer.Option("--as-sent", help="As forces send it: much of it in prose, addresses in every spelling.")
    ] = False,
    out: Annotated[Path | None, typer.Option(help=f"Folder for {EVENTS} and {TRUTH}.")] = None,
    zipped: Annotated[bool, typer.Option("--gzip", help="Write .gz files.")] = False,
    publish: Annotated[bool, typer.Option("--publish", help="Send each event to the topic of its source.")] = False,
    json: output.Json = False,
) -> None:
    """Write an invented year to files, or publish it, or both. Exit code 2: some events did not arrive."""
    if not (out or publish):
        raise typer.BadParameter("say what to do with the story: --out FOLDER, --publish, or both")
    settings = load(needs=["Kafka"]) if publish else None
    counts, failed = simulate_year(story, seed, scale, sent=as_sent, out=out, zipped=zipped, settings=settings)
    if json:
        output.as_json({"said": counts.by_kind, "truths": counts.truths, "failed": failed})
    else:
        _show(counts, out, failed, published=publish)
    raise typer.Exit(2 if failed else 0)


def _show(counts: WrittenCounts, out: Path | None, failed: list[tuple[str, str]], *, published: bool) -> None:
    output.table("Simulated", ["kind", "events"], counts.by_kind.most_common(), right=[1])
    reads = counts.by_kind["vehicle-read"]
    output.say(
        f"{counts.events:,} events and amendments: {reads:,} vehicle reads, {counts.events - reads:,} by people."
    )
    if out:
        output.say(f"Written to {out}, with {counts.truths.total():,} records of the truth beside them.")
    if published:
        output.say(f"{counts.events - len(failed):,} confirmed by the broker, {len(failed):,} not.")
    for event, reason in failed[:10]:
        output.say(f"  event {event} was not delivered: {reason}; tell it again with the same seed, ids stay the same")
