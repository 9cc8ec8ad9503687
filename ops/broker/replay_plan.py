"""Which records a replay reads again, for which agent. Pure, but for the question to the broker.

A consumer group cannot be set back while it has members, so the process that serves it is paused, the group is set back
to where the plan says, and the process goes on: it reads the part again, tells everything about it again, and arrives
where it was. Steps pass over what is older than what they hold, so nothing that is right changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One partition of a topic, and the offsets to read again: from the first up to, and not including, the second."""

    partition: int
    first: int
    end: int

    @property
    def records(self) -> int:
        """How many offsets are read again."""
        return max(0, self.end - self.first)


@dataclass(frozen=True, slots=True)
class Plan:
    """What one agent reads again."""

    agent: str
    group: str
    topic: str
    parts: tuple[Part, ...]

    @property
    def records(self) -> int:
        """How many in all."""
        return sum(part.records for part in self.parts)

    @property
    def offsets(self) -> dict[int, int]:
        """Where the group is set back to."""
        return {part.partition: part.first for part in self.parts if part.records}


def parts(
    *,
    committed: Mapping[int, int],
    beginnings: Mapping[int, int],
    since: Mapping[int, int],
    until: Mapping[int, int] | None,
) -> tuple[Part, ...]:
    """What lies between ``since`` and what is done already. ``until`` narrows it to partitions that hold any of it.

    Nothing beyond what the group has done is a replay: it is going to be read anyway. A partition whose part lies
    wholly at or after ``until`` is left alone; once set back, a group goes on to where it was.
    """
    found: list[Part] = []
    for partition, done in sorted(committed.items()):
        first = max(since.get(partition, done), beginnings.get(partition, 0))
        if until is not None and first >= until.get(partition, done):
            continue
        if first < done:
            found.append(Part(partition, first, done))
    return tuple(found)
