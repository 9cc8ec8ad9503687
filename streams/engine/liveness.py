"""A small file that says how far a worker has come: progress is liveness, a process that exists is not."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path

import structlog

from streams.engine.runner import Runner

log = structlog.get_logger()


class Liveness:
    """Rewrites the file every second."""

    def __init__(self, path: Path | None, runners: Mapping[str, Runner]) -> None:
        self._path, self._runners = path, runners

    async def keep_telling(self) -> None:
        """Until cancelled."""
        while self._path is not None:
            try:
                self.tell(self._path)
            except OSError as error:
                log.warning("liveness not written", reason=type(error).__name__)
            await asyncio.sleep(1)

    def tell(self, path: Path) -> None:
        """Replace the file in one step, so that nobody reads half of it."""
        agents = {name: {"handled": runner.handled, "parked": runner.parked} for name, runner in self._runners.items()}
        text = json.dumps({"pid": os.getpid(), "at": time.time(), "agents": agents})
        part = path.with_name(f"{path.name}.{os.getpid()}.part")  # two generations may run side by side
        part.write_text(text)
        part.replace(path)
