"""The flow with crashes in every stage: some of what is sent is delivered, some of the state kept; it starts again.

What is sent is delivered before state is written, and state before the batch is acknowledged, as the engine does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from schemas.topics import CONCLUSIONS, RECORDS
from schemas.wire import SourceRecord
from streams.engine.batch_boundaries import BatchBoundaries
from streams.flow import Flow
from streams.pipeline import DocumentKey, _newest, _split, _Topics, to_record
from streams.stages import Stage
from streams.step import Record, ResumableStep, Write
from tests.random_logs.world import Dice

DIES = 0.25
"""Of the batches of a stage, so many are read by a process that dies of it."""


def crashed(said: Iterable[SourceRecord], flow: Flow, dice: Dice) -> dict[DocumentKey, bytes]:
    """The documents that are left."""
    topics, documents = _Topics(flow), dict[DocumentKey, bytes]()
    topics.write(map(to_record, said), flow.count(RECORDS))
    for stage in flow.stages():
        for log in [log for topic in stage.reads for log in topics.partitions(topic)]:
            _advance(stage, log, topics, dice)
    for view in flow.views:
        written = topics.drain(CONCLUSIONS.named(view=view, generation=flow.generation))
        documents |= {DocumentKey(view, *_split(key)): value for key, value in _newest(written).items()}
    return documents


def _advance(stage: Stage, log: Sequence[Record], topics: _Topics, dice: Dice) -> None:
    """One partition, to its end."""
    one, at = _Process(stage), 0
    while at < len(log):
        dies, batch = dice.random() < DIES, one.reach(log[at : at + dice.randrange(1, 6)])
        outcome = one.step.advance(batch)
        if outcome.sends:
            one.begins(batch)
        delivered = [send for send in outcome.sends if not dies or dice.random() < 0.9]
        for send in delivered:
            topics.write((send,), stage.sends[send.topic])
        lost = len(delivered) < len(outcome.sends)
        if dies:
            one.dies(outcome.writes[: 0 if lost else dice.randrange(len(outcome.writes) + 1)], dice)
        else:
            one.keeps(batch, outcome.writes, dice)
            at += len(batch)


class _Process:
    """What is on the broker of one partition, and whoever is at work on it."""

    def __init__(self, stage: Stage) -> None:
        self._stage, self._state, self._copy = stage, list[Write](), cast("bytes | None", None)
        self._restart(None)

    def reach(self, batch: Sequence[Record]) -> Sequence[Record]:
        """As much of it as may be decided at once."""
        return batch[: self._boundaries.up_to_boundary(batch)]

    def begins(self, batch: Sequence[Record]) -> None:
        """Where it ends is on the broker before anything of it is told."""
        self._state.append(self._boundaries.open(batch))

    def keeps(self, batch: Sequence[Record], writes: Sequence[Write], dice: Dice) -> None:
        """All of it; now and then a copy is made of what follows."""
        self._state += writes
        self.step.apply(writes)
        self._boundaries.close(batch)
        if isinstance(self.step, ResumableStep) and dice.random() < 0.3:
            self._copy = self.step.snapshot()

    def dies(self, kept: Sequence[Write], dice: Dice) -> None:
        """This much is on the broker; another goes on from that, mostly with the copy."""
        self._state += kept
        self._restart(self._copy if dice.random() < 0.8 else None)

    def _restart(self, copy: bytes | None) -> None:
        self.step, self._boundaries = self._stage.make(), BatchBoundaries()
        self.step.apply(self._boundaries.restore(self._state))
        if isinstance(self.step, ResumableStep):
            self.step.resume(copy)
