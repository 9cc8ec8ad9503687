"""What happens to a batch, in this order: decide, say where it ends, deliver, keep. Then it may be acknowledged."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from pathlib import Path
from traceback import extract_tb
from typing import Final, NamedTuple, Protocol

import structlog

from schemas.bookkeeping.dead_letters import DeadLetter
from schemas.errors import Problem
from streams.engine import garbage_collection
from streams.engine.batch_boundaries import BatchBoundaries
from streams.engine.batch_producer import Addressed, addressed, state_records
from streams.engine.errors import TooManyParked
from streams.engine.snapshots import Snapshot, Snapshots
from streams.engine.spec import AgentSpec
from streams.step import Outcome, Record, ResumableStep, Send, Step, Write

log = structlog.get_logger()

IN_A_ROW: Final = 100
RECENT: Final = 200
RATIO: Final = 0.5

Place = tuple[str, int]
"""Topic and partition."""

ReadBack = Callable[[str, int], AsyncIterator[list[Write]]]
"""Every state record of a partition of a state topic."""


class Delivers(Protocol):
    """What writes records."""

    async def deliver(self, records: Iterable[Addressed]) -> None:
        """Return when every record is on the broker. Raise NotDelivered when one is not confirmed in time."""


class Decided(NamedTuple):
    """A batch of one partition, and what it leads to."""

    batch: Sequence[Record]
    outcome: Outcome


class Runner:
    """One agent's steps, one for each partition it was given."""

    def __init__(
        self, spec: AgentSpec, deliveries: Delivers, read_back: ReadBack, snapshots: Snapshots | None = None
    ) -> None:
        self._spec, self._deliveries, self._read_back = spec, deliveries, read_back
        self._all_snapshots = snapshots or Snapshots(spec, None)
        self._steps: dict[Place, Step] = {}
        self._boundaries: dict[Place, BatchBoundaries] = {}
        self._snapshots: dict[Place, Snapshot] = {}
        self._parking = Parking()
        self._busy = False
        self.handled = 0

    async def handle(self, batches: Mapping[Place, Sequence[Record]]) -> None:
        """Return when everything these batches lead to is delivered and kept. Raise EngineFault when it cannot be."""
        self._busy = True
        for place in batches:
            await self._restore(place)
        left = {place: batch for place, batch in batches.items() if batch}
        while left:
            reach = {place: self._boundaries[place].up_to_boundary(batch) for place, batch in left.items()}
            await self._at_once({place: batch[: reach[place]] for place, batch in left.items()})
            left = {place: rest for place, batch in left.items() if (rest := batch[reach[place] :])}
        self._busy = False
        for place in batches.keys() & self._snapshots.keys():
            self._snapshots[place].changed()
        self.look()

    def look(self) -> None:
        """Between two batches: copies of what is derived are made when it is time."""
        if not self._busy:
            for snapshot in self._snapshots.values():
                snapshot.look()

    def forget(self) -> None:
        """The partitions are being given out anew: state is read back from the broker when they return."""
        for snapshot in self._snapshots.values():
            snapshot.give_up()
        self._snapshots.clear()
        self._steps.clear()
        self._boundaries.clear()

    @property
    def parked(self) -> int:
        """How many records failed unexpectedly since the start."""
        return self._parking.total

    async def _at_once(self, batches: Mapping[Place, Sequence[Record]]) -> None:
        decided: dict[Place, Decided] = {}
        for place, batch in batches.items():
            try:
                decided[place] = Decided(batch, self._steps[place].advance(batch))
            except Exception as error:
                log.error("step failed, looking for the record", agent=self._spec.name, failed=where(error))
                await self._one_by_one(place, batch)
        await self._settle(decided)
        self.handled += sum(map(len, batches.values()))
        self._parking.went_well(sum(len(one.batch) for one in decided.values()))

    async def _settle(self, decided: Mapping[Place, Decided]) -> None:
        """Each step of it is on the broker before the next is begun."""
        if self._spec.stateful:
            telling = [(place, one.batch) for place, one in decided.items() if one.outcome.sends]
            await self._write((place, [self._boundaries[place].open(batch)]) for place, batch in telling)
        if sends := [send for one in decided.values() for send in one.outcome.sends]:
            await self._deliveries.deliver(addressed(sends, self._spec.sends))
        if self._spec.stateful:
            await self._write((place, one.outcome.writes) for place, one in decided.items())
        for place, one in decided.items():
            self._steps[place].apply(one.outcome.writes)
            self._boundaries[place].close(one.batch)

    async def _write(self, several: Iterable[tuple[Place, Sequence[Write]]]) -> None:
        topic = self._spec.state_topic
        if writes := [one for place, made in several for one in state_records(topic, place[1], made)]:
            await self._deliveries.deliver(writes)

    async def _one_by_one(self, place: Place, batch: Sequence[Record]) -> None:
        """Halve until the record that fails stands alone; every part is settled before the next is decided."""
        try:
            outcome = self._steps[place].advance(batch)
        except Exception as error:
            if len(batch) > 1:
                half = len(batch) // 2
                await self._one_by_one(place, batch[:half])
                await self._one_by_one(place, batch[half:])
                return
            outcome = self._again(place, batch[0], where(error))
        else:
            self._parking.went_well(len(batch))
        await self._settle({place: Decided(batch, outcome)})

    def _again(self, place: Place, record: Record, failed: str) -> Outcome:
        """What a record that failed alone leads to when it is tried once more: the same failure parks it."""
        try:
            outcome = self._steps[place].advance([record])
        except Exception as error:
            if where(error) != failed:
                raise  # it fails differently each time: the fault is not in the record, so the process ends
            at = {"topic": place[0], "partition": place[1], "offset": record.offset}
            log.error("record parked", agent=self._spec.name, failed=failed, **at)
            self._parking.parked()
            return Outcome([unexpected(self._spec, record, error)])
        self._parking.went_well(1)
        return outcome

    async def _restore(self, place: Place) -> None:
        if place in self._steps:
            return
        step, boundaries = self._spec.make(), BatchBoundaries()
        if self._spec.stateful:
            async for writes in self._read_back(self._spec.state_topic, place[1]):
                step.apply(boundaries.restore(writes))
            self._resume(place, step)
            garbage_collection.freeze()
        self._steps[place], self._boundaries[place] = step, boundaries

    def _resume(self, place: Place, step: Step) -> None:
        if snapshot := self._all_snapshots.of(place[1], step):
            snapshot.resume()
            self._snapshots[place] = snapshot
        elif isinstance(step, ResumableStep):
            step.resume(None)


