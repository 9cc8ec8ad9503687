"""The flow with crashes in every stage: some of what is sent is delivered, some of the state kept; it starts again.

Where a batch ends is written first, then what is sent is delivered, then state is written, and then the batch is
acknowledged, as the engine does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.topics import CONCLUSIONS, RECORDS
from schemas.wire import Said
from streams.engine.ends import Ends
from streams.flow import Flow, Stage
from streams.pipeline import DocumentKey, _newest, _split, _Topics, to_record
from streams.step import Record, Step, Write
from tests.random_logs.world import Dice

DIES = 0.25
"""Of the batches of a stage, so many are read by a process that dies of it."""


def crashed(said: Iterable[Said], flow: Flow, dice: Dice) -> dict[DocumentKey, bytes]:
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
    kept: list[Write] = []
    step, ends, at = stage.make(), Ends(), 0
    while at < len(log):
        batch = log[at : at + dice.randrange(1, 6)]
        batch = batch[: ends.reach(batch)]
        outcome = step.advance(batch)
        dies = dice.random() < DIES
        if outcome.sends:
            kept.append(ends.begin(batch))
        delivered = [one for one in outcome.sends if not dies or dice.random() < 0.9]
        for send in delivered:
            topics.write((send,), stage.sends[send.topic])
        if len(delivered) == len(outcome.sends):
            kept += outcome.writes[: dice.randrange(len(outcome.writes) + 1) if dies else None]
        if dies:
            step, ends = _restarted(stage, kept)
        else:
            step.keep(outcome.writes)
            ends.keep(batch)
            at += len(batch)


def _restarted(stage: Stage, kept: Sequence[Write]) -> tuple[Step, Ends]:
    step, ends = stage.make(), Ends()
    step.keep(ends.without(kept))
    return step, ends
