"""A stage that dies again and again while it works: anywhere between two records that it writes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from itertools import chain

from hypothesis import strategies as st

from streams.engine.batch_producer import Addressed
from streams.engine.errors import NotDelivered
from streams.engine.runner import Runner
from streams.engine.spec import AgentSpec
from streams.step import Record, StepFactory, Write

DEATHS = 8
NEVER = 1_000


class Broker:
    """Holds what is delivered. Dies in the delivery that it is told to, of which any part is there then."""

    def __init__(self, state: str, data: st.DataObject) -> None:
        self.held: list[Addressed] = []
        self.dies_in = NEVER
        self._state, self._data = state, data

    async def deliver(self, records: Iterable[Addressed]) -> None:
        several = list(records)
        self.dies_in -= 1
        if self.dies_in >= 0:
            self.held += several
            return
        there = self._data.draw(st.lists(st.booleans(), min_size=len(several), max_size=len(several)))
        self.held += [one for one, lucky in zip(several, there, strict=True) if lucky]
        raise NotDelivered("as the test wants it")

    async def read_back(self, topic: str, partition: int) -> AsyncIterator[list[Write]]:
        assert (topic, partition) == (self._state, 0)
        yield [Write(one.key, one.value) for one in self.held if one.topic == topic]


def told_by_the_dying(
    make: StepFactory, records: Sequence[Record], sends: Mapping[str, int], data: st.DataObject
) -> list[Addressed]:
    """All that is told of these records, in fetches of any size, by one that dies up to eight times.

    What is acknowledged is known a little late, so some is read again that was kept. At last everything is.
    """
    spec = AgentSpec("dying", ("in",), sends, make, True, "letters", "g")
    broker = Broker(spec.state_topic, data)
    asyncio.run(_all(spec, broker, records, data))
    return [one for one in broker.held if one.topic != spec.state_topic]


async def _all(spec: AgentSpec, broker: Broker, records: Sequence[Record], data: st.DataObject) -> None:
    at = 0
    for dies_in in chain(data.draw(st.lists(st.integers(0, 9), max_size=DEATHS)), [NEVER]):
        runner, broker.dies_in = Runner(spec, broker, broker.read_back), dies_in
        try:
            while at < len(records):
                fetched = data.draw(st.integers(1, 6))
                await runner.handle({("in", 0): records[at : at + fetched]})
                at += fetched
        except NotDelivered:
            at = max(0, min(at, len(records)) - data.draw(st.integers(0, 3)))
