"""Intake and enrich on a broker of their own, with a fault in intake that tests can set off.

python -m tests.integration.streams.front BOOTSTRAP LIVENESS
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from schemas.topics import STATEMENTS
from schemas.transport.messages import Message
from schemas.views import View
from streams import intake
from streams.agents import agents
from streams.engine import EngineSettings, run
from streams.flow import Flow
from streams.step import Record

FLOW = Flow("hostile")
POISON = b"poison"
SMALL = 20_000
"""Bytes of a statement that fit here: a statement that fits nowhere cannot be made by an event that intake accepts."""

_read = intake.read


def _faulty(record: Record) -> Message:
    if record.value == POISON:
        raise KeyError("a fault of the step")
    return _read(record)


if __name__ == "__main__":
    bootstrap, liveness = sys.argv[1:]
    intake.read = _faulty
    small = dict.fromkeys((STATEMENTS.named(view=view, generation=FLOW.generation) for view in View), SMALL)
    specs = [replace(one, max_bytes={**one.max_bytes, **small}) for one in agents(FLOW, ["intake", "enrich"])]
    sys.exit(run(specs, EngineSettings(bootstrap, Path(liveness), session_timeout=6.0)))
