"""How fast the simulator tells a year, and in how much memory: at a force's year and at a much larger scale.

python -m benchmarks.simulator [--scale 1] [--larger 20] [--json]

Each scale runs in a process of its own, encoding every event and every record of the truth as if to write it.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from itertools import chain
from typing import Any

from producers.simulator.simulation import simulated_events
from producers.simulator.world.ground_truth import world
from schemas.wire import encode

SEED = 1


def measure(scale: float = 1.0, larger: float = 20.0) -> list[dict[str, Any]]:
    """What each scale took: events, events a second of wall clock and of processor, peak memory in MB."""
    return [_apart(scale), _apart(larger)]


def _apart(scale: float) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.simulator", "--one", str(scale)]
    told: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told


def tell(scale: float) -> dict[str, Any]:
    """Tell one year in this process."""
    began, spent, events, size = time.perf_counter(), time.process_time(), 0, 0
    for record in world(SEED, scale):
        encode(record)
    for said, truths in simulated_events(seed=SEED, scale=scale):
        size += sum(len(encode(one)) for one in chain((said,), truths))
        events += 1
    seconds, processor = time.perf_counter() - began, time.process_time() - spent
    return {
        "scale": scale,
        "events": events,
        "megabytes": round(size / 1e6),
        "seconds": round(seconds, 1),
        "events_a_second": round(events / seconds),
        "events_a_second_of_processor": round(events / processor),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def table(found: list[dict[str, Any]]) -> str:
    """For the README."""
    rows = [" | ".join(("", f"{one['scale']:g}", *_cells(one), "")).strip() for one in found]
    head = "| simulator, scale | events | events a second (wanted: ≥ 5,000) | of processor | peak MB (wanted: ≤ 300) |"
    return "\n".join([head, "|---|---|---|---|---|", *rows])


def _cells(one: dict[str, Any]) -> list[str]:
    return [f"{one[name]:,}" for name in ("events", "events_a_second", "events_a_second_of_processor", "peak_mb")]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the simulator.")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--larger", type=float, default=20.0)
    parser.add_argument("--one", type=float, help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(tell(options.one)))
        return
    found = measure(options.scale, options.larger)
    print(json.dumps(found, indent=1) if options.json else table(found))


if __name__ == "__main__":
    main()
