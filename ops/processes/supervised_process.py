"""One process that is kept running: started, stopped, and started again when it ends.

What cannot be written meanwhile, since the disk is full, is reported once and tried again: it never ends whoever keeps
the processes.
"""

from __future__ import annotations

import hashlib
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import structlog

from ops.settings import Settings
from streams.flow import Process

log = structlog.get_logger()

FIRST_WAIT: Final = 0.5  # seconds
LONGEST_WAIT: Final = 30.0
PATIENCE: Final = 30.0  # seconds for a clean stop
LASTED: Final = 60.0  # a process that ran this long starts again at once

Report = Callable[[str, str, int | None, float | None], None]
"""What happened, to which process, with which exit code, and in how many seconds it is started again."""


def logged(event: str, name: str, code: int | None = None, after: float | None = None) -> None:
    """A line of the log; an error where the process ended or something could not be done."""
    fields = {"exit_code": code, "after": after} if code is not None else {}
    (log.info if event == STARTED else log.error)(event, process=name, **fields)


STARTED: Final = "process started"
ENDED: Final = "process ended, starting it again"
KILLED: Final = "process did not stop, killed"


class SupervisedProcess:
    """One process, with the wait before it is started again: doubled with each end until it runs for ``LASTED``.

    ``generation``: of the copy that it helps to build beside those that are served; its files are named by it then.
    """

    def __init__(self, process: Process, settings: Settings, *, generation: str = "", report: Report = logged) -> None:
        self.name = f"{process.name}-{generation}" if generation else process.name
        self.exit_code: int | None = None  # of the last end
        self.ends = 0  # in a row, none of which came after ``LASTED`` seconds
        self._process, self._settings, self._report = process, settings, report
        self._serves = not generation
        self._running: subprocess.Popen[bytes] | None = None
        self._wait, self._not_before, self._began = FIRST_WAIT, 0.0, 0.0
        self._pid_written, self._refused = True, False

    def look(self, now: float) -> None:
        """Start it where it is due, stop it where it is paused. ``now``: seconds of a monotonic clock."""
        try:
            self._look(now)
        except OSError as error:
            self._not_before = now + FIRST_WAIT
            if not self._refused:
                self._tell(f"{error.strerror or error}: tried again until it can be done")
            self._refused = True
        else:
            self._refused = False

    def stop(self) -> None:
        """Let it finish what is in flight; end it when it does not."""
        if not self._running:
            return
        self._running.terminate()
        try:
            self._running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._tell(KILLED)
            self._running.kill()
            self._running.wait()
        self._running = None
        pid_file(self._settings, self.name).unlink(missing_ok=True)

    def ask_to_stop(self) -> None:
        """So that all stop at the same time."""
        if self._running:
            self._running.terminate()

    def _look(self, now: float) -> None:
        paused = paused_file(self._settings, self.name).exists()
        if self._running and self._running.poll() is not None:
            self._ended(now)
        if paused and self._running:
            self.stop()
        elif not paused and self._running is None and now >= self._not_before:
            self._start(now)
        if self._running and not self._pid_written:
            self._write_pid(self._running.pid)

    def _start(self, now: float) -> None:
        environment = os.environ | {"VIPER_HOME": str(self._settings.home)}
        if self._serves:
            environment["VIPER_INSTANCE"] = instance_of(self._settings, self.name)
        with (self._settings.logs / f"{self.name}.log").open("ab") as file:
            self._running = subprocess.Popen(
                command_of(self._process), stdin=subprocess.DEVNULL, stdout=file, stderr=file, env=environment
            )
        self._began, self._pid_written = now, False
        self._tell(STARTED)

    def _write_pid(self, pid: int) -> None:
        pid_file(self._settings, self.name).write_text(str(pid))
        self._pid_written = True

    def _ended(self, now: float) -> None:
        lasted = now - self._began > LASTED
        self.exit_code = self._running.returncode if self._running else 0
        self.ends = 1 if lasted else self.ends + 1
        self._wait = FIRST_WAIT if lasted else min(self._wait * 2, LONGEST_WAIT)
        self._not_before, self._running = now + self._wait, None
        self._tell(ENDED, self.exit_code, self._wait)

    def _tell(self, event: str, code: int | None = None, after: float | None = None) -> None:
        with suppress(OSError):  # the log may be on the disk that is full
            self._report(event, self.name, code, after)


def command_of(process: Process) -> list[str]:
    """What is executed for a process of the flow."""
    return [sys.executable, "-m", "ops", *process.arguments]


def instance_of(settings: Settings, name: str) -> str:
    """Who a process that is kept is in its consumer groups: the broker gives its partitions back when it starts again.

    Named by machine and home folder too: another supervisor may keep a process of this name in the same groups.
    """
    place = f"{socket.gethostname()}:{settings.home}"
    return f"{name}-{hashlib.sha256(place.encode()).hexdigest()[:8]}"


def pid_file(settings: Settings, name: str) -> Path:
    """Where the pid of a process is written."""
    return settings.run / f"{name}.pid"


def paused_file(settings: Settings, name: str) -> Path:
    """The file that keeps a process stopped."""
    return settings.run / f"{name}.paused"
