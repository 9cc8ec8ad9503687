"""Processes that a killed supervisor left running: found by their pid files, and stopped before others take over."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Final

from ops.errors import NotInTime

PATIENCE: Final = 30.0  # seconds for a clean stop
AFTER_KILL: Final = 10.0
SUPERVISOR: Final = "supervisor"


def orphans(home: Path, of: str = "") -> dict[str, int]:
    """The pid of every process of this home that runs, by name, which ends with ``of``; the supervisor is none."""
    files = [file for file in sorted((home / "run").glob(f"*{of}.pid")) if file.stem != SUPERVISOR]
    found = {file.stem: _pid_in(file) for file in files}
    return {name: pid for name, pid in found.items() if pid and _is_of(home, pid)}


def stop_orphans(home: Path, patience: float = PATIENCE, *, of: str = "") -> tuple[str, ...]:
    """Stop them all at the same time, and kill what does not stop; their names. Raise NotInTime when one lives on.

    ``of``: a generation: only those that a rebuild started to build it, whose names end with it.
    """
    left = orphans(home, of)
    for number, wait in ((signal.SIGTERM, patience), (signal.SIGKILL, AFTER_KILL)):
        for pid in orphans(home, of).values():
            with suppress(ProcessLookupError):  # it ended in between
                os.kill(pid, number)
        deadline = time.monotonic() + wait
        while orphans(home, of) and time.monotonic() < deadline:
            time.sleep(0.05)
    if still := orphans(home, of):
        named = ", ".join(f"{name} (process {pid})" for name, pid in still.items())
        raise NotInTime(f"{named} did not stop, not even by SIGKILL; look at the disk, and at `ps`")
    return tuple(left)


def _pid_in(file: Path) -> int | None:
    try:
        return int(file.read_text())
    except (OSError, ValueError):
        return None


def _is_of(home: Path, pid: int) -> bool:
    """Whether this process is one of ours and of this home: another program may have got the number meanwhile."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
    ours = any(pair == (b"-m", b"ops") for pair in pairwise(words))
    return ours and f"VIPER_HOME={home}".encode() in environment
