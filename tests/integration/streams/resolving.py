"""The resolve stage as a process that dies where it is told to.

python -m tests.integration.streams.resolving BOOTSTRAP GENERATION LIVENESS [DELIVERY RECORDS]

DELIVERY: the how manieth to die in, counted from 0; a batch makes three: where it ends, sends, state. RECORDS: how many
of it are delivered before; more than there are: it dies when all are, before the batch is acknowledged.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from streams.agents import agents
from streams.engine import AgentSpec, EngineSettings, run, snapshots, worker
from streams.engine.batch_producer import Addressed, BatchProducer
from streams.flow import Flow

BATCH = 6


def spec(generation: str) -> AgentSpec:
    """The resolve stage of view C."""
    (one,) = agents(Flow(generation), ["resolve-c"])
    return one


class Dying(BatchProducer):
    """Delivers what it is told to, and then there is nobody left."""

    delivery, records = -1, 0
    _made = 0

    async def deliver(self, records: Iterable[Addressed]) -> None:
        if self._made == self.delivery:
            await super().deliver(islice(records, self.records))
            os.kill(os.getpid(), signal.SIGKILL)
        self._made += 1
        await super().deliver(records)


if __name__ == "__main__":
    bootstrap, generation, liveness, *fate = sys.argv[1:]
    if fate:
        Dying.delivery, Dying.records = map(int, fate)
        vars(worker)[BatchProducer.__name__] = Dying
    vars(snapshots).update(LEAST=0.0, SHARE=0)  # a copy is begun after every batch: most are dead before it is made
    settings = EngineSettings(
        bootstrap,
        liveness=Path(liveness),
        snapshots=Path(liveness).with_name("derived"),
        session_timeout=2.0,
        most_records=BATCH,
    )
    sys.exit(run([spec(generation)], settings))
