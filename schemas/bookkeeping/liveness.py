"""The liveness file of a process: which agents it runs and how many records each has handled.

Rewritten while the process makes progress, and read by ``viper status`` and by the health check of a container.
A process that merely exists may be stuck: progress is what counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from schemas.base import Model


class Progress(Model):
    """What one agent has done since its process started."""

    handled: int  # records
    parked: int  # of them unexpected failures, sent to the dead letters
    failing: tuple[str, ...] = ()  # sources of which failing records are left unread: paused, or passed over


class Liveness(Model):
    """One state of one process."""

    pid: int
    at: float  # seconds since 1970
    agents: Mapping[str, Progress]

    def write(self, path: Path) -> None:
        """Replace the file in one step, so that nobody reads half of it. Raise OSError when it cannot be written."""
        part = path.with_name(f"{path.name}.{self.pid}.part")  # two generations may run side by side
        part.write_text(self.model_dump_json())
        part.replace(path)


def liveness_file(folder: Path, agents: Iterable[str]) -> Path:
    """Where a process that runs these agents writes its liveness."""
    return folder / f"alive-{'-'.join(agents)}.json"


def read_liveness(path: Path) -> Liveness | None:
    """What the file says; None when there is none or it cannot be read."""
    try:
        return Liveness.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