def where(error: BaseException) -> str:
    """What was raised and where. Never its message: that may hold what was in the record."""
    last = extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}, {Path(last.filename).name} line {last.lineno}"


class Parking:
    """How many records failed unexpectedly, lately: beyond a limit the stage is broken, not the records."""

    def __init__(self) -> None:
        self.total = self._in_a_row = self._recent = self._of = 0

    def went_well(self, records: int) -> None:
        """So many records were handled."""
        if records:
            self._in_a_row = 0
        self._of += records
        if self._of > RECENT:
            self._recent, self._of = self._recent // 2, self._of // 2 if self._recent else 0

    def parked(self) -> None:
        """One more failed. Raise TooManyParked beyond the limit."""
        self.total += 1
        self._in_a_row += 1
        self._recent += 1
        self._of += 1
        if self._in_a_row >= IN_A_ROW or (self._of >= RECENT and self._recent >= RATIO * self._of):
            raise TooManyParked(f"{self._recent} of the last {self._of} records failed, {self._in_a_row} in a row")


def unexpected(spec: AgentSpec, record: Record, error: Exception) -> Send:
    """The dead letter of a record that made the step raise, twice."""
    problem = Problem("", "unexpected", f"made the step fail, which is a fault of ours: {where(error)}")
    letter = DeadLetter(spec.name, *record[:3], record.key, record.value, record.headers, (problem,))
    if record.topic in spec.without_content:
        letter = letter.without_content()
    return Send(spec.dead_letters, letter.record_key, letter.digest.encode(), letter.value or b"", letter.to_headers())
