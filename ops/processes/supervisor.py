"""Keeps processes running: starts them, and starts them again when they end.

A file ``<process>.paused`` under ``VIPER_HOME/run`` stops that process until it is removed; SIGTERM stops all of them.
"""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Event
from typing import Final

import structlog

from ops.engines.file_lock import exclusive_lock
from ops.errors import NotInTime
from ops.processes.orphans import stop_orphans
from ops.settings import Settings
from streams.flow import Process

log = structlog.get_logger()

LOOK_EVERY: Final = 0.25  # seconds
FIRST_WAIT: Final = 0.5
LONGEST_WAIT: Final = 30.0
PATIENCE: Final = 30.0  # seconds for a clean stop
SHOWN: Final = 5.0  # seconds until the system shows what a new process executes
LASTED: Final = 60.0  # a process that ran this long starts again at once


class SupervisedProcess:
    """One process, with the wait before it is started again: doubled with each end until it runs for ``LASTED``."""

    def __init__(self, process: Process, settings: Settings) -> None:
        self._process, self._settings = process, settings
        self._running: subprocess.Popen[bytes] | None = None
        self._wait, self._not_before, self._began = FIRST_WAIT, 0.0, 0.0

    def look(self, now: float) -> None:
        """Start it where it is due, stop it where it is paused. ``now``: seconds of a monotonic clock."""
        paused = paused_file(self._settings, self._process.name).exists()
        if self._running and self._running.poll() is not None:
            self._ended(now)
        if paused and self._running:
            self.stop()
        elif not paused and self._running is None and now >= self._not_before:
            self._start(now)

    def stop(self) -> None:
        """Let it finish what is in flight; end it when it does not."""
        if not self._running:
            return
        self._running.terminate()
        try:
            self._running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            log.warning("process did not stop, killed", process=self._process.name)
            self._running.kill()
            self._running.wait()
        self._running = None
        pid_file(self._settings, self._process.name).unlink(missing_ok=True)

    def ask_to_stop(self) -> None:
        """So that all stop at the same time."""
        if self._running:
            self._running.terminate()

    def _start(self, now: float) -> None:
        name = self._process.name
        with (self._settings.logs / f"{name}.log").open("ab") as file:
            self._running = subprocess.Popen(
                command_of(self._process),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                env=os.environ | {"VIPER_INSTANCE": instance_of(self._settings, name)},
            )
        self._began = now
        pid_file(self._settings, name).write_text(str(self._running.pid))
        log.info("process started", process=name, pid=self._running.pid)

    def _ended(self, now: float) -> None:
        code = self._running.returncode if self._running else 0
        self._wait = FIRST_WAIT if now - self._began > LASTED else min(self._wait * 2, LONGEST_WAIT)
        self._not_before, self._running = now + self._wait, None
        log.error("process ended, starting it again", process=self._process.name, exit_code=code, after=self._wait)


def command_of(process: Process) -> list[str]:
    """What is executed for a process of the flow."""
    return [sys.executable, "-m", "ops", *process.arguments]


def instance_of(settings: Settings, name: str) -> str:
    """Who a kept process is in its consumer groups: the broker gives its partitions back to it when it starts again.

    Named by machine and home folder too: another supervisor may keep a process of this name in the same groups.
    """
    place = f"{socket.gethostname()}:{settings.home}"
    return f"{name}-{hashlib.sha256(place.encode()).hexdigest()[:8]}"


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
    (settings.run / "supervisor.pid").write_text(str(process.pid))
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


def pid_file(settings: Settings, name: str) -> Path:
    """Where the pid of a process is written."""
    return settings.run / f"{name}.pid"


def paused_file(settings: Settings, name: str) -> Path:
    """The file that keeps a process stopped."""
    return settings.run / f"{name}.paused"


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
