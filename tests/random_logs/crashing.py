"""The flow with crashes in every stage: some of what is sent is delivered, some of the state kept; it starts again.

What is sent is delivered before state is written, and state before the batch is acknowledged, as the engine does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schemas.topics import CONCLUSIONS, RECORDS
from schemas.wire import Said
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
    step, at = stage.make(), 0
    while at < len(log):
        size = dice.randrange(1, 6)
        outcome = step.advance(log[at : at + size])
        dies = dice.random() < DIES
        delivered = [one for one in outcome.sends if not dies or dice.random() < 0.9]
        for send in delivered:
            topics.write((send,), stage.sends[send.topic])
        if len(delivered) == len(outcome.sends):
            kept += outcome.writes[: dice.randrange(len(outcome.writes) + 1) if dies else None]
        if dies:
            step = _restarted(stage, kept)
        else:
            step.keep(outcome.writes)
            at += size


def _restarted(stage: Stage, kept: Sequence[Write]) -> Step:
    step = stage.make()
    step.keep(kept)
    return step
