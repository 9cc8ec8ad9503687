"""Which records a replay reprocesses, by which agent. Pure.

A consumer group cannot be set back while it has members, so the process that serves it is paused, the group is set back
to where the plan says, and the process goes on: it reprocesses the part, emits its output again, and arrives where it
was. Stages ignore what is older than what they store, so nothing that is right changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetRange:
    """Offsets of one partition to reprocess: from ``first`` up to, and not including, ``end``."""

    partition: int
    first: int
    end: int

    @property
    def records(self) -> int:
        """How many offsets that are."""
        return max(0, self.end - self.first)


@dataclass(frozen=True, slots=True)
class ReplayPlan:
    """What one agent reprocesses of one topic."""

    agent: str
    group: str
    topic: str
    ranges: tuple[OffsetRange, ...]

    @property
    def records(self) -> int:
        """How many in all."""
        return sum(range_.records for range_ in self.ranges)

    @property
    def offsets(self) -> dict[int, int]:
        """Where the group is set back to."""
        return {range_.partition: range_.first for range_ in self.ranges if range_.records}


def ranges_to_replay(
    *,
    committed: Mapping[int, int],
    beginnings: Mapping[int, int],
    since: Mapping[int, int],
    until: Mapping[int, int] | None,
) -> tuple[OffsetRange, ...]:
    """By partition, from ``since`` to the committed offset. ``until`` leaves out what begins at or after it.

    What is beyond the committed offset is no replay: it will be read anyway. Once set back, a group goes on to where it
    was, so ``until`` cannot end a replay within a partition.
    """
    found: list[OffsetRange] = []
    for partition, done in sorted(committed.items()):
        first = max(since.get(partition, done), beginnings.get(partition, 0))
        if until is not None and first >= until.get(partition, done):
            continue
        if first < done:
            found.append(OffsetRange(partition, first, done))
    return tuple(found)
