"""What a whole year of Operation Viper costs: everything that is concluded of it, in both views, in one process.

python -m benchmarks.year [--seed 1] [--scale 1] [--batch 8000] [--json]

Seconds of processor on one core, stage by stage, with the collector and the batches that the workers have in a flood.
The year is told before the clock starts: what is measured begins with the records of the log and ends with the newest
of every document.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final, TypeVar

from producers.simulator.simulation import simulated_events
from streams.engine import garbage_collection
from streams.flow import Flow
from streams.pipeline import PURE, run, to_record
from streams.stages import Stage
from streams.step import Outcome, Record, Step, Write

BATCH: Final = 8_000
"""Records at once: as many as the engine reads at most (``streams.engine.spec``)."""

WANTED: Final = 150
"""Seconds that a year of scale 1 may take."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TimedFlow(Flow):
    """The flow, with what each stage took in seconds of processor."""

    took: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def stages(self) -> tuple[Stage, ...]:
        """The same, each step watched."""
        return tuple(replace(one, make=partial(self._watched, one)) for one in Flow.stages(self))

    def _watched(self, stage: Stage) -> Step:
        return Watched(stage.make(), partial(self._add, stage.agent))

    def _add(self, agent: str, seconds: float) -> None:
        self.took[agent] += seconds


class Watched:
    """A step that tells how long it took, each time."""

    def __init__(self, step: Step, tell: Callable[[float], None]) -> None:
        self._step, self._tell = step, tell

    def advance(self, batch: Sequence[Record]) -> Outcome:
        """As the step does."""
        return self._timed(lambda: self._step.advance(batch))

    def apply(self, writes: Iterable[Write]) -> None:
        """As the step does."""
        self._timed(lambda: self._step.apply(writes))

    def _timed(self, what: Callable[[], T]) -> T:
        began = time.process_time()
        try:
            return what()
        finally:
            self._tell(time.process_time() - began)


def measure(seed: int = 1, scale: float = 1.0, batch: int = BATCH) -> dict[str, Any]:
    """Seconds in all and by stage, and how much was said and concluded."""
    garbage_collection.configure()
    records = [to_record(one.event) for one in simulated_events(seed=seed, scale=scale)]
    garbage_collection.freeze()
    flow, began = TimedFlow(PURE), time.process_time()
    result = run(records, flow=flow, batch=batch)
    seconds = time.process_time() - began
    return {
        "seed": seed,
        "scale": scale,
        "batch": batch,
        "records": len(records),
        "documents": len(result.documents),
        "dead_letters": len(result.dead_letters),
        "seconds": round(seconds, 1),
        "stages": {name: round(took, 1) for name, took in flow.took.items()},
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000),
    }


def table(found: dict[str, Any]) -> str:
    """In Markdown."""
    wanted = f"≤ {WANTED} s" if found["scale"] == 1 else ""
    what = f"{found['records']:,} records to {found['documents']:,} documents, scale {found['scale']:g}, both views"
    rows = [f"| {what} | {found['seconds']} s | {wanted} |"]
    stages: dict[str, list[float]] = {}
    for agent, took in found["stages"].items():
        name, _, view = agent.rpartition("-")
        stages.setdefault(name if view in {"p", "c"} else agent, []).append(took)
    rows += [f"| {name} | {' + '.join(map(str, took))} s | |" for name, took in stages.items()]
    rows.append(f"| memory, records and documents included | {found['peak_mb']:,} MB | |")
    head = "| a year through the pure pipeline, one core (`python -m benchmarks.year`) | measured | wanted |"
    return "\n".join([head, "|---|---|---|", *rows])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="What a whole year costs, both views, on one core.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--batch", type=int, default=BATCH)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.seed, options.scale, options.batch)
    print(json.dumps(found, indent=1) if options.json else table(found))


if __name__ == "__main__":
    main()
