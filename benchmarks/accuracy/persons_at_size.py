"""How fast persons are resolved at size, with what pauses, in how much memory, and how soon after a restart.

python -m benchmarks.accuracy.persons_at_size [--mentions 500000] [--restart 50000] [--json]

Mentions are those of simulated years. Each measurement runs in a process of its own, with the collector set as the
worker sets it. Times are of the processor, so that what else runs on the machine counts little.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import psutil

from benchmarks.accuracy import simulated_mentions
from schemas.topics import record_key
from schemas.views import View
from streams.engine import garbage_collection, snapshots
from streams.engine.state_recovery import AT_ONCE
from streams.resolution.persons.clusters.change_tracking import TrackedPersonIndex
from streams.resolution.stage import ResolveStage
from streams.step import Write
from streams.stored_pieces import Mark, pack

BATCH: Final = 100
"""Mentions after which it is asked what has changed."""


def measure(mentions: int = 500_000, restart: int = 50_000) -> dict[str, Any]:
    """Both."""
    with TemporaryDirectory() as folder:
        many, kept = Path(folder) / "mentions", Path(folder) / "statements"
        simulated_mentions.made(mentions, many)
        simulated_mentions.made(restart, kept, statements=True)
        copy = Path(folder) / "snapshot"
        again = {"without_a_snapshot": _apart("first", kept, copy), **_apart("restart", kept, copy)}
        return {"at_size": _apart("size", many), "restart": again}


def _apart(what: str, *files: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.accuracy.persons_at_size", "--one", what, *map(str, files)]
    told: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return told


def at_size(file: Path) -> dict[str, Any]:
    """One mention after the other."""
    garbage_collection.freeze()
    garbage_collection.configure()
    persons, seconds, before = TrackedPersonIndex(), list[float](), _resident()
    for at, mention in enumerate(simulated_mentions.read(file)):
        began = time.process_time()
        persons.put(mention)
        persons.person(mention.id)  # decided at once, not with the rest of a batch
        seconds.append(time.process_time() - began)
        if at % BATCH == BATCH - 1:
            persons.touched_persons()
    held, ranked, last = _resident() - before, sorted(seconds), seconds[-len(seconds) // 10 :]
    return {
        "mentions": len(seconds),
        "persons": sum(1 for _ in persons.persons()),
        "mentions_a_second": round(len(seconds) / sum(seconds)),
        "the_last_tenth": round(len(last) / sum(last)),
        "p99_ms": round(1_000 * ranked[len(ranked) * 99 // 100], 2),
        "longest_ms": round(1_000 * ranked[-1], 1),
        "kb_a_mention": round(held / 1_000 / len(seconds), 2),
    }


def first(file: Path, copy: Path) -> dict[str, Any]:
    """State read back and everything derived of it; then the copy that the next start can take up."""
    step, found = _started(file, None)
    began = time.process_time()
    snapshots.save(step.snapshot(), copy)
    made = {"made_in_seconds": round(time.process_time() - began, 1), "mb": round(copy.stat().st_size / 1e6)}
    return found | {"snapshot": made}


def restart(file: Path, copy: Path) -> dict[str, Any]:
    """State read back, and what was derived of it taken up, until the first batch could be read."""
    return _started(file, copy)[1]


def _started(file: Path, copy: Path | None) -> tuple[ResolveStage, dict[str, Any]]:
    garbage_collection.configure()
    step, began, records = ResolveStage("measured", View.C), time.process_time(), 0
    for writes in _writes(file):
        step.apply(writes)
        records += len(writes)
    with garbage_collection.deriving():
        anew = step.resume(snapshots.load(copy) if copy else None)
    return step, {"statements": records, "anew": anew, "seconds": round(time.process_time() - began, 1)}


def _writes(file: Path) -> Iterator[list[Write]]:
    stored = enumerate(simulated_mentions.read(file))
    while several := list(islice(stored, AT_ONCE)):
        yield [Write(record_key(event, ""), pack(Mark(at, at), value)) for at, (event, value) in several]


def _resident() -> int:
    return int(psutil.Process().memory_info().rss)


def table(found: dict[str, Any]) -> str:
    """For the README."""
    size, again = found["at_size"], found["restart"]
    slow = again["without_a_snapshot"]["seconds"]
    rows = (
        ("mentions a second of one core", f"{size['mentions_a_second']:,}", "≥ 1,500"),
        ("the last tenth of them", f"{size['the_last_tenth']:,}", ""),
        ("p99 of a mention", f"{size['p99_ms']} ms", "≤ 5 ms"),
        ("the longest", f"{size['longest_ms']} ms", "≤ 50 ms"),
        ("memory a mention", f"{size['kb_a_mention']} kB", "≤ 2 kB"),
        (f"restart with {again['statements']:,} statements, ready in", f"{again['seconds']} s", "≤ 3 s"),
        ("the same without a snapshot", f"{slow} s", "≤ 20 s"),
    )
    head = f"| persons, {size['mentions']:,} simulated mentions (`python -m benchmarks.accuracy.persons_at_size`)"
    return "\n".join([f"{head} | measured | wanted |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure how persons are resolved at size.")
    parser.add_argument("--mentions", type=int, default=500_000)
    parser.add_argument("--restart", type=int, default=50_000)
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.one:
        what, *files = options.one
        measures: dict[str, Callable[..., dict[str, Any]]] = {"size": at_size, "first": first, "restart": restart}
        print(json.dumps(measures[what](*map(Path, files))))
        return
    found = measure(options.mentions, options.restart)
    print(json.dumps(found, indent=1) if options.json else table(found))


if __name__ == "__main__":
    main()
