"""Write a simulated year to files, publish it, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from ops import output
from ops.settings import Settings
from producers.simulator.output_files import WrittenCounts, write

if TYPE_CHECKING:
    from producers.delivery.publisher import Publisher
    from producers.simulator.reports.accounts import SimulatedEvent
    from schemas.wire import SourceRecord

Consumer = Callable[["SourceRecord"], None]


def simulate_year(
    story: str,
    seed: int,
    scale: float,
    *,
    sent: bool = False,
    out: Path | None = None,
    zipped: bool = False,
    settings: Settings | None,
) -> tuple[WrittenCounts, list[tuple[str, str]]]:
    """Write the story to the folder ``out`` where one is given, publish it where ``settings`` are.

    ``sent``: as forces send it, else in the clean form.
    Returns how many records there are by kind, and id and reason of each event that the broker did not confirm.
    """
    from producers.simulator.simulation import simulated_events
    from producers.simulator.world.ground_truth import world

    events = simulated_events(story, seed, scale, sent=sent)
    with ExitStack() as stack:
        advance = stack.enter_context(output.progress("Telling the story", None))
        publishers: dict[str, Publisher] = {}
        publish = _publish_by_source(settings.bootstrap, publishers, stack) if settings else _ignore

        def consume(record: SourceRecord) -> None:
            publish(record)
            advance(1)

        counts = write(out, world(seed, scale), events, zipped=zipped, also=consume) if out else _count(events, consume)
        return counts, [failure for publisher in publishers.values() for failure in publisher.flush().failed]


def _publish_by_source(bootstrap: str, publishers: dict[str, Publisher], stack: ExitStack) -> Consumer:
    from producers.delivery.publisher import Publisher

    def publish(record: SourceRecord) -> None:
        source = record.source_system
        if source not in publishers:
            publishers[source] = stack.enter_context(Publisher(bootstrap, source))
        publishers[source].publish(record)

    return publish


def _ignore(_: SourceRecord) -> None:
    """Nothing is published."""


def _count(events: Iterable[SimulatedEvent], consume: Consumer) -> WrittenCounts:
    counts = WrittenCounts()
    for record, _ in events:
        counts.by_kind[record.kind] += 1
        consume(record)
    return counts
