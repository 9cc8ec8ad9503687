"""An agent for tests: keeps every number it was given, by name, and tells how many and what they add up to.

python -m tests.integration.streams.tallies BOOTSTRAP PREFIX LIVENESS
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from streams.engine import AgentSpec, EngineSettings, run
from streams.subject_step import Conclusion, Destination, Output, RecomputedState, SubjectStep

POISON = b"poison"
THOUGHT = 0.0003  # seconds over one conclusion, so that whoever kills a worker finds it at work


class Tallies:
    """What the numbers of one name add up to."""

    def __init__(self, topic: str) -> None:
        self._topic = topic

    def decode(self, value: bytes) -> int:
        if value == POISON:
            raise KeyError("a fault of the step")
        return int(value.split()[0])

    def empty_state(self, subject: str) -> RecomputedState[int]:
        return RecomputedState(subject, self.conclude)

    def conclude(self, subject: str, pieces: Mapping[str, int]) -> Conclusion:
        time.sleep(THOUGHT)
        key = subject.encode()
        return {Destination(self._topic, key): Output(key, f"{len(pieces)} {sum(pieces.values())}".encode())}


def topics(prefix: str, partitions: int = 4) -> dict[str, int]:
    made = {f"{prefix}in": partitions, f"{prefix}out": 2, f"{prefix}letters": 1, spec(prefix).state_topic: partitions}
    return dict(made)


def spec(prefix: str) -> AgentSpec:
    return AgentSpec(
        name=f"{prefix}tally",
        reads=(f"{prefix}in",),
        sends={f"{prefix}out": 2, f"{prefix}letters": 1},
        make=partial(SubjectStep, "tally", Tallies(f"{prefix}out")),
        stateful=True,
        dead_letters=f"{prefix}letters",
        generation="test",
    )


if __name__ == "__main__":
    bootstrap, prefix, liveness = sys.argv[1:]
    settings = EngineSettings(bootstrap, Path(liveness), session_timeout=6.0, most_records=500)
    sys.exit(run([spec(prefix)], settings))
