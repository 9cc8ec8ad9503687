"""However many start the pipeline of a home at the same time, one supervisor runs."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from ops.processes import supervisor
from ops.processes.supervised_process import instance_of
from ops.settings import Settings
from schemas.views import View

STARTS = 6


def settings_of(home: Path) -> Settings:
    """Settings without engines, which nothing here asks."""
    return Settings(
        home=home, bootstrap="127.0.0.1:1", elasticsearch="http://127.0.0.1:1", views=(View.P,), replication=1
    )


def pids_in(file: Path) -> list[str]:
    """Of whoever was started, once the first has said so, and any other had the time."""
    for _ in range(200):
        if file.exists() and file.read_text():
            break
        time.sleep(0.05)
    time.sleep(0.3)
    return file.read_text().split()


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file with the pid of each supervisor that was started; each only waits."""
    pids, waiting = tmp_path / "pids", tmp_path / "waiting"
    waiting.write_text(f"#!/bin/sh\necho $$ >> {pids}\nwhile :; do sleep 0.05; done\n")
    waiting.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(waiting))
    yield pids
    for pid in pids_in(pids):
        os.kill(int(pid), signal.SIGKILL)


def test_several_starts_at_the_same_time_start_one_supervisor(tmp_path: Path, started: Path) -> None:
    settings = settings_of(tmp_path / "home")
    together = Barrier(STARTS)

    def start(_: int) -> None:
        together.wait()
        supervisor.start(settings, "0123")

    with ThreadPoolExecutor(STARTS) as pool:
        list(pool.map(start, range(STARTS)))
    running = supervisor.running(settings.home)
    assert running is not None
    assert pids_in(started) == [str(running)]


def test_a_second_start_finds_the_first_running(tmp_path: Path, started: Path) -> None:
    settings = settings_of(tmp_path / "home")
    supervisor.start(settings, "0123")
    first = supervisor.running(settings.home)
    supervisor.start(settings, "0123")
    assert supervisor.running(settings.home) == first
    assert pids_in(started) == [str(first)]


def test_a_supervisor_that_nobody_could_find_again_is_not_left_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_of(tmp_path / "home")
    waiting = tmp_path / "waiting"
    waiting.write_text(f"#!/bin/sh\nsleep 0.4\necho $$ > {tmp_path}/lived\n")
    waiting.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(waiting))
    (settings.run / "supervisor.pid").mkdir(parents=True)  # nothing can be written there
    with pytest.raises(OSError, match="Is a directory"):
        supervisor.start(settings, "0123")
    time.sleep(0.8)
    assert not (tmp_path / "lived").exists()


def test_a_process_has_the_same_name_in_its_groups_after_every_start_and_in_no_other_home(tmp_path: Path) -> None:
    here, elsewhere = settings_of(tmp_path / "here"), settings_of(tmp_path / "elsewhere")
    name = instance_of(here, "index-p")
    assert name == instance_of(settings_of(tmp_path / "here"), "index-p")
    assert len({name, instance_of(here, "index-c"), instance_of(elsewhere, "index-p")}) == 3
    assert re.fullmatch(r"[A-Za-z0-9._-]{1,249}", name)  # what a broker takes
