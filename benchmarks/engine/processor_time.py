"""What the engine costs: processor time an event, against stock Faust and against a bare kafka-python loop.

python -m benchmarks.engine.processor_time [--records 50000] [--rounds 3] [--json]

Each round runs all three, one after the other, on the same records and the same broker; the medians are compared.
Absolute times depend on the machine, the ratios hardly do.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

import psutil
from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import KafkaAdminClient, NewTopic

from benchmarks.engine.contestants import PARTITIONS, WAYS, state_topics
from ops.engines import kafka_in

VALUE_BYTES: Final = 1_000
SUBJECTS: Final = 1_000
IN_TIME: Final = 600.0  # seconds for one contestant
SETTLE: Final = 0.5  # seconds for the last commit, after the last record is out

Costs = Mapping[str, Sequence[float]]
"""Microseconds of processor time an event, by contestant, one a round."""


def measure(records: int = 50_000, rounds: int = 3) -> dict[str, Any]:
    """Medians in microseconds an event, and the ratios that matter."""
    costs: dict[str, list[float]] = {way: [] for way in WAYS}
    with TemporaryDirectory() as folder, kafka_in(Path(folder)) as kafka:
        for number in range(rounds + 1):
            prefix = f"r{number}-"
            _prepare(kafka.bootstrap, prefix, records if number else records // 5)
            for way in WAYS:
                spent = _spent(way, kafka.bootstrap, prefix, Path(folder), records if number else records // 5)
                if number:  # round 0 warms the broker
                    costs[way].append(spent / records * 1e6)
    return _summary(records, costs)


def _summary(records: int, costs: Costs) -> dict[str, Any]:
    middle = {way: median(several) for way, several in costs.items()}
    return {
        "records": records,
        "microseconds_an_event": {way: round(cost, 1) for way, cost in middle.items()},
        "rounds": {way: [round(one, 1) for one in several] for way, several in costs.items()},
        "of_stock_faust": round(middle["ours"] / middle["stock"], 3),
        "of_a_bare_loop": round(middle["ours"] / middle["bare"], 2),
    }


def _prepare(bootstrap: str, prefix: str, records: int) -> None:
    made_by_faust = state_topics(prefix)["stock"]
    names = {f"{prefix}in", *state_topics(prefix).values(), *(f"{prefix}{way}-out" for way in WAYS)} - {made_by_faust}
    admin: Any = KafkaAdminClient(bootstrap_servers=bootstrap)
    admin.create_topics([NewTopic(name, PARTITIONS, 1) for name in names] + [NewTopic(f"{prefix}letters", 1, 1)])
    admin.close()
    producer: Any = KafkaProducer(bootstrap_servers=bootstrap, acks="all", linger_ms=20, batch_size=262_144)
    for number in range(records):
        key = b"subject-%d" % (number % SUBJECTS)
        producer.send(f"{prefix}in", b"%d " % number + b"." * VALUE_BYTES, key=key, partition=number % PARTITIONS)
    producer.flush()
    producer.close()


def _spent(way: str, bootstrap: str, prefix: str, folder: Path, records: int) -> float:
    """Seconds of processor time from the first record until every record is out and every state record written."""
    mark = folder / f"{prefix}{way}.mark"
    command = [sys.executable, "-m", "benchmarks.engine.contestants", way, bootstrap, prefix, str(mark)]
    with (folder / f"{prefix}{way}.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        for topic in (f"{prefix}{way}-out", state_topics(prefix)[way]):
            _wait_for(bootstrap, topic, records, process)
        time.sleep(SETTLE)
        used = psutil.Process(process.pid).cpu_times()
        return used.user + used.system - float(mark.read_text())
    finally:
        process.kill()
        process.wait()


def _wait_for(bootstrap: str, topic: str, records: int, process: subprocess.Popen[bytes]) -> None:
    consumer: Any = KafkaConsumer(bootstrap_servers=bootstrap, group_id=None, enable_auto_commit=False)
    places = [TopicPartition(topic, number) for number in range(PARTITIONS)]
    deadline = time.monotonic() + IN_TIME
    try:
        while sum(consumer.end_offsets(places).values()) < records:
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"the worker that writes to {topic} did not finish")
            time.sleep(0.1)
    finally:
        consumer.close()


def table(found: dict[str, Any]) -> str:
    """In Markdown: what an event costs, by contestant."""
    costs = found["microseconds_an_event"]
    rows = [f"| {way} | {cost} |" for way, cost in costs.items()]
    ratios = [
        f"| ours / stock Faust | {found['of_stock_faust']} (wanted: at most 0.2) |",
        f"| ours / bare loop | {found['of_a_bare_loop']} (wanted: at most 1.5) |",
    ]
    head = f"| engine, {found['records']:,} records of 1 kB | µs of processor an event |\n|---|---|"
    return "\n".join([head, *rows, *ratios])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Processor time an event: our engine, stock Faust, a bare loop.")
    parser.add_argument("--records", type=int, default=50_000, help="how many, of 1 kB each")
    parser.add_argument("--rounds", type=int, default=3, help="how often each way is measured")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    found = measure(options.records, options.rounds)
    if options.json:
        print(json.dumps(found))
        return
    for way, cost in found["microseconds_an_event"].items():
        print(f"{way:6} {cost:7.1f} microseconds of processor time an event")
    print(
        f"The engine costs {found['of_stock_faust']:.2f} of stock Faust, {found['of_a_bare_loop']:.2f} of a bare loop."
    )


if __name__ == "__main__":
    main()
