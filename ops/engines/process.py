"""A program that outlives whoever started it, and is found again by its process id and a mark on its command line."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from ops.engines.errors import EngineDidNotStop

LOOK: Final = 0.05  # seconds between two looks
AFTER_KILL: Final = 10.0  # seconds a killed process may take to be gone


class DetachedProcess:
    """A program and its children, in a session of their own; ``mark`` is an argument no other program has."""

    def __init__(self, pid_file: Path, mark: str) -> None:
        self._pid_file = pid_file
        self._mark = os.fsencode(mark)
        self._child: subprocess.Popen[bytes] | None = None

    def start(self, command: Sequence[str], *, folder: Path, log: Path, environment: Mapping[str, str]) -> None:
        """Start it in ``folder``; Ctrl-C in our terminal does not reach it. What it prints goes to ``log``."""
        with log.open("wb") as sink:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                env=environment,
                cwd=folder,
                start_new_session=True,
            )
        self._pid_file.write_text(str(self._child.pid))

    def running(self) -> bool:
        """Whether it, or a child it left behind, is there; frozen counts."""
        if self._child is not None:
            self._child.poll()  # lets the system forget it when it has ended
        leader = self._leader()
        return leader is not None and (self._is_ours(leader, leader) or self._left_behind(leader))

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the whole session, children included."""
        if self.running() and (leader := self._leader()):
            with suppress(ProcessLookupError):  # it ended in between
                os.killpg(leader, number)

    def stop(self, patience: float) -> None:
        """Ask it to end, and kill it after ``patience`` seconds. Raise EngineDidNotStop when even that fails."""
        self.signal(signal.SIGTERM)
        self.signal(signal.SIGCONT)  # a frozen one could not hear
        if not self.ended_within(patience):
            self.kill()
        self._pid_file.unlink(missing_ok=True)

    def kill(self) -> None:
        """End it at once, as a power cut would. Raise EngineDidNotStop when it is still there."""
        self.signal(signal.SIGKILL)
        if not self.ended_within(AFTER_KILL):
            raise EngineDidNotStop(f"Process {self._leader()} does not end, not even by SIGKILL: look at its disk.")

    def ended_within(self, patience: float) -> bool:
        """Wait up to ``patience`` seconds for its end."""
        until = time.monotonic() + patience
        while self.running():
            if time.monotonic() > until:
                return False
            time.sleep(LOOK)
        return True

    def _leader(self) -> int | None:
        try:
            return int(self._pid_file.read_text())
        except (FileNotFoundError, ValueError):
            return None

    def _left_behind(self, leader: int) -> bool:
        others = (int(folder.name) for folder in Path("/proc").glob("[0-9]*"))
        return any(self._is_ours(pid, leader) for pid in others)

    def _is_ours(self, pid: int, leader: int) -> bool:
        """Whether this process is there and ours: another program may have got the number meanwhile.

        While it is being loaded, and again while it ends and still holds its ports, it has no command line at all.
        """
        try:
            if os.getsid(pid) != leader or _has_ended(pid):
                return False
            line = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            return False
        return not line or self._mark in line.split(b"\0")


def _has_ended(pid: int) -> bool:
    """Whether only its name is left, for its parent to take note of."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
