"""Unresolved failures: where records of a source made an agent fail, until somebody has mended the cause.

Kept on the broker, one record for each consumer group and source, so that they are counted across restarts. What was
left unparked is not lost: a paused topic is read on from there, and what was passed over is read again by a replay.
``viper resume SOURCE`` deletes the record.
"""

from __future__ import annotations

from pydantic import Field

from schemas.base import Model
from schemas.topics import record_key


class FailedAt(Model):
    """One record on which an agent failed."""

    place: str  # "topic/partition"
    offset: int


class UnresolvedFailures(Model):
    """The failures of one agent on the records of one source."""

    group: str  # the consumer group of the agent
    source: str  # empty where records do not name their source
    parked: int = 0  # records copied to the dead letters
    recent: tuple[FailedAt, ...] = ()  # the last of them, and of those passed over
    unparked_from: dict[str, int] = Field(default_factory=dict)  # by place, the first offset that was left where it is

    @property
    def record_key(self) -> bytes:
        """Consumer group and source."""
        return record_key(self.group, self.source)
