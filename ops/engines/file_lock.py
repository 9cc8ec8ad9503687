"""One process at a time: whoever comes second waits, and finds the work done."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ops.engines import start_messages


@contextmanager
def exclusive_lock(lock: Path, waiting_for: str) -> Iterator[None]:
    """Hold ``lock``; the system lets go of it when the process ends, however it ends."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            start_messages.print_line(f"Another process is busy with {waiting_for}: waiting for it")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
