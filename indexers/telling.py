"""A plain consumer tells that it is alive: a small file, written anew while it comes forward."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path


def tell(path: Path, agent: str, *, handled: int, parked: int) -> None:
    """Who tells it, when, and how many records it has handled and parked since it began."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")  # two generations may run side by side
    told = {"pid": os.getpid(), "at": time.time(), "agents": {agent: {"handled": handled, "parked": parked}}}
    part.write_text(json.dumps(told))
    part.replace(path)
