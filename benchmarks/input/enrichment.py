"""What enrich costs: microseconds of processor for an event of the simulator's year, in both views.

Three rows: the year as it is, where most values were read before; the same with values that nobody has read before; and
with such values and a text of 600 characters, never read before, wherever an item has a text.

python -m benchmarks.input.enrichment [SCALE]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final

from benchmarks.input.unseen_values import Unseen
from producers.simulator.simulation import simulated_events
from schemas.events import Envelope
from schemas.wire import SourceRecord, decode_said, encode
from streams.engine import garbage_collection
from streams.flow import Flow
from streams.pipeline import to_record
from streams.step import Record, Step

BATCH: Final = 500
ROUNDS: Final = 3
YEAR, UNSEEN, TEXTS = "simulated year", "every value never seen before", "and every text, of 600 characters"


def measure(scale: float = 0.05, seed: int = 1) -> dict[str, Any]:
    """Events, and by row their mean size in bytes and microseconds an event: the least of some rounds."""
    year = [one.event for one in simulated_events(seed=seed, scale=scale)]
    new_values, new_texts = Unseen(), Unseen(500_000, texts=True)
    rounds = {
        YEAR: [year] * ROUNDS,
        UNSEEN: (_others(year, new_values) for _ in range(ROUNDS)),
        TEXTS: (_others(year, new_texts) for _ in range(ROUNDS)),
    }
    return {"events": len(year), "rows": {name: _row(years) for name, years in rounds.items()}}


def _others(year: Sequence[SourceRecord], unseen: Unseen) -> list[SourceRecord]:
    """The year with values that no round had before. Amendments, which carry none, stay as they are."""
    return [decode_said(unseen.event(encode(one))) if isinstance(one, Envelope) else one for one in year]


def _row(years: Iterable[Sequence[SourceRecord]]) -> dict[str, int]:
    spent: list[float] = []
    size = 0
    for year in years:
        sends = list(map(to_record, year))
        records = [Record(one.topic, 0, at, 0, one.key, one.value, one.headers) for at, one in enumerate(sends)]
        size = sum(len(one.value or b"") for one in records) // len(records)
        spent.append(_round(records) / len(records))
    return {"bytes": size, "microseconds": round(min(spent) * 1e6)}


def _round(records: list[Record]) -> float:
    (stage,) = (one for one in Flow("measured").stages() if one.name == "enrich")
    step: Step = stage.make()
    garbage_collection.configure()  # as in a worker
    began, left = time.process_time(), iter(records)
    while batch := list(islice(left, BATCH)):
        with garbage_collection.paused():
            outcome = step.advance(batch)
        step.apply(outcome.writes)
    return time.process_time() - began


def table(found: dict[str, Any]) -> str:
    """A row for each sort of year."""
    head = f"| enrich, both views, {found['events']:,} events | mean size, bytes | µs an event |\n|---|---:|---:|"
    rows = (f"| {name} | {row['bytes']:,} | {row['microseconds']} |" for name, row in found["rows"].items())
    return "\n".join((head, *rows))


if __name__ == "__main__":
    print(table(measure(float(sys.argv[1]) if sys.argv[1:] else 0.2)))
