"""What happens to a batch: decide, store where it ends, deliver, store the state. Then it may be acknowledged."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

import structlog

from streams.engine import garbage_collection
from streams.engine.batch_boundaries import BatchBoundaries
from streams.engine.batch_producer import Addressed, addressed, state_records
from streams.engine.errors import NotReadBack, TooManyFailures
from streams.engine.failures import UNKNOWN, Failures, Verdict
from streams.engine.refusals import (
    OutputTooLarge,
    check_sizes,
    paused,
    readable,
    refusals,
    unexpected,
    unreadable,
    where,
)
from streams.engine.snapshots import Snapshot, Snapshots
from streams.engine.spec import AgentSpec
from streams.refusal import source_of_record
from streams.step import Outcome, Record, ResumableStep, Step, Write

log = structlog.get_logger()

Place = tuple[str, int]
"""Topic and partition."""

StateReader = Callable[[str, int], AsyncIterator[list[Write]]]
"""Reads every state record of a partition of a topic."""


class Delivery(Protocol):
    """Writes records."""

    async def deliver(self, records: Iterable[Addressed]) -> None:
        """Return when every record is on the broker. Raise NotDelivered when one is not confirmed in time."""


class DecidedBatch(NamedTuple):
    """A batch of one partition, and what it leads to."""

    batch: Sequence[Record]
    outcome: Outcome


class _Paused(Exception):
    """The topic of a record is not read any further."""


class Runner:
    """One agent's steps, one for each partition it was given."""

    def __init__(
        self, spec: AgentSpec, delivery: Delivery, state_reader: StateReader, snapshots: Snapshots | None = None
    ) -> None:
        self._spec, self._delivery, self._state_reader = spec, delivery, state_reader
        self._all_snapshots = snapshots or Snapshots(spec, None)
        self._steps: dict[Place, Step] = {}
        self._boundaries: dict[Place, BatchBoundaries] = {}
        self._snapshots: dict[Place, Snapshot] = {}
        self._done: dict[Place, int] = {}
        self._busy = False
        self.failures = Failures(spec.group, spec.failures, spec.own_topics)
        self.paused: set[str] = set()  # topics that are not read any further
        self.handled = self.parked = 0

    async def start(self) -> None:
        """Take up the failures that are not resolved yet. Raise NotReadBack when the broker does not give them."""
        await self._load(self.failures)
        unparked = self.failures.unparked()
        self.paused = {topic for topic, source in self._spec.own_topics.items() if source in unparked}

    async def is_resumed(self) -> bool:
        """Whether somebody has declared the failures of a source resolved since they were counted."""
        found = Failures(self._spec.group, self._spec.failures, self._spec.own_topics)
        try:
            await self._load(found)
        except NotReadBack:
            return False
        return not set(self.failures.unparked()) <= set(found.unparked())

    async def _load(self, failures: Failures) -> None:
        if self._spec.failures:
            async for writes in self._state_reader(self._spec.failures, 0):
                failures.load(writes)

    async def handle(self, batches: Mapping[Place, Sequence[Record]]) -> Mapping[Place, int]:
        """Return when everything these batches lead to is delivered and stored. Raise EngineFault when it cannot be.

        How many records of each partition are done: all of them, but where the topic is paused.
        """
        self._busy = True
        self._done = dict.fromkeys(batches, 0)
        for place in batches:
            await self._restore(place)
        left = {place: batch for place, batch in batches.items() if batch}
        while left := {place: batch for place, batch in left.items() if batch and place[0] not in self.paused}:
            reach = {place: self._boundaries[place].up_to_boundary(batch) for place, batch in left.items()}
            await self._at_once({place: batch[: reach[place]] for place, batch in left.items()})
            left = {place: batch[reach[place] :] for place, batch in left.items()}
        self._busy = False
        for place in batches.keys() & self._snapshots.keys():
            self._snapshots[place].changed()
        self.look()
        return self._done

    def look(self) -> None:
        """Between two batches: begin the snapshots that are due."""
        if not self._busy:
            for snapshot in self._snapshots.values():
                snapshot.look()

    def forget(self) -> None:
        """The partitions are being reassigned: state is read back from the broker when they return."""
        for snapshot in self._snapshots.values():
            snapshot.give_up()
        self._snapshots.clear()
        self._steps.clear()
        self._boundaries.clear()

    async def _at_once(self, batches: Mapping[Place, Sequence[Record]]) -> None:
        decided: dict[Place, DecidedBatch] = {}
        for place, batch in batches.items():
            try:
                decided[place] = DecidedBatch(batch, self._decide(place, batch))
            except Exception as error:
                log.error("step failed, looking for the record", agent=self._spec.name, failed=where(error))
                await self._bisect_unless_paused(place, batch)
        await self._settle(decided)

    def _decide(self, place: Place, batch: Sequence[Record]) -> Outcome:
        """The outcome of a batch. Raise OutputTooLarge when a part of it would not fit a record."""
        with garbage_collection.paused():
            outcome = self._steps[place].advance(readable(batch))
        check_sizes(self._spec, outcome)
        return outcome._replace(sends=[*unreadable(self._spec, batch), *outcome.sends])

    async def _settle(self, decided: Mapping[Place, DecidedBatch]) -> None:
        """Each of its steps is on the broker before the next begins."""
        if self._spec.stateful:
            emitting = [(place, one.batch) for place, one in decided.items() if one.outcome.sends]
            await self._write((place, [self._boundaries[place].open(batch)]) for place, batch in emitting)
        if sends := [send for one in decided.values() for send in one.outcome.sends]:
            await self._delivery.deliver(addressed(sends, self._spec.partitions))
        if self._spec.stateful:
            await self._write((place, one.outcome.writes) for place, one in decided.items())
        for place, one in decided.items():
            self._steps[place].apply(one.outcome.writes)
            self._boundaries[place].close(one.batch)
            self._done[place] += len(one.batch)
            self.handled += len(one.batch)

    async def _write(self, writes: Iterable[tuple[Place, Sequence[Write]]]) -> None:
        topic = self._spec.state_topic
        if records := [one for place, several in writes for one in state_records(topic, place[1], several)]:
            await self._delivery.deliver(records)

    async def _bisect_unless_paused(self, place: Place, batch: Sequence[Record]) -> None:
        try:
            await self._bisect(place, batch)
        except _Paused:
            self.paused.add(place[0])
            log.error("topic paused: too many of its records fail", agent=self._spec.name, topic=place[0])

    async def _bisect(self, place: Place, batch: Sequence[Record]) -> None:
        """Halve until the record that fails stands alone; every part is settled before the next is decided."""
        try:
            outcome = self._decide(place, batch)
        except Exception as error:
            if len(batch) > 1:
                half = len(batch) // 2
                await self._bisect(place, batch[:half])
                await self._bisect(place, batch[half:])
                return
            outcome = await self._failed(place, batch[0], error)
        await self._settle({place: DecidedBatch(batch, outcome)})

    async def _failed(self, place: Place, record: Record, failed: Exception) -> Outcome:
        """What a record that failed alone leads to when it is tried once more: the same failure is its own."""
        if isinstance(failed, OutputTooLarge):
            return Outcome(refusals(self._spec, record, failed.problem))
        try:
            return self._decide(place, [record])
        except Exception as error:
            if where(error) != where(failed):
                raise  # it fails differently each time: the fault is not in the record, so the process ends
            return await self._refuse(record, error)

    async def _refuse(self, record: Record, error: Exception) -> Outcome:
        source = source_of_record(record) or self._spec.own_topics.get(record.topic, UNKNOWN)
        match self.failures.verdict(source, record):
            case Verdict.PARK:
                return self._park(source, record, error)
            case Verdict.PAUSE:
                sends = [*paused(self._spec, record), *self.failures.leave(source, record)]
                await self._delivery.deliver(addressed(sends, self._spec.partitions))
                raise _Paused
            case Verdict.PASS_OVER:
                return Outcome(self.failures.leave(source, record))
            case Verdict.STOP:
                raise TooManyFailures(f"{self._spec.name} fails on most records: {where(error)}")

    def _park(self, source: str, record: Record, error: Exception) -> Outcome:
        at = {"topic": record.topic, "partition": record.partition, "offset": record.offset}
        log.error("record parked", agent=self._spec.name, failed=where(error), **at)
        self.parked += 1
        sends = unexpected(self._spec, record, error)
        return Outcome([*sends, *self.failures.park(source, record)])

    async def _restore(self, place: Place) -> None:
        if place in self._steps:
            return
        step, boundaries = self._spec.make(), BatchBoundaries()
        if self._spec.stateful:
            async for writes in self._state_reader(self._spec.state_topic, place[1]):
                step.apply(boundaries.restore(writes))
            with garbage_collection.deriving():
                self._resume(place, step)
        self._steps[place], self._boundaries[place] = step, boundaries

    def _resume(self, place: Place, step: Step) -> None:
        if snapshot := self._all_snapshots.of(place[1], step):
            snapshot.resume()
            self._snapshots[place] = snapshot
        elif isinstance(step, ResumableStep):
            step.resume(None)
