"""The engine on a real broker: nothing lost, nothing doubled, whatever dies."""

from __future__ import annotations

import json
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from schemas.bookkeeping.dead_letters import DeadLetter
from tests.conftest import RunningKafka
from tests.integration.streams import tallies
from tests.integration.streams.topics import fill, read
from tests.integration.streams.workers import (
    SUBJECTS,
    Workers,
    committed,
    expected,
    numbers,
    told,
    until_at_work,
)
from tests.waiting import eventually


@pytest.mark.parametrize("kills", [5, pytest.param(50, marks=[pytest.mark.soak, pytest.mark.timeout(1_800)])])
def test_every_number_is_told_once_through_kills_at_random_moments(workers: Workers, kills: int) -> None:
    chance = random.Random(7)
    for round_ in range(kills):
        process = workers.start()
        numbers(workers, round_ * 8_000, (round_ + 1) * 8_000)
        until_at_work(workers, committed(workers))
        time.sleep(chance.uniform(0, 0.8))
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert committed(workers) < kills * 8_000  # the kills found it at work
    workers.start()
    eventually(lambda: told(workers) == expected(kills * 8_000))


def test_a_second_worker_takes_over_half_and_its_death_loses_nothing(workers: Workers) -> None:
    workers.start()
    numbers(workers, 0, 4_000)
    second = workers.start()
    numbers(workers, 4_000, 12_000)
    time.sleep(4)
    second.send_signal(signal.SIGKILL)
    numbers(workers, 12_000, 16_000)
    eventually(lambda: told(workers) == expected(16_000))


def test_a_clean_stop_is_quick_and_nothing_is_done_again_after_it(workers: Workers) -> None:
    process = workers.start()
    numbers(workers, 0, 2_000)
    eventually(lambda: told(workers) == expected(2_000))
    process.terminate()
    assert process.wait(timeout=15) == 0
    before = len(read(workers.bootstrap, f"{workers.prefix}out"))
    workers.start()
    numbers(workers, 2_000, 2_000 + SUBJECTS)
    eventually(lambda: told(workers) == expected(2_000 + SUBJECTS))
    assert len(read(workers.bootstrap, f"{workers.prefix}out")) - before <= SUBJECTS * 2


def test_a_record_on_which_the_step_fails_is_parked_untouched_and_its_neighbours_go_on(workers: Workers) -> None:
    numbers(workers, 0, 1_000)
    fill(workers.bootstrap, [(f"{workers.prefix}in", 0, b"s0|poison", tallies.POISON)])
    numbers(workers, 1_000, 2_000)
    workers.start()
    eventually(lambda: told(workers) == expected(2_000))
    (parked,) = read(workers.bootstrap, f"{workers.prefix}letters")
    letter = DeadLetter.read(parked.value, parked.headers)
    assert (letter.key, letter.value, letter.rule) == (b"s0|poison", tallies.POISON, "unexpected")
    assert "KeyError" in letter.problems[0].message
    assert "a fault of the step" not in str(parked)


def test_a_step_that_fails_on_everything_stops_instead_of_emptying_the_topic(workers: Workers) -> None:
    fill(workers.bootstrap, [(f"{workers.prefix}in", 0, b"s0|%d" % one, tallies.POISON) for one in range(1_000)])
    assert workers.start().wait(timeout=60) == 70
    assert len(read(workers.bootstrap, f"{workers.prefix}letters")) < 200


def test_a_deletion_is_told(workers: Workers) -> None:
    numbers(workers, 0, SUBJECTS)
    workers.start()
    eventually(lambda: told(workers) == expected(SUBJECTS))
    fill(workers.bootstrap, [(f"{workers.prefix}in", 1, b"s1|1", None)])
    eventually(lambda: told(workers) == {**expected(SUBJECTS), b"s1": None})


def test_a_worker_refuses_to_start_without_its_topics(kafka: RunningKafka, tmp_path: Path) -> None:
    process = Workers(kafka.bootstrap, "nobody-made-", tmp_path).start()
    assert process.wait(timeout=30) == 78
    assert "do not exist" in (tmp_path / "worker.log").read_text()


def test_nothing_listens_and_progress_is_told(workers: Workers) -> None:
    process = workers.start()
    numbers(workers, 0, 1_000)
    eventually(lambda: told(workers) == expected(1_000))
    with _whole(workers.folder) as handled:
        eventually(lambda: handled() == 1_000)
    listening = [one for one in psutil.Process(process.pid).net_connections() if one.status == psutil.CONN_LISTEN]
    assert listening == []


@contextmanager
def _whole(folder: Path) -> Iterator[Callable[[], int]]:
    (file,) = folder.glob("alive-*.json")
    yield lambda: sum(agent["handled"] for agent in json.loads(file.read_text())["agents"].values())
