"""What enrich costs: microseconds of processor for an event of the simulator's year, in both views.

python -m benchmarks.input.enrichment [SCALE]
"""

from __future__ import annotations

import sys
import time
from itertools import islice
from typing import Any, Final

from producers.simulator.simulation import simulated_events
from streams.engine import garbage_collection
from streams.flow import Flow
from streams.pipeline import to_record
from streams.step import Record, Step

BATCH: Final = 500
ROUNDS: Final = 3


def measure(scale: float = 0.05, seed: int = 1) -> dict[str, Any]:
    """Events, their mean size in bytes, and microseconds an event: the least of some rounds."""
    sends = [to_record(one.event) for one in simulated_events(seed=seed, scale=scale)]
    records = [Record(one.topic, 0, at, 0, one.key, one.value, one.headers) for at, one in enumerate(sends)]
    spent = min(_round(records) for _ in range(ROUNDS))
    size = sum(len(one.value or b"") for one in records) / len(records)
    return {"events": len(records), "bytes": round(size), "microseconds": round(spent / len(records) * 1e6)}


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
    """One row."""
    head = "| enrich, both views | events | mean size, bytes | µs an event |\n|---|---:|---:|---:|"
    return f"{head}\n| simulated year | {found['events']:,} | {found['bytes']:,} | {found['microseconds']} |"


if __name__ == "__main__":
    print(table(measure(float(sys.argv[1]) if sys.argv[1:] else 0.2)))
