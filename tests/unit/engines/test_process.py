from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ops.engines.process import DetachedProcess
from tests.waiting import eventually

SLEEPS = "import time; time.sleep(60)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
LEAVES_A_CHILD = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', sys.argv[1], *sys.argv[2:]])"


@pytest.fixture
def process(tmp_path: Path) -> Iterator[DetachedProcess]:
    process = found_in(tmp_path)
    yield process
    process.kill()


def found_in(home: Path) -> DetachedProcess:
    return DetachedProcess(home / "pid", mark=f"mark-of-{home}")


def start(process: DetachedProcess, home: Path, *code: str) -> None:
    command = [sys.executable, "-c", *code, f"mark-of-{home}"]
    process.start(command, folder=home, log=home / "log", environment=os.environ)


def test_what_never_started_does_not_run(process: DetachedProcess) -> None:
    assert not process.running()


def test_it_is_found_again_and_stopped_by_whoever_knows_its_home(process: DetachedProcess, tmp_path: Path) -> None:
    start(process, tmp_path, SLEEPS)
    other = found_in(tmp_path)
    assert other.running()
    other.stop(patience=5)
    assert not process.running()


def test_a_stranger_with_the_same_number_is_not_taken_for_it_and_is_left_alone(
    process: DetachedProcess, tmp_path: Path
) -> None:
    with subprocess.Popen([sys.executable, "-c", SLEEPS], start_new_session=True) as stranger:
        (tmp_path / "pid").write_text(str(stranger.pid))
        eventually(Path(f"/proc/{stranger.pid}/cmdline").read_bytes)  # nobody's, while it is being loaded
        assert not process.running()
        process.stop(patience=0.1)
        assert stranger.poll() is None
        stranger.kill()


@pytest.mark.parametrize("content", ["", "half", "999999999"])
def test_a_pid_file_that_names_nobody_means_it_does_not_run(
    process: DetachedProcess, tmp_path: Path, content: str
) -> None:
    (tmp_path / "pid").write_text(content)
    assert not process.running()


def test_what_does_not_listen_is_killed(process: DetachedProcess, tmp_path: Path) -> None:
    start(process, tmp_path, DEAF)
    while "deaf" not in (tmp_path / "log").read_text():
        assert process.running()
    assert not process.ended_within(0.1)
    process.stop(patience=0.2)
    assert not process.running()


def test_what_is_frozen_still_runs_and_can_be_stopped(process: DetachedProcess, tmp_path: Path) -> None:
    start(process, tmp_path, SLEEPS)
    process.signal(signal.SIGSTOP)
    assert process.running()
    process.stop(patience=5)
    assert not process.running()


def test_a_child_that_outlives_its_parent_is_found_and_ended(process: DetachedProcess, tmp_path: Path) -> None:
    start(process, tmp_path, LEAVES_A_CHILD, SLEEPS)
    assert not process.ended_within(0.5)  # the parent has ended by now
    process.stop(patience=5)
    assert not process.running()
