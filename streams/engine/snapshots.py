"""Snapshots: a step's derived values in a local file, so that a start need not recompute all of them from its state.

The state on the broker is authoritative. A snapshot names the state it was made of; one that is lost, damaged or of
another release costs time and nothing else. A forked child writes it from its copy of the memory, while the process
goes on.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final, NoReturn

import structlog

from streams.engine.spec import AgentSpec
from streams.step import ResumableStep, Step

log = structlog.get_logger()

LEAST: Final = 10.0
"""Seconds from one snapshot to the next, at least; and at least …"""

SHARE: Final = 20
"""… so many times as long as the last took: the work it makes is a twentieth of a core, of the lowest priority."""

OLD: Final = 7 * 24 * 3600.0

_DIGEST: Final = 32
_VERSION: Final = f"viper-snapshot-1 {sys.implementation.cache_tag}\n".encode()


class Snapshots:
    """Those of one agent. ``folder`` None: none are made."""

    def __init__(self, spec: AgentSpec, folder: Path | None) -> None:
        self._agent, self._name = spec.name, f"{spec.name}.{spec.generation}"
        self._folder = folder if spec.stateful else None

    def of(self, partition: int, step: Step) -> Snapshot | None:
        """The one of this partition; None where deriving anew takes no time."""
        if self._folder is None or not isinstance(step, ResumableStep):
            return None
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._clear(self._folder)
        return Snapshot(self._folder / f"{self._name}.{partition}", step)

    def _clear(self, folder: Path) -> None:
        """What nobody will finish, and what was made by releases that have not run here for a week."""
        for file in folder.glob(f".{self._name}.*"):
            file.unlink(missing_ok=True)
        for file in folder.glob(f"{self._agent}.*"):
            if time.time() - file.stat().st_mtime > OLD:
                file.unlink(missing_ok=True)


class Snapshot:
    """One file, and the step it is a copy of."""

    def __init__(self, file: Path, step: ResumableStep) -> None:
        self._file, self._step = file, step
        self.child, self._began, self._took, self._changed = 0, 0.0, 0.0, False

    def resume(self) -> None:
        """All state is kept: what was derived of it before is taken up."""
        derived = self._step.resume(load(self._file))
        self._changed = derived > 0
        log.info("what follows from the state is derived", snapshot=self._file.name, derived=derived)

    def changed(self) -> None:
        """A batch is kept: what there is in the file is of before."""
        self._changed = True

    def look(self) -> None:
        """Between two batches: begin another if it is time."""
        now = time.monotonic()
        if self.child:
            self._look_after(now)
        if self._changed and not self.child and now - self._began >= max(LEAST, SHARE * self._took):
            self._began, self._changed = now, False
            self.child = os.fork() or _make(self._step, self._file, os.getppid())

    def _look_after(self, now: float) -> None:
        child, status = os.waitpid(self.child, os.WNOHANG)
        if child:
            self.child, self._took = 0, now - self._began
        if status:
            log.warning("no copy was made, the next start takes longer", snapshot=self._file.name, status=status)

    def give_up(self) -> None:
        """The process ends, or the partition is another's now: no copy is finished after that."""
        if self.child:
            with suppress(ProcessLookupError):
                os.kill(self.child, signal.SIGKILL)
            os.waitpid(self.child, 0)
            self.child = 0


def load(file: Path) -> bytes | None:
    """What a snapshot holds. None when there is none, or it is broken, of another version, or not ours alone."""
    try:
        with file.open("rb") as stored:
            status = os.fstat(stored.fileno())
            if status.st_uid != os.geteuid() or status.st_mode & 0o077:
                return None  # what others can write is not to be taken for ours
            version, digest, derived = stored.read(len(_VERSION)), stored.read(_DIGEST), stored.read()
    except OSError:
        return None
    whole = version == _VERSION and blake2b(derived, digest_size=_DIGEST).digest() == digest
    return derived if whole else None


def save(derived: bytes, file: Path) -> None:
    """Whole or not at all, whenever the machine stops."""
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    with open(os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as stored:  # noqa: PTH123
        stored.write(_VERSION + blake2b(derived, digest_size=_DIGEST).digest())
        stored.write(derived)
        stored.flush()
        os.fsync(stored.fileno())
    unfinished.replace(file)


def _make(step: ResumableStep, file: Path, parent: int) -> NoReturn:
    """In the child: nothing of the process but its memory is touched, neither its connections nor its signals."""
    failed = True
    try:
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        os.nice(19)
        gc.disable()
        derived = step.snapshot()
        if os.getppid() == parent:  # else nobody is left to say that it is out of date
            save(derived, file)
        failed = False
    finally:
        os._exit(failed)
