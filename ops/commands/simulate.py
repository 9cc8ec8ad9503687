"""``viper simulate``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ops import output
from ops.settings import Settings, load
from producers.simulator.output_files import EVENTS, TRUTH, WrittenCounts, write

if TYPE_CHECKING:
    from producers.delivery.publisher import Publisher
    from producers.simulator.reports.accounts import SimulatedEvent
    from schemas.wire import SourceRecord

app = typer.Typer(help="Tell an invented year of Operation Viper, with its truth known.")


@app.command()
def simulate(
    *,
    story: Annotated[str, typer.Option(help="Which story.")] = "viper",
    seed: Annotated[int, typer.Option(help="The same seed tells the same, byte for byte.")] = 1,
    scale: Annotated[float, typer.Option(help="1 is a force's year: 12,000 reports and 60,000 vehicle reads.")] = 1.0,
    out: Annotated[Path | None, typer.Option(help=f"Folder for {EVENTS} and {TRUTH}.")] = None,
    zipped: Annotated[bool, typer.Option("--gzip", help="Write .gz files.")] = False,
    publish: Annotated[bool, typer.Option("--publish", help="Send each event to the topic of its source.")] = False,
    json: output.Json = False,
) -> None:
    """Write an invented year to files, or publish it, or both. Exit code 2: some events did not arrive."""
    if not (out or publish):
        raise typer.BadParameter("say what to do with the story: --out FOLDER, --publish, or both")
    settings = load(needs=["Kafka"]) if publish else None
    told, failed = tell(story, seed, scale, out=out, zipped=zipped, settings=settings)
    if json:
        output.as_json({"said": told.said, "truths": told.truths, "failed": failed})
    else:
        _show(told, out, failed, published=publish)
    raise typer.Exit(2 if failed else 0)


def tell(
    story: str, seed: int, scale: float, *, out: Path | None = None, zipped: bool = False, settings: Settings | None
) -> tuple[WrittenCounts, list[tuple[str, str]]]:
    """Tell the story to a folder, to the broker of these settings, or to both: how much, and what did not arrive."""
    from producers.simulator.simulation import simulated_events
    from producers.simulator.world.ground_truth import world

    said = simulated_events(story, seed, scale)
    with ExitStack() as open_ones:
        more = open_ones.enter_context(output.progress("Telling the story", None))
        speakers: dict[str, Publisher] = {}
        send = _sender(settings.bootstrap, speakers, open_ones) if settings else _nowhere

        def also(one: SourceRecord) -> None:
            send(one)
            more(1)

        told = write(out, world(seed, scale), said, zipped=zipped, also=also) if out else _told(said, also)
        return told, [failure for one in speakers.values() for failure in one.flush().failed]


def _sender(bootstrap: str, speakers: dict[str, Publisher], open_ones: ExitStack) -> Callable[[SourceRecord], None]:
    from producers.delivery.publisher import Publisher

    def send(said: SourceRecord) -> None:
        source = said.source_system
        if source not in speakers:
            speakers[source] = open_ones.enter_context(Publisher(bootstrap, source))
        speakers[source].publish(said)

    return send


def _nowhere(_: SourceRecord) -> None:
    """To nobody."""


def _told(simulated_events: Iterable[SimulatedEvent], also: Callable[[SourceRecord], None]) -> WrittenCounts:
    told = WrittenCounts()
    for said, _ in simulated_events:
        told.said[said.kind] += 1
        also(said)
    return told


def _show(told: WrittenCounts, out: Path | None, failed: list[tuple[str, str]], *, published: bool) -> None:
    output.table("Told", ["kind", "events"], told.said.most_common(), right=[1])
    reads = told.said["vehicle-read"]
    output.say(f"{told.events:,} events and amendments: {reads:,} vehicle reads, {told.events - reads:,} by people.")
    if out:
        output.say(f"Written to {out}, with {told.truths.total():,} records of the truth beside them.")
    if published:
        output.say(f"{told.events - len(failed):,} confirmed by the broker, {len(failed):,} not.")
    for event, reason in failed[:10]:
        output.say(f"  event {event} was not delivered: {reason}; tell it again with the same seed, ids stay the same")
