"""Keeps processes running: starts them, and starts them again when they end.

A file ``<process>.paused`` under ``VIPER_HOME/run`` stops that process until it is removed; SIGTERM stops all of them.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event
from typing import Final

from ops.engines.file_lock import exclusive_lock
from ops.errors import NotInTime
from ops.processes.orphans import stop_orphans
from ops.processes.supervised_process import PATIENCE, SupervisedProcess, paused_file, pid_file
from ops.settings import Settings
from streams.flow import Process

LOOK_EVERY: Final = 0.25  # seconds
SHOWN: Final = 5.0  # seconds until the system shows what a new process executes


def supervise(settings: Settings, planned: Sequence[Process]) -> None:
    """Keep these processes running until SIGTERM or SIGINT, then stop them all at the same time."""
    stopping = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    for folder in (settings.run, settings.logs):
        folder.mkdir(parents=True, exist_ok=True)
    processes = [SupervisedProcess(process, settings) for process in planned]
    while not stopping.is_set():
        for supervised in processes:
            supervised.look(time.monotonic())
        stopping.wait(LOOK_EVERY)
    for supervised in processes:
        supervised.ask_to_stop()
    for supervised in processes:
        supervised.stop()


def start(settings: Settings, generation: str) -> None:
    """Start the supervisor apart from us, unless it runs. What a killed one left behind is stopped first.

    Of several that start it at the same time one does, the others wait and find it running.
    """
    with _change(settings.home):
        if not running(settings.home):
            stop_orphans(settings.home)
            _launch(settings, generation)


def _launch(settings: Settings, generation: str) -> None:
    settings.logs.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "ops", "supervise", "--generation", generation]
    environment = os.environ | {"VIPER_HOME": str(settings.home)}
    with (settings.logs / "supervisor.log").open("ab") as file:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=file, stderr=file, start_new_session=True, env=environment
        )
    try:
        (settings.run / "supervisor.pid").write_text(str(process.pid))
    except OSError:
        process.terminate()  # nobody would find it, and the next start would start another
        raise
    deadline = time.monotonic() + SHOWN
    while process.poll() is None and not running(settings.home) and time.monotonic() < deadline:
        time.sleep(0.005)  # its command line is empty for a moment after it was executed


def stop(home: Path) -> None:
    """Stop the supervisor and its processes, and what a killed supervisor left behind."""
    if not (home / "run").exists():
        return  # nothing was ever started here
    with _change(home):
        if pid := running(home):
            _stop(home, pid)
        stop_orphans(home)


def _change(home: Path) -> AbstractContextManager[None]:
    """The lock under which the supervisor of a home is started or stopped."""
    return exclusive_lock(home / "run" / "supervisor.lock", "starting or stopping the pipeline")


def _stop(home: Path, pid: int) -> None:
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE + 15
    while running(home):
        if time.monotonic() > deadline:
            raise NotInTime(f"the supervisor (process {pid}) did not stop; look at {home / 'log' / 'supervisor.log'}")
        time.sleep(0.1)
    (home / "run" / "supervisor.pid").unlink(missing_ok=True)


def running(home: Path) -> int | None:
    """The supervisor's process id, when the process of that number still is one."""
    return _alive(home / "run" / "supervisor.pid", b"supervise")


def process_running(settings: Settings, name: str) -> int | None:
    """The process id of one of the supervised processes; None where it does not run."""
    return _alive(pid_file(settings, name), b"ops")


@contextmanager
def paused(settings: Settings, name: str) -> Iterator[None]:
    """Stop one process, and start it again afterwards."""
    flag = paused_file(settings, name)
    flag.touch()
    try:
        deadline = time.monotonic() + PATIENCE + 5
        while process_running(settings, name):
            if time.monotonic() > deadline:
                raise NotInTime(f"{name} did not stop; look at {settings.logs / f'{name}.log'}")
            time.sleep(0.1)
        yield
    finally:
        flag.unlink(missing_ok=True)


def _alive(file: Path, word: bytes) -> int | None:
    try:
        pid = int(file.read_text())
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, ValueError):
        return None
    return pid if word in command else None
