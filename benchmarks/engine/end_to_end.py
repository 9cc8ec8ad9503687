"""From publish to searchable: events a second, how long one takes, and what every process of ours needs.

    python -m benchmarks.engine.end_to_end [--events 20000] [--seconds 30] [--json]

Everything runs on this machine: both engines, five processes of ours, and the publisher. Both views are indexed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final

import psutil

from benchmarks.engine import stock_pipeline
from indexers.bulk import client_for
from indexers.indices import alias
from ops.deployment.startup import start, stop
from ops.generation import flow_of
from ops.processes import readiness, supervisor
from ops.settings import Settings
from producers.delivery.publisher import Publisher
from producers.files.text_files import EventRow
from producers.police_uk.adapter import SOURCE, events
from reference.police_uk import street_files
from schemas.events import RecordedCrime
from schemas.transport.cloudevents import key_of
from schemas.views import View
from schemas.wire import encode

TOLD: Final = "burglary seen from the road, entry by the back door, a bag and tools were taken. " * 3
"""A text that brings an event to 1.1 kB."""

A_SECOND: Final = 200
WARM_UP: Final = 20_000
WARM_UPS: Final = 5
"""So many events, said so many times: a cold Elasticsearch costs four times a warm one. Said again they are no more."""


def made(count: int, prefix: str) -> Iterator[RecordedCrime]:
    """Events at real map points and months, 1.1 kB each, each of its own."""
    rows = [row for row in events(street_files("2024-01")[0]) if isinstance(row, EventRow)]
    real = [row.record for row in rows if isinstance(row.record, RecordedCrime)]
    for number, one in enumerate(islice(cycle(real), count)):
        item = one.items[0].model_copy(update={"text": f"{prefix} {number} {TOLD}"})
        yield RecordedCrime.model_validate({**dict(one), "source_reference": f"{prefix}-{number}", "items": (item,)})


def measure(count: int, seconds: int) -> dict[str, Any]:
    """Start everything, warm it up, measure throughput and then latency."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["VIPER_HOME"] = str(home)
        try:
            settings, generation = start(home)
            _warm_up(settings, generation)
            spent = _spent(settings, generation)
            a_second = _throughput(settings, generation, count, "run")
            after = _spent(settings, generation)
            costs = {name: round((after[name] - spent[name]) / count * 1e6) for name in spent}
            waits = _latency(settings, seconds)
            memory = _memory(settings, generation)
            supervisor.stop(home)
            events = [(key_of(one), encode(one)) for one in made(count // 2, "stock")]
            stock = stock_pipeline.throughput(settings.bootstrap, settings.elasticsearch, home, events)
        finally:
            stop(home)
    return {
        "events": count,
        "events_a_second": a_second,
        "microseconds_of_processor_an_event": costs,
        "stock_events_a_second": stock,
        "latency_seconds": waits,
        "peak_mb": memory,
    }


def _warm_up(settings: Settings, generation: str) -> None:
    ready = list(made(WARM_UP, "warm"))
    for _ in range(WARM_UPS):
        with Publisher(settings.bootstrap, SOURCE) as publisher:
            publisher.publish_all(ready)
        readiness.wait_until_idle(settings, generation)


def _throughput(settings: Settings, generation: str, count: int, prefix: str) -> float:
    """Events a second from the first publish until the last is searchable in both views."""
    ready = list(made(count, prefix))
    before = _counts(settings)
    began = time.monotonic()
    with Publisher(settings.bootstrap, SOURCE) as publisher:
        publisher.publish_all(ready)
    while any(now - then < count for now, then in zip(_counts(settings), before, strict=True)):
        time.sleep(0.25)
    searchable = time.monotonic() - began
    readiness.wait_until_idle(settings, generation)
    return round(count / searchable)


def _counts(settings: Settings) -> list[int]:
    client = client_for(settings.elasticsearch)
    found = [client.count(index=alias("events", view))["count"] for view in View]
    client.close()
    return found


def _latency(settings: Settings, seconds: int) -> dict[str, float]:
    """How long from publish to searchable in view P, at 200 events a second."""
    client, waiting, waits = client_for(settings.elasticsearch), dict[str, float](), list[float]()
    coming = made(A_SECOND * seconds, f"at{time.time_ns()}")
    began = time.monotonic()
    with Publisher(settings.bootstrap, SOURCE) as publisher:
        for number, one in enumerate(coming):
            due = began + number / A_SECOND
            while (now := time.monotonic()) < due:
                _arrived(client, waiting, waits)
                time.sleep(max(0.0, min(0.02, due - now)))
            publisher.publish(one)
            waiting[one.event_id] = time.monotonic()
        while waiting:
            _arrived(client, waiting, waits)
            time.sleep(0.02)
    cuts = quantiles(waits, n=100)
    return {"p50": round(cuts[49], 2), "p99": round(cuts[98], 2), "longest": round(max(waits), 2)}


def _arrived(client: Any, waiting: dict[str, float], waits: list[float]) -> None:
    if not waiting:
        return
    oldest = list(islice(waiting, 1_000))
    query = {"ids": {"values": oldest}}
    answer = client.search(index=alias("events", View.P), query=query, size=len(oldest), source=False)
    now = time.monotonic()
    waits += [now - waiting.pop(hit["_id"]) for hit in answer["hits"]["hits"]]


def _spent(settings: Settings, generation: str) -> dict[str, float]:
    """Seconds of processor every process has used."""
    pids = {
        one.name: supervisor.process_running(settings, one.name) for one in flow_of(generation, settings).processes()
    }
    own = {name: _seconds(psutil.Process(pid)) for name, pid in pids.items() if pid}
    home = str(settings.home)
    for process in psutil.process_iter(["cmdline"]):
        line = " ".join(process.info["cmdline"] or ())
        if home in line and "java" in line:
            name = "kafka" if "kafka.Kafka" in line else "elasticsearch"
            own[name] = own.get(name, 0.0) + _seconds(process)
    return own


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _memory(settings: Settings, generation: str) -> dict[str, int]:
    """The most each process of ours ever held, in MB."""
    found: dict[str, int] = {}
    for process in flow_of(generation, settings).processes():
        pid = supervisor.process_running(settings, process.name)
        status = Path(f"/proc/{pid}/status").read_text()
        found[process.name] = int(status.split("VmHWM:")[1].split()[0]) // 1024
    return found


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    found = measure(options.events, options.seconds)
    print(json.dumps(found, indent=1) if options.json else table(found))


def table(found: dict[str, Any]) -> str:
    """The figures as a table in Markdown."""
    waits, memory = found["latency_seconds"], found["peak_mb"]
    stock = found["stock_events_a_second"]
    ratio = found["events_a_second"] / stock
    rows = [
        ("events a second, publish to searchable, both views", f"{found['events_a_second']:,}", "≥ 2,000"),
        (f"times stock Faust with two hops, one view ({stock:,} a second, same run)", f"{ratio:.2f}", ""),
        ("publish to searchable at 200 a second, p50", f"{waits['p50']} s", "≤ 1.2 s"),
        ("the same, p99", f"{waits['p99']} s", "≤ 2.5 s"),
        ("largest of our processes", f"{max(memory.values())} MB", "≤ 400 MB"),
    ]
    return "\n".join(
        ["| end to end | measured | wanted |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)]
    )


if __name__ == "__main__":
    main(sys.argv[1:])
