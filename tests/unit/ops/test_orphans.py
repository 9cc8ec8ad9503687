"""What a killed supervisor left running is stopped before anything else is started, and nothing else is touched."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ops.processes.orphans import orphans, stop_orphans

WAITING = "import time; print('up', flush=True); time.sleep(60)"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {WAITING}"


@contextmanager
def process(
    home: Path, name: str, *, of: Path | None = None, code: str = WAITING, words: str = "-m ops"
) -> Iterator[int]:
    """A process with a pid file under ``home``; by its environment it is of the home ``of``."""
    command = [sys.executable, "-c", code, *words.split()]
    environment = os.environ | {"VIPER_HOME": str(of or home)}
    started = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
    assert started.stdout
    started.stdout.readline()
    (home / "run").mkdir(parents=True, exist_ok=True)
    (home / "run" / f"{name}.pid").write_text(str(started.pid))
    try:
        yield started.pid
    finally:
        started.kill()
        started.wait()


def gone(pid: int) -> bool:
    """Whether it has ended: only its name may be left, for us to take note of."""
    for _ in range(100):
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_processes_left_behind_are_found_by_name_and_stopped(tmp_path: Path) -> None:
    with process(tmp_path, "index-p") as one, process(tmp_path, "intake-enrich") as other:
        assert orphans(tmp_path) == {"index-p": one, "intake-enrich": other}
        assert stop_orphans(tmp_path) == ("index-p", "intake-enrich")
        assert gone(one)
        assert gone(other)
        assert orphans(tmp_path) == {}


def test_of_a_generation_only_those_that_build_it_are_stopped(tmp_path: Path) -> None:
    with process(tmp_path, "index-p") as serving, process(tmp_path, "index-p-0123-5bb3") as building:
        assert stop_orphans(tmp_path, of="0123-5bb3") == ("index-p-0123-5bb3",)
        assert gone(building)
        assert orphans(tmp_path) == {"index-p": serving}


def test_one_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    with process(tmp_path, "index-p", code=STUBBORN) as pid:
        assert stop_orphans(tmp_path, patience=0.2) == ("index-p",)
        assert gone(pid)


def test_what_is_of_another_home_or_no_process_of_ours_is_left_alone(tmp_path: Path) -> None:
    home, other = tmp_path / "home", tmp_path / "other"
    with process(home, "index-p", of=other) as theirs, process(home, "index-c", words="-m pip") as foreign:
        assert stop_orphans(home) == ()
        assert all(Path(f"/proc/{pid}").exists() for pid in (theirs, foreign))


def test_the_supervisor_and_a_pid_that_nobody_has_are_no_orphans(tmp_path: Path) -> None:
    with process(tmp_path, "supervisor"):
        (tmp_path / "run" / "gone.pid").write_text("4194304")
        (tmp_path / "run" / "broken.pid").write_text("no number")
        assert orphans(tmp_path) == {}
    assert orphans(tmp_path / "nowhere") == {}
