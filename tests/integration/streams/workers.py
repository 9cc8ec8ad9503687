"""Worker processes of the tallying agent, what they are given and what they should tell."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from kafka import KafkaConsumer, TopicPartition

from tests.integration.streams import tallies
from tests.integration.streams.topics import fill, read
from tests.waiting import eventually

SUBJECTS = 40


class Workers:
    """Worker processes of the tallying agent."""

    def __init__(self, bootstrap: str, prefix: str, folder: Path) -> None:
        self.bootstrap, self.prefix, self.folder = bootstrap, prefix, folder
        self.running: list[subprocess.Popen[bytes]] = []
        self._liveness: dict[int, Path] = {}

    def start(self) -> subprocess.Popen[bytes]:
        liveness = self.folder / f"alive-{len(self.running)}-{time.monotonic_ns()}.json"
        command = [
            sys.executable,
            "-m",
            "tests.integration.streams.tallies",
            self.bootstrap,
            self.prefix,
            str(liveness),
        ]
        with (self.folder / "worker.log").open("ab") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log)
        self.running.append(process)
        self._liveness[process.pid] = liveness
        return process

    def until_ready(self, process: subprocess.Popen[bytes]) -> None:
        """Until it can be stopped cleanly: it has told that it is alive."""
        eventually(self._liveness[process.pid].exists)

    def end(self) -> None:
        for process in self.running:
            process.kill()
            process.wait()


def numbers(workers: Workers, first: int, last: int) -> None:
    fill(workers.bootstrap, [_number(workers.prefix, number) for number in range(first, last)])


def _number(prefix: str, number: int) -> tuple[str, int, bytes, bytes]:
    subject = number % SUBJECTS
    return f"{prefix}in", subject % 4, b"s%d|%d" % (subject, number), b"%d " % number + b"." * 200


def told(workers: Workers) -> dict[bytes, bytes | None]:
    return {record.key or b"": record.value for record in read(workers.bootstrap, f"{workers.prefix}out")}


def expected(last: int) -> dict[bytes, bytes | None]:
    by_subject = {subject: range(subject, last, SUBJECTS) for subject in range(SUBJECTS)}
    return {b"s%d" % subject: b"%d %d" % (len(every), sum(every)) for subject, every in by_subject.items()}


def committed(workers: Workers) -> int:
    """How many records are acknowledged, over all partitions."""
    group = tallies.spec(workers.prefix).group
    consumer = KafkaConsumer(bootstrap_servers=workers.bootstrap, group_id=group, enable_auto_commit=False)
    try:
        places = [TopicPartition(f"{workers.prefix}in", number) for number in range(4)]
        return sum(consumer.committed(place) or 0 for place in places)
    finally:
        consumer.close()


def until_at_work(workers: Workers, done: int) -> None:
    """Until more than ``done`` records are acknowledged."""
    eventually(lambda: committed(workers) > done)
