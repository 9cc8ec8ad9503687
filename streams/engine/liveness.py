"""Writes the liveness of a worker once a second."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Mapping
from pathlib import Path

import structlog

from schemas.bookkeeping.liveness import Liveness, Progress
from streams.engine.runner import Runner

log = structlog.get_logger()


async def report(path: Path, runners: Mapping[str, Runner]) -> None:
    """Until cancelled."""
    while True:
        try:
            liveness_of(runners).write(path)
        except OSError as error:
            log.warning("liveness not written", reason=type(error).__name__)
        await asyncio.sleep(1)


def liveness_of(runners: Mapping[str, Runner]) -> Liveness:
    """What the agents of this process have done until now."""
    agents = {
        name: Progress(handled=runner.handled, parked=runner.parked, failing=runner.failures.unparked())
        for name, runner in runners.items()
    }
    return Liveness(pid=os.getpid(), at=time.time(), agents=agents)
