"""What an agent is to the engine, and how the engine itself is set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from schemas.topics import STATE, consumer_group
from streams.step import StepFactory

STOCK: Final = "VIPER_STOCK_FAUST"
"""Set to 1 to read with nothing but Faust's public interface: slower, same results."""


@dataclass(frozen=True, slots=True)
class AgentSpec:
    """One agent: what it reads, keeps and sends. Topic names are those on the broker."""

    name: str
    reads: tuple[str, ...]
    sends: Mapping[str, int]  # topic, and how many partitions it must have
    make: StepFactory
    stateful: bool
    dead_letters: str
    generation: str
    failures: str = ""  # where unresolved failures are counted; empty: in memory only
    own_topics: Mapping[str, str] = field(default_factory=dict)  # topics that one source alone writes, and that source
    max_bytes: Mapping[str, int] = field(default_factory=dict)  # what a record of each topic may measure
    linger: float = 0.0  # seconds to wait for more, at most, in a flood

    @property
    def partitions(self) -> Mapping[str, int]:
        """Partition counts of every topic it writes, but its state."""
        return {self.dead_letters: 1, self.failures: 1, **self.sends}

    @property
    def group(self) -> str:
        """The consumer group. What keeps no state belongs to no generation: it is not read again for a new one."""
        return consumer_group(self.name, self.generation if self.stateful else "")

    @property
    def state_topic(self) -> str:
        """Where its state is kept: compacted, partitioned as its input."""
        return STATE.named(agent=self.name, generation=self.generation)


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How a worker runs."""

    bootstrap: str  # host:port, several with commas
    liveness: Path | None = None  # a JSON file, rewritten every second
    snapshots: Path | None = None  # a folder for copies of what is derived, so that the next start is quick
    instance: str = ""  # who this process is in its groups: started again under this name it takes over at once
    topic_ids: Mapping[str, str] = field(default_factory=dict)  # where given, the broker's must be the same
    most_records: int = 8_000  # in one batch
    delivery_timeout: float = 60.0  # seconds until an unconfirmed write ends the process
    session_timeout: float = 10.0  # seconds until a silent worker's partitions go to another
