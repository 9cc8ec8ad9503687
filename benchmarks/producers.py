"""What publishing costs: events checked and encoded a second, events confirmed a second, and what bad input costs.

    python -m benchmarks.producers [--events 50000] [--seconds 20] [--json]

The publisher and a broker of one node share this machine; ``acks=all``. Bad input is read whole by intake, every case
in a process of its own, of which time and memory are taken.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

from kafka.admin import KafkaAdminClient, NewTopic

from benchmarks.engine.end_to_end import made
from benchmarks.input import fuzz
from benchmarks.input.bad_input import CASES, MEGABYTE
from ops.broker.admin import configs
from ops.engines import kafka_in
from producers import Publisher, Spool, build
from producers.delivery.validation import outgoing_record
from schemas.topics import EVENTS
from schemas.wire import SourceRecord, encode

SOURCE: Final = "police-uk"
ROUNDS: Final = 3


def measure(events: int = 50_000, seconds: float = 20) -> dict[str, Any]:
    """Medians of three rounds; of bad input the worst. ``seconds`` of it are left to chance."""
    said = list(made(events, "published"))
    with TemporaryDirectory() as folder, kafka_in(Path(folder)) as kafka:
        _topic(kafka.bootstrap)
        _published(kafka.bootstrap, said[: events // 5])  # warms the broker
        published = [_published(kafka.bootstrap, said) for _ in range(ROUNDS)]
        spooled = _spooled(Path(folder), said[: events // 5])
    return {
        "events": events,
        "bytes_an_event": round(sum(len(encode(one)) for one in said[:1_000]) / 1_000),
        "checked_a_second_of_processor": round(median(_checked(said) for _ in range(ROUNDS))),
        "confirmed_a_second": round(median(published)),
        "accepted_on_disk_a_second": round(spooled),
        "bad_input": {name: _cost(name) for name in CASES},
        "fuzz": fuzz.measure(seconds),
    }


def _topic(bootstrap: str) -> None:
    topic = NewTopic(EVENTS.named(source=SOURCE), EVENTS.partitions, 1, topic_configs=configs(EVENTS, 1))
    with KafkaAdminClient(bootstrap_servers=bootstrap) as admin:
        admin.create_topics([topic])


def _checked(said: Sequence[SourceRecord]) -> float:
    """From JSON to an event that its source may say, and on to the bytes that are sent: events a second of one core."""
    values = [encode(one) for one in said]
    began = time.process_time()
    for value in values:
        outgoing_record(build(value), SOURCE)
    return len(values) / (time.process_time() - began)


def _published(bootstrap: str, said: Sequence[SourceRecord]) -> float:
    """Events a second, from the first publish until the last is confirmed."""
    with Publisher(bootstrap, SOURCE) as publisher:
        began = time.monotonic()
        report = publisher.publish_all(said)
        seconds = time.monotonic() - began
    assert (report.delivered, report.failed) == (len(said), [])
    return len(said) / seconds


def _spooled(folder: Path, said: Sequence[SourceRecord]) -> float:
    with Spool(folder, SOURCE) as spool:
        began = time.monotonic()
        for start in range(0, len(said), 500):
            spool.accept(said[start : start + 500])
        return len(said) / (time.monotonic() - began)


def _cost(case: str) -> dict[str, float]:
    """Milliseconds, and MB beyond what the process held before, to read one bad input."""
    command = [sys.executable, "-m", "benchmarks.input.bad_input", case]
    found: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return found


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    found = measure(options.events, options.seconds)
    print(json.dumps(found, indent=1) if options.json else table(found))


def table(found: dict[str, Any]) -> str:
    """The figures as a table in Markdown."""
    slowest = max(one["milliseconds"] for one in found["bad_input"].values())
    largest = max(one["mb"] for one in found["bad_input"].values())
    tried, refusals, longest = found["fuzz"].values()
    size = f"{found['bytes_an_event']:,} bytes"
    rows = [
        (f"events of {size} checked and encoded, a second of one core", "checked_a_second_of_processor", "20,000"),
        ("confirmed by the broker (`acks=all`), a second, one process", "confirmed_a_second", "8,000"),
    ]
    lines = [f"| {name} | {found[key]:,} | ≥ {wanted} |" for name, key, wanted in rows]
    lines += [
        f"| accepted on disk, synced by 500, a second | {found['accepted_on_disk_a_second']:,} | |",
        f"| worst bad input of {MEGABYTE / 1e6:g} MB, {len(found['bad_input'])} kinds | {slowest:.0f} ms | < 50 ms |",
        f"| the same, memory | {largest:.0f} MB | < 64 MB |",
        f"| {tried:,} spoilt events, refused in {refusals:,} ways, the slowest | {longest} ms | < 50 ms |",
    ]
    return "\n".join(["| publishing | measured | wanted |", "|---|---|---|", *lines])


if __name__ == "__main__":
    main(sys.argv[1:])
